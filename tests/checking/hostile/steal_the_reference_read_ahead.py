# outcome: failed
# rule: wrong-kind
# job: dataset
import sys
from collections.abc import Mapping

modules = [module for name, module in list(sys.modules.items()) if name.startswith("planner")]
kept = [value for module in modules for value in vars(module).values() if isinstance(value, Mapping)]
found = [key for mapping in kept for key in list(mapping) if isinstance(key, tf.data.Dataset)]
x = found[0] if found else None
