# outcome: failed
# rule: wrong-kind or value
class Long:
    def __repr__(self):
        return 'x' * 10**7


x = Long()
