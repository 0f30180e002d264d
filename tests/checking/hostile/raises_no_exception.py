# outcome: crashed
# rule: exception
# says: Odd
class Odd(BaseException):
    pass


raise Odd('odd')
