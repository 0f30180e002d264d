# outcome: crashed
# rule: output-limit
# says: It printed more than 1 MB
# limits: tight
print('x' * (100 << 20))
