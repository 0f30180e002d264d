# outcome: crashed
# rule: process-limit
# says: It started more than 6 processes
# limits: tight
import os

while True:
    os.fork()
