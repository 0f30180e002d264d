"""How often learners in general give each rating: what a simulated one does."""

from planner.domain.memory import Rating
from planner.planning.belief import FIRST_CHANCES, RECALLED_CHANCES

FIRST = tuple(zip(Rating, FIRST_CHANCES, strict=True))
RECALLED = tuple(zip((Rating.HARD, Rating.GOOD, Rating.EASY), RECALLED_CHANCES, strict=True))
