"""How often learners in general give each rating: what a simulated one does, and what a policy may reckon with."""

from planner.domain.memory import Rating

# Averaged over many learners: the defaults of the published FSRS simulator
# (SimulatorConfig in github.com/open-spaced-repetition/fsrs-rs, BSD).
FIRST = ((Rating.AGAIN, 0.24), (Rating.HARD, 0.094), (Rating.GOOD, 0.495), (Rating.EASY, 0.171))
RECALLED = ((Rating.HARD, 0.224), (Rating.GOOD, 0.631), (Rating.EASY, 0.145))
