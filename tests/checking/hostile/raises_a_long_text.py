# outcome: crashed
# rule: exception
# says: ValueError
raise ValueError('x' * 10**7)
