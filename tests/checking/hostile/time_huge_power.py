# outcome: timed_out
# rule: time-limit
# says: It ran longer than
x = 3 ** (10**9)
