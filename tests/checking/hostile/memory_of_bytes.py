# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
x = bytes(1 << 36)
