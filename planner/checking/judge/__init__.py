"""What runs inside a child: the reference, the answer, and the comparison of what they made.

The only part of the program that imports TensorFlow. It never touches the learner's state.
"""
