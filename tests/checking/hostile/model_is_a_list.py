# outcome: failed
# rule: wrong-kind
# says: `model` is
# job: model
model = [keras.layers.Dense(3), keras.layers.Dense(1)]
