# outcome: crashed
# rule: exit
# says: Its process ended
# job: model
import os


class Mine(keras.Model):
    def call(self, inputs):
        os._exit(0)


model = Mine()
model.compile('adam', 'mse')
