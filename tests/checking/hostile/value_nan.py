# outcome: failed
# rule: not-finite
x = np.nan
