# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
while True:
    pass
