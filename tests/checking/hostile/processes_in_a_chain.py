# outcome: crashed
# rule: process-limit
# says: It started more than 6 processes
# limits: tight
import os
import time

for _ in range(50):
    if os.fork():
        time.sleep(600)
