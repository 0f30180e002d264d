"""Which way of scheduling leads to the most recall on exam day, tried on learners made up by chance.

Four things are kept apart, so that no policy can know what a scheduler can't: the learner's true memory (`truth`),
what a learner does in an attempt (`behaviour`), what attempts cost (`scenarios`), and the policies, which see only
what `seen` holds: the calendar, the drills and the ratings so far. Everything follows from a seed.
"""
