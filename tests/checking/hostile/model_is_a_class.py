# outcome: failed
# rule: wrong-kind
# says: `model` is the class Mine
# job: model
class Mine(keras.Model):
    pass


model = Mine
