# outcome: failed or crashed
# rule: wrong-kind or value or exception or dtype or unknown-attribute or shape
class Odd:
    __class__ = property(lambda self: type(tf.constant(7)))


x = Odd()
