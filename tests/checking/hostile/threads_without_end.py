# outcome: crashed or timed_out
# rule: exception or memory-limit or time-limit or killed
# limits: tight
import threading
import time

while True:
    threading.Thread(target=time.sleep, args=(600,)).start()
