# outcome: failed
# rule: value or dtype or wrong-kind
x = np.nan
