# outcome: failed
# rule: value or dtype or wrong-kind or not-finite or nan
x = np.nan
