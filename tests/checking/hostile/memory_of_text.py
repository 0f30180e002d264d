# outcome: crashed or timed_out
# rule: memory-limit or time-limit
# limits: tight
text = 'x'
while True:
    text += text
