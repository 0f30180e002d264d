"""Compares how two models were compiled: loss, optimizer and metrics, each by what it is, not how it is spelt.

With several outputs, losses, their weights and metrics are compared output by output, whether they were given as
a list, as a dict by the outputs' names, or once for all.
"""

from collections.abc import Sequence
from dataclasses import replace

import keras
import numpy as np

from planner.checking.judge import lines
from planner.checking.judge.about import About
from planner.checking.judge.fits import rate_before
from planner.checking.judge.losses import canonical_loss, loss_difference
from planner.checking.judge.metrics import canonical_metric, same_metric
from planner.checking.judge.optimizers import same_optimizer
from planner.domain.verdict import Finding

_LOSS_TOLD = {"from-logits", "softmax-one-unit"}  # the loss differs because of these


def compare_compiled(
    expected: keras.Model, actual: keras.Model, order: list[int] | None, found: Sequence[Finding], about: About
) -> list[Finding]:
    """Return how compiling differs: nothing where the reference isn't compiled.

    ``order``: which of the answer's outputs stands for each of the reference's, None where they can't be told.
    ``found``: what the models' layers differ in, which may be the cause of another loss.
    """
    if not expected.compiled:
        return []
    if not actual.compiled:
        return [_not_compiled(about)]
    count = _count(expected)
    optimizer = _rate_changed(actual, same_optimizer(expected.optimizer, actual.optimizer, about), about)
    misplaced = _misplaced(actual, about)
    if misplaced:
        return [*_at_compile([misplaced], about), *optimizer]
    places = order if order is not None and len(order) == count else list(range(count))
    if any(finding.rule == "key-missing" for finding in found):  # outputs of other names: no telling which is which
        return optimizer
    loss = [] if _LOSS_TOLD & {f.rule for f in found} else _compare_losses(expected, actual, places, about)
    if any(f.rule == "activation" for f in found):  # logits that the loss knows of: the activation is the cause
        loss = [finding for finding in loss if finding.rule != "from-logits"]
    metrics = _compare_metrics(expected, actual, places, about)
    for part, findings in (("loss", loss), ("optimizer", optimizer), ("metrics", metrics)):
        if not findings and (part != "loss" or not found):
            about.note(part)
    return [*_at_compile(loss, about), *optimizer, *_at_compile(metrics, about)]


def _not_compiled(about: About) -> Finding:
    if not lines.calls_for(about.name, "load_model", about.code):
        return about.find("not-compiled", f"`{about.name}` is not compiled: call `{about.name}.compile(...)`.")
    message = f"`{about.name}` is not compiled: it was loaded with compile=False, or saved without its optimizer."
    return about.find("not-compiled", message, help="Save and load it with all it has: its training counts, too.")


def _rate_changed(actual: keras.Model, findings: list[Finding], about: About) -> list[Finding]:
    """Return what was found of the optimizer; of a right rate that a callback changed, fit is told of, not compile."""
    began_with = rate_before(getattr(actual, "history", None))
    found = next((f for f in findings if f.rule == "learning-rate"), None)
    if found is None or began_with is None or found.expected != f"{began_with:.6g}":
        return findings
    message = f"The learning rate is {found.actual} after fit, where a callback changed it; it was right before."
    help_text = "Leave that callback out: the rate that compile was given holds for the whole training."
    line = lines.of_method(about.name, "fit", about.code)
    return [replace(found, message=message, help=help_text, line=line)]


def _misplaced(actual: keras.Model, about: About) -> Finding | None:
    """Return a finding where metrics stand in the third place of compile: Keras takes them for weights in silence."""
    given = [weight for weight in keras.tree.flatten(_loss_weights(actual)) if weight is not None]
    if all(isinstance(weight, int | float | np.number) for weight in given):
        return None
    shown = ", ".join(weight if isinstance(weight, str) else type(weight).__name__ for weight in given)
    message = f"compile's third place is for loss_weights, and metrics stand there ({shown})."
    return about.find("wrong-argument", message, help="Name them: compile(optimizer, loss, metrics=['accuracy']).")


def _at_compile(findings: list[Finding], about: About) -> list[Finding]:
    """Return findings at the line that compiles, which is looked for only where there are any."""
    if not findings:
        return []
    line = lines.of_method(about.name, "compile", about.code) or lines.of_call("compile", about.code)
    return findings if line is None else [replace(finding, line=line) for finding in findings]


def _count(model: keras.Model) -> int:
    """Return how many outputs a model has: one, where it doesn't say and its loss doesn't tell."""
    outputs = getattr(model, "outputs", None)
    if outputs:
        return len(outputs)
    return len(model.loss) if isinstance(model.loss, list | dict) else 1


def _names(model: keras.Model) -> list[str]:
    """Return the names by which a dict may speak of a model's outputs, in the outputs' order."""
    struct = getattr(model, "_outputs_struct", None)
    return sorted(struct) if isinstance(struct, dict) else list(getattr(model, "output_names", None) or [])


def _by_output(model: keras.Model, given: object, count: int) -> list[object]:
    """Return for each output what compile was given for it."""
    if isinstance(given, dict):
        names = _names(model) or sorted(given)
        return [given.get(name) for name in names]
    if isinstance(given, list | tuple):
        return [*given, *([None] * (count - len(given)))]
    return [given] * count


def _units(model: keras.Model, output: int) -> int | None:
    outputs = getattr(model, "outputs", None)
    return outputs[output].shape[-1] if outputs and output < len(outputs) else None


def _compare_losses(expected: keras.Model, actual: keras.Model, order: list[int], about: About) -> list[Finding]:
    wanted, got = (_by_output(model, model.loss, len(order)) for model in (expected, actual))
    for output, place in enumerate(order):
        want, have = wanted[output], got[place] if place < len(got) else None
        name = "The loss" if len(order) == 1 else f"The loss of output {_output_name(expected, output)}"
        if want is not None and have is None:
            message = f"`{about.name}` is compiled without a loss."
            message = message if len(order) == 1 else f"{name} is missing."
            return [about.find("loss", message, expected=canonical_loss(want)[0])]
        found = loss_difference(want, have, _units(expected, output), name, about) if want is not None else None
        if found:
            return [found]
    return _compare_weights(expected, actual, order, about)


def _output_name(model: keras.Model, output: int) -> str:
    names = _names(model)
    return names[output] if output < len(names) else str(output + 1)


def _compare_weights(expected: keras.Model, actual: keras.Model, order: list[int], about: About) -> list[Finding]:
    wanted, got = (
        [1.0 if weight is None else weight for weight in _by_output(model, _loss_weights(model), len(order))]
        for model in (expected, actual)
    )
    arranged = [got[place] for place in order if place < len(got)]
    if wanted == arranged:
        return []
    message = f"compile has the loss_weights {_listed(arranged)}; {_listed(wanted)} is asked for."
    return [about.find("loss", message, expected=wanted, actual=arranged)]


def _loss_weights(model: keras.Model) -> object:
    compiled = getattr(model, "_compile_loss", None)
    return getattr(compiled, "_user_loss_weights", None)


def _listed(values: Sequence[object]) -> str:
    return ", ".join(map(str, values))


def _compare_metrics(expected: keras.Model, actual: keras.Model, order: list[int], about: About) -> list[Finding]:
    losses = [canonical_loss(loss)[0] if loss else "" for loss in _by_output(expected, expected.loss, len(order))]
    for kind, argument in (("_user_metrics", "metrics"), ("_user_weighted_metrics", "weighted_metrics")):
        wanted, got = (_metrics(model, kind, len(order)) for model in (expected, actual))
        for output, place in enumerate(order):
            have = got[place] if place < len(got) else []
            about_loss = losses[output], _units(expected, output)
            missing = [m for m in wanted[output] if not any(same_metric(m, other, *about_loss) for other in have)]
            if missing:
                names, shown = ([canonical_metric(m, *about_loss) for m in ms] for ms in (missing, have))
                return [_missing(names, shown, argument, about)]
    return []


def _missing(names: list[str], have: list[str], argument: str, about: About) -> Finding:
    where = "" if argument == "metrics" else f" among {argument}"
    message = f"compile has no metric {', '.join(names)}{where}." + (f" It has {', '.join(have)}." if have else "")
    return about.find("metrics-missing", message, expected=", ".join(names), actual=", ".join(have))


def _metrics(model: keras.Model, kind: str, count: int) -> list[list[object]]:
    """Return the metrics of each output, as compile was given them: Keras keeps them nowhere else."""
    given = getattr(getattr(model, "_compile_metrics", None), kind, None)
    if given is None:
        return [[] for _ in range(count)]
    if count == 1 and not isinstance(given, dict):
        return [[metric for metric in keras.tree.flatten(given) if metric is not None]]
    by_output = _by_output(model, given, count)
    return [[metric for metric in keras.tree.flatten(of) if metric is not None] for of in by_output]
