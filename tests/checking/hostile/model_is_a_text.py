# outcome: failed
# rule: wrong-kind
# says: `model` is
# job: model
model = 'a model'
