# outcome: crashed
# rule: import-missing
# says: no module `tensorflow_that_is_not_there`
import tensorflow_that_is_not_there
