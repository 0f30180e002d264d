# outcome: failed or passed
# rule: initializer or weights or outputs-differ or value
# job: model
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, 'relu'), keras.layers.Dense(1)])
model.compile('adam', 'mse')
model.set_weights([np.full(w.shape, np.nan) for w in model.get_weights()])
