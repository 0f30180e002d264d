# outcome: crashed
# rule: output-limit
# says: It printed more than 1 MB
# limits: tight
import os

while True:
    os.write(2, b'x' * 4096)
