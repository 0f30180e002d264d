# outcome: failed
# rule: wrong-kind or outputs-differ or exception or layer-missing or output-shape or wrong-argument
# job: model
class Mine(keras.Model):
    def call(self, inputs):
        return None


model = Mine()
model.compile('adam', 'mse')
