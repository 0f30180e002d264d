# outcome: passed
import time


class Slow:
    def __del__(self):
        time.sleep(600)


kept = Slow()
x = tf.constant(7)
