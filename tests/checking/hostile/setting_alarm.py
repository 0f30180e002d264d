# outcome: passed
# job: model
import signal

signal.setitimer(signal.ITIMER_REAL, 0.5)
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, 'relu'), keras.layers.Dense(1)])
model.compile('adam', 'mse')
signal.setitimer(signal.ITIMER_REAL, 0.5)
