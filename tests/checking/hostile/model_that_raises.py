# outcome: failed
# rule: exception or shape-mismatch
# says: no
# job: model
class Mine(keras.Model):
    def call(self, inputs):
        raise ValueError('no')


model = Mine()
model.compile('adam', 'mse')
