# outcome: timed_out
# rule: time-limit
# says: It ran longer than
import re

re.match(r'(a+)+$', 'a' * 60 + 'b')
