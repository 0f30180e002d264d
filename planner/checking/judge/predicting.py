"""Names where models that train alike predict otherwise: code of the learner's own may go by ``training``."""

from dataclasses import replace

from planner.checking.judge.about import About
from planner.checking.judge.agreement import Agreement
from planner.checking.judge.difference import first_difference
from planner.checking.judge.graph import Graph, build, listed
from planner.checking.judge.made_at import line_of
from planner.checking.judge.steps import Step, steps_of
from planner.checking.judge.switches import HAND_ON
from planner.checking.judge.trace import Trace
from planner.domain.verdict import Finding


def prediction_difference(agreed: Agreement, about: About) -> list[Finding]:
    """Return the first difference in what the models do when they predict."""
    for want, have in agreed.predictions:
        acting = _acting(have)
        if acting and not _acting(want):
            return [_acts(acting[0], agreed.got, about)]
        if not agreed.outputs_alike(want, have):
            return [_predicts(want, have, about)]
    return []


def _acting(trace: Trace) -> list[Step]:
    """Return the steps of layers that are told of training in a prediction."""
    return [step for call in trace.calls if call.acts for step in steps_of(call)[:1]]


def _acts(step: Step, got: Graph, about: About) -> Finding:
    message = f"{step} acts as in training when the model predicts, too."
    return about.find("layer-argument", message, line=line_of(step, got.steps, about.code), help=HAND_ON)


def _predicts(want: Trace, have: Trace, about: About) -> Finding:
    found = first_difference(listed(build(want), want), listed(build(have), have), about)
    if found:
        return replace(found, message=f"When the model predicts: {found.message}")
    return about.find("outputs-differ", f"`{about.name}` computes something else when it predicts.")
