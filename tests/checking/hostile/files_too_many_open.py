# outcome: crashed
# rule: exception
# says: OSError
# limits: tight
kept = [open('a', 'w') for _ in range(1000)]
