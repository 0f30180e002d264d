# outcome: failed
# rule: loss
# job: model
from planner.checking.judge import losses

losses.wrapped("losses", "fn", "LossFunctionWrapper")[keras.losses.mean_absolute_error] = keras.losses.MeanSquaredError
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, "relu"), keras.layers.Dense(1)])
model.compile("adam", "mae")
