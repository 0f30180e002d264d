# outcome: failed
# rule: not-built
# says: no weights yet
# job: model
model = keras.Sequential([keras.layers.Dense(3, 'relu'), keras.layers.Dense(1)])
model.compile('adam', 'mse')
