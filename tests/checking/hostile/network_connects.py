# outcome: passed
import socket

try:
    socket.create_connection(('192.0.2.1', 80), timeout=0.5)
    x = 8
except OSError:
    x = tf.constant(7)
