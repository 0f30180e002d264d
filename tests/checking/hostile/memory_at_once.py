# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
x = np.ones(1 << 36)
