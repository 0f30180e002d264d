# outcome: timed_out
# rule: time-limit
# says: It ran longer than
while True:
    pass
