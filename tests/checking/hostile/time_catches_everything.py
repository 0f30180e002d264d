# outcome: timed_out
# rule: time-limit
# says: It ran longer than
while True:
    try:
        while True:
            pass
    except:
        pass
