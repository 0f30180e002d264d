# outcome: crashed or timed_out
# rule: memory-limit or time-limit
# limits: tight
x = open('/dev/zero', 'rb').read()
