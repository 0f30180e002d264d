# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
