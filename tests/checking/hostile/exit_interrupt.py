# outcome: crashed
# rule: exit
# says: KeyboardInterrupt
raise KeyboardInterrupt
