# outcome: failed
# rule: wrong-kind
# job: model
import gc

found = [value for value in gc.get_objects() if isinstance(value, keras.Sequential)]
model = found[0] if found else None
