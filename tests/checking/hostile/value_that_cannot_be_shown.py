# outcome: failed
# rule: wrong-kind or value
class Odd:
    def __repr__(self):
        raise ValueError


x = Odd()
