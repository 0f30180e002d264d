# outcome: crashed
# rule: import-missing
# says: import can't be resolved
import tensorflow_that_is_not_there
