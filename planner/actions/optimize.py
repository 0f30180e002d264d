"""Personal memory parameters: fitted to the log, and used only if they foretell the later reviews better."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.actions.desk import Desk, desk
from planner.memory.fit import LEAST_REVIEWS, Trial, factors_of, fitted, scored, try_out
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters
from planner.memory.replay import replay
from planner.store.adopting import use_weights
from planner.store.parameters import has_weights
from planner.store.reviews import read_reviews


@dataclass(frozen=True, slots=True)
class Optimized:
    """What came of it. ``trial`` is None where the ``reviews`` were too few to try; ``factors`` are those in use."""

    reviews: int
    trial: Trial | None
    adopted: bool
    factors: Mapping[str, float]

    @property
    def personal(self) -> bool:
        """Whether parameters of the learner's own are in use now."""
        return any(factor != 1.0 for factor in self.factors.values())


def optimize() -> Optimized:
    """Fit to the whole log, if a fit to its earlier part beats the published parameters on the rest."""
    with desk() as at:
        attempts = [(review.drill, review.study_day, review.rating) for review in read_reviews(at.store)]
        reviews = sum(1 for _ in scored(attempts, DEFAULT_PARAMETERS))
        trial = try_out(attempts) if reviews >= LEAST_REVIEWS else None
        if trial is None or not trial.won:
            return Optimized(reviews, trial, adopted=False, factors=factors_of(at.parameters))
        found = fitted(attempts)
        _use(at, found)
        return Optimized(reviews, trial, adopted=True, factors=factors_of(found))


def reset() -> bool:
    """Go back to the published parameters; return whether others were in use."""
    with desk() as at:
        personal = has_weights(at.store)
        _use(at, DEFAULT_PARAMETERS)
        return personal


def _use(at: Desk, parameters: Parameters) -> None:
    """Change the parameters and, with them, every card."""
    weights = None if parameters == DEFAULT_PARAMETERS else parameters.w
    use_weights(at.store, weights, lambda reviews: replay(reviews, parameters=parameters).values())
