# outcome: crashed or timed_out
# rule: memory-limit or time-limit or killed or exception
# limits: tight
import sys

sys.setrecursionlimit(10**9)


def f(n):
    return f(n + 1)


f(0)
