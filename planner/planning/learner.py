"""What is known of one learner: the cards, how many minutes attempts take, and how memory fades."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.memory import Card
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters
from planner.planning.cost import STATED_PACE, Pace


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner's ``cards`` by drill, and figures; those that nothing is known of are as for people on average."""

    cards: Mapping[str, Card]
    pace: Pace = STATED_PACE
    parameters: Parameters = DEFAULT_PARAMETERS
