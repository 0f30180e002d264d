# outcome: crashed
# rule: exit
# says: The answer ends the program
# job: model
import sys


class Mine(keras.Model):
    def call(self, inputs):
        sys.exit(0)


model = Mine()
model.compile('adam', 'mse')
