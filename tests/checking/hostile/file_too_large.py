# outcome: crashed
# rule: exception
# says: OSError
# limits: tight
open('a', 'wb').write(bytes(2 << 20))
