# outcome: failed
# rule: value or wrong-kind or dtype
class Seven(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


x = Seven(8)
