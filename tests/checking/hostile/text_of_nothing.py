# outcome: failed
# rule: name-missing
