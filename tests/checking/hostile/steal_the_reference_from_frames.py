# outcome: failed
# rule: name-missing
import gc
import sys

frames = []
frame = sys._getframe()
while frame:
    frames.append(frame)
    frame = frame.f_back
for frame in frames:
    for value in list(frame.f_locals.values()):
        if isinstance(getattr(value, 'names', None), dict) and value.names is not globals() and 'x' in value.names:
            x = value.names['x']
