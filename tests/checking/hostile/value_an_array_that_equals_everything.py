# outcome: failed
# rule: value or wrong-kind or dtype
class Sevens(np.ndarray):
    def __array_function__(self, *_):
        return True

    def __array_ufunc__(self, *_, **__):
        return np.bool_(True)


x = np.array(8, dtype='int32').view(Sevens)
