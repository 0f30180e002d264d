# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
kept = []
while True:
    kept.append(np.empty(1 << 25))
