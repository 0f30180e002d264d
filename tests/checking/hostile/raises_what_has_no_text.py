# outcome: crashed
# rule: exception
# says: Odd
class Odd(Exception):
    def __str__(self):
        raise ValueError


raise Odd
