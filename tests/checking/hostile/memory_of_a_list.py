# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
x = [0] * 10**11
