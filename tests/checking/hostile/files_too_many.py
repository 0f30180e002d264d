# outcome: crashed
# rule: disk-limit
# says: 10,000 files
# limits: tight
number = 0
while True:
    number += 1
    open(f'{number}', 'wb').close()
