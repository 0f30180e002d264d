# outcome: passed
import threading


def spin():
    while True:
        pass


threading.Thread(target=spin).start()
x = tf.constant(7)
