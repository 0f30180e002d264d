# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import os
import signal

os.kill(0, signal.SIGSTOP)
