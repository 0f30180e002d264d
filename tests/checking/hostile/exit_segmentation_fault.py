# outcome: crashed
# rule: killed
# says: SIGSEGV
import ctypes

ctypes.string_at(0)
