# outcome: crashed
# rule: memory-limit
# says: more memory than a run may use
# limits: tight
text = 'x'
while True:
    text += text
