"""What is believed of attempts to come, against every way they could go."""

from datetime import date

import pytest
from planning_strategies import TODAY, day, studied

from planner.domain.memory import Memory, New, Rating
from planner.memory.fsrs import after_review, retrievability_on
from planner.planning.belief import FIRST_CHANCES, NEVER, RECALLED_CHANCES, Foresight, belief_of

EXAM = day(21)


def exact(memory: Memory, days: list[date]) -> float:
    """Return the expected recall on exam day over every rating of every attempt."""
    if not days:
        return retrievability_on(memory, EXAM)
    recall = retrievability_on(memory, days[0])
    recalled = tuple(recall * chance for chance in RECALLED_CHANCES)
    chances = FIRST_CHANCES if isinstance(memory, New) else (1 - recall, *recalled)
    return sum(
        chance * exact(after_review(memory, rating, days[0]), days[1:])
        for chance, rating in zip(chances, Rating, strict=True)
    )


@pytest.mark.parametrize("offsets", [(0,), (0, 10), (5, 20), (0, 5, 15), (0, 7, 14, 20), (0, 1, 3, 8, 18)])
def test_two_branches_come_within_about_a_point_of_the_whole_tree(offsets: tuple[int, ...]) -> None:
    foresight, belief = Foresight(EXAM.toordinal()), NEVER
    for offset in offsets:
        belief, _ = foresight.attempt(belief, day(offset).toordinal())
    tolerance = 1e-9 if len(offsets) == 1 else 0.012
    whole = exact(New(), [day(offset) for offset in offsets])
    assert foresight.exam_recall(belief) == pytest.approx(whole, abs=tolerance)


def test_one_attempt_at_a_known_drill_is_foreseen_exactly() -> None:
    memory = studied((-9, Rating.GOOD), (-2, Rating.HARD))
    foresight = Foresight(EXAM.toordinal())
    belief, recall = foresight.attempt(belief_of(memory), TODAY.toordinal())
    assert recall == pytest.approx(retrievability_on(memory, TODAY))
    assert foresight.exam_recall(belief) == pytest.approx(exact(memory, [TODAY]))


def test_chances_of_ratings_add_up_to_one() -> None:
    assert sum(FIRST_CHANCES) == pytest.approx(1)
    assert sum(RECALLED_CHANCES) == pytest.approx(1)
