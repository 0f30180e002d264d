# outcome: crashed
# rule: disk-limit
# says: It wrote more than 8 MB
# limits: tight
number = 0
while True:
    number += 1
    open(f'{number}', 'wb').write(bytes(1 << 19))
