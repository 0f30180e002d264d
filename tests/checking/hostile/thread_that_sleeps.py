# outcome: passed
import threading
import time

threading.Thread(target=time.sleep, args=(600,)).start()
x = tf.constant(7)
