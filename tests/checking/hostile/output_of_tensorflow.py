# outcome: crashed
# rule: output-limit
# says: It printed more than 1 MB
# limits: tight
while True:
    tf.print('x' * 4096)
