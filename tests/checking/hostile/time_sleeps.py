# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import time

time.sleep(600)
