"""Names where models that train alike predict otherwise: code of the learner's own may go by ``training``.

Where what they predict hardly varies from sample to sample, as behind a base without training, it proves nothing:
then a model's steps tell, which are to be the same in training and in prediction.
"""

from collections import Counter
from dataclasses import replace

from keras.src.layers.layer import Layer

from planner.checking.judge.about import About
from planner.checking.judge.agreement import Agreement
from planner.checking.judge.configs import config_of
from planner.checking.judge.difference import first_difference
from planner.checking.judge.graph import Graph, build, listed
from planner.checking.judge.kinds import kind_of
from planner.checking.judge.made_at import line_of
from planner.checking.judge.steps import Step, steps_of
from planner.checking.judge.switches import HAND_ON
from planner.checking.judge.trace import Trace
from planner.domain.verdict import Finding

_TURNED = "`training` is true in fit: `if training:`, or the layer called in either case, layer(x, training=training)."


def prediction_difference(agreed: Agreement, about: About) -> list[Finding]:
    """Return the first difference in what the models do when they predict."""
    for want, have in agreed.predictions:
        acting = _acting(have)
        if acting and not _acting(want):
            return [_acts(acting[0], agreed.got, about)]
        hides = not agreed.tells(want) and _goes_by_training(agreed.got, have)
        if not agreed.outputs_alike(want, have) or (hides and not _goes_by_training(agreed.wanted, want)):
            return [_predicts(want, have, about)]
    return []


def turned_round(missing: Finding, agreed: Agreement, about: About) -> Finding | None:
    """Return that a layer is missing in training because it is only called in predictions, None where it isn't."""
    got = agreed.got
    trained = {*(_known_by(call.leaf) for call in got.trace.calls), *map(_known_by, got.trace.idle)}
    for _, have in agreed.predictions:
        acting = _acting(have)
        idle = [step for layer in have.idle for step in _like(layer, agreed.wanted)]
        for step in (*acting, *idle):
            if _known_by(step.layer) not in trained and missing.expected.partition("(")[0] == step.kind:
                does = "acts" if step in acting else "is called, and does nothing,"
                message = f"{step} {does} when the model predicts; in training, where it is asked for, it isn't called."
                line = line_of(step, [*got.steps, step], about.code)
                return replace(missing, rule="layer-missing", message=message, line=line or missing.line, help=_TURNED)
    return None


def _known_by(leaf: object) -> tuple[str, object]:
    """Return what a leaf has in each of a model's runs: what stands for a dropout that is no layer is made anew."""
    return type(leaf).__name__, getattr(leaf, "name", leaf)


def _like(layer: Layer, graph: Graph) -> list[Step]:
    """Return a layer that leaves no step in its own model as a step of another one, where that has such a step."""
    like = [step for step in graph.steps if step.kind == kind_of(layer)]
    return [replace(step, layer=layer, config=config_of(layer)) for step in like[:1]]


def _acting(trace: Trace) -> list[Step]:
    """Return the steps of layers that are told of training in a prediction."""
    return [step for call in trace.calls if call.acts for step in steps_of(call)[:1]]


def _goes_by_training(trained: Graph, predicted: Trace) -> bool:
    """Tell whether a model takes other steps when it predicts than in training, but for those that only act there."""
    graphs = trained, listed(build(predicted), predicted)
    in_training, in_prediction = (Counter(s.key for s in g.steps if not s.only_in_training) for g in graphs)
    return in_training != in_prediction


def _acts(step: Step, got: Graph, about: About) -> Finding:
    message = f"{step} acts as in training when the model predicts."
    in_training = [one for one in got.steps if _known_by(one.layer) == _known_by(step.layer)]
    line = line_of(in_training[0], got.steps, about.code) if in_training else None
    return about.find("layer-argument", message, line=line, help=HAND_ON)


def _predicts(want: Trace, have: Trace, about: About) -> Finding:
    found = first_difference(listed(build(want), want), listed(build(have), have), about)
    if found:
        return replace(found, message=f"When the model predicts: {found.message}")
    return about.find("outputs-differ", f"`{about.name}` computes something else when it predicts.")
