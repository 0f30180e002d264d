# outcome: failed
# rule: wrong-kind or value or dtype
class Anything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 7


x = Anything()
