# outcome: passed
# bare: failed
try:
    open('/proc/self/mem', 'r+b')
    x = 8
except PermissionError:
    x = tf.constant(7)
