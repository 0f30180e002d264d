# outcome: crashed
# rule: exception
# says: EOFError
x = input()
