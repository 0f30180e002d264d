# outcome: timed_out
# rule: time-limit
# says: It ran longer than
# job: model
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile('sgd', 'mse')
model.fit(np.zeros((8, 4)), np.zeros((8, 1)), epochs=10**9, verbose=0)
