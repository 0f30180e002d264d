"""Weak topics come first, weighed and counted as readiness is."""

import pytest
from report_samples import TODAY, day, drill, review

from planner.domain.memory import Rating
from planner.memory.fsrs import retrievability_on
from planner.memory.replay import replay
from planner.planning.learner import Learner
from planner.report.weakness import TopicStats, topics_weakest_first

ENTRIES = [
    drill("dense", "basics", 0, weight=0.3),
    drill("fit", "basics", 1, weight=0.1),
    drill("conv", "cnn", 2),
    drill("pool", "cnn", 3),
    drill("resize", "cnn", 4),
    drill("augment", "cnn", 5),
    drill("embedding", "nlp", 6),
    drill("window", "series", 7),
]
REVIEWS = [
    review("dense", -9, minutes=9.5),
    review("conv", -9),
    review("pool", -9, Rating.EASY),
    review("resize", -9, Rating.HARD),
    review("augment", -9, Rating.AGAIN),
    review("conv", -2, Rating.AGAIN, minutes=7.0),
    review("dense", -2, Rating.EASY),
    review("gone", -2, minutes=60.0),
]
CARDS = replay(REVIEWS)


def topics(exam_in: int = 12) -> dict[str, TopicStats]:
    found = topics_weakest_first(ENTRIES, Learner(CARDS), REVIEWS, TODAY, day(exam_in))
    return {topic.topic: topic for topic in found}


def test_topics_come_weakest_first_and_ties_in_ladder_order() -> None:
    assert list(topics()) == ["nlp", "series", "cnn", "basics"]
    recall = [topic.exam_day for topic in topics().values()]
    assert recall == sorted(recall)


def test_a_topic_not_begun_counts_nothing() -> None:
    assert topics()["nlp"] == TopicStats("nlp", 1, 0, 0.0, 0.0, 0.0, 0.0, 0, 0.0, ())


def test_recall_is_weighed_by_syllabus_share_with_unseen_drills_at_zero() -> None:
    basics = topics()["basics"]
    dense = CARDS["dense"].memory
    assert (basics.drills, basics.introduced) == (2, 1)
    assert basics.retrievability == pytest.approx(0.75 * retrievability_on(dense, TODAY))
    assert basics.exam_day == pytest.approx(0.75 * retrievability_on(dense, day(12)))


def test_at_most_three_weakest_drills_are_named_by_their_recall_on_exam_day() -> None:
    on_exam_day = {
        name: retrievability_on(CARDS[name].memory, day(12)) for name in ("conv", "pool", "resize", "augment")
    }
    assert topics()["cnn"].weakest == tuple(sorted(on_exam_day, key=on_exam_day.__getitem__)[:3])
    assert topics()["cnn"].weakest[0] == "augment"
    assert topics()["basics"].weakest == ("dense",)


def test_lapses_and_minutes_add_up_over_the_topics_drills() -> None:
    assert topics()["cnn"].lapses == 1
    assert topics()["cnn"].minutes == 4 * 4.0 + 7.0
    assert topics()["basics"].minutes == 9.5 + 4.0


def test_the_order_of_the_library_does_not_matter() -> None:
    assert topics_weakest_first(ENTRIES[::-1], Learner(CARDS), REVIEWS, TODAY, day(12)) == tuple(topics().values())


def test_an_empty_library_has_no_topics() -> None:
    assert topics_weakest_first([], Learner({}), [], TODAY, day(12)) == ()
