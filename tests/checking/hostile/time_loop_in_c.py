# outcome: timed_out
# rule: time-limit
# says: It ran longer than
sum(iter(int, 1))
