# outcome: timed_out
# rule: time-limit
# says: It ran longer than
# job: model
class Endless(keras.Model):
    def call(self, inputs):
        while True:
            pass


model = Endless()
model.compile('adam', 'mse')
