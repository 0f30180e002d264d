# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import os

os.mkfifo('pipe')
open('pipe')
