# outcome: crashed
# rule: syntax
# says: Python can't read it
if True:
        y = 1
	z = 2
