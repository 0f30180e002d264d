# outcome: passed
import sys
import threading

thread = threading.Thread(target=sys.exit)
thread.start()
thread.join()
x = tf.constant(7)
