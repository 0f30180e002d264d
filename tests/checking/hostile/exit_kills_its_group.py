# outcome: crashed
# rule: killed
# says: SIGKILL
import os
import signal

os.killpg(0, signal.SIGKILL)
