# outcome: crashed
# rule: exit
# says: Its process ended
import os

os.execv('/bin/true', ['true'])
