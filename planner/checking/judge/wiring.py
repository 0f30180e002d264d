"""Names where two models of the same steps are wired differently, or share layers differently."""

from planner.checking.judge.about import About
from planner.checking.judge.graph import INPUT, UNKNOWN, Graph, Place
from planner.checking.judge.made_at import line_of
from planner.domain.verdict import Finding


def wiring_difference(wanted: Graph, got: Graph, about: About) -> Finding | None:
    """Return the first difference in how equal steps hang together, None where there is none."""
    found = _sharing(wanted, got, about)
    if found:
        return found
    for index, (want, have) in enumerate(zip(wanted.sources, got.sources, strict=True)):
        if want != have and not _is_unknown((*want, *have)):
            step = got.steps[index]
            line = line_of(step, got.steps, about.code)
            return _wired(f"{step} takes", want, have, wanted, got, line, about)
    if wanted.outputs != got.outputs and not _is_unknown((*wanted.outputs, *got.outputs)):
        return _wired(f"`{about.name}` gives", tuple(wanted.outputs), tuple(got.outputs), wanted, got, None, about)
    return None


def _is_unknown(places: tuple[Place, ...]) -> bool:
    return any(index == UNKNOWN for index, _ in places)


def _wired(  # noqa: PLR0913, PLR0917 - both graphs, and the place in each
    what: str,
    want: tuple[Place, ...],
    have: tuple[Place, ...],
    wanted: Graph,
    got: Graph,
    line: int | None,
    about: About,
) -> Finding:
    asked, shown = _names(want, wanted), _names(have, got)
    message = f"{what} {shown}; {asked} is asked for."
    if asked == shown:
        message = f"{what} {shown}, but not the one that is asked for: follow each input back to where it comes from."
    return about.find("model-graph", message, expected=asked, actual=shown, line=line)


def _names(places: tuple[Place, ...], graph: Graph) -> str:
    return " and ".join(_name(place, graph) for place in places) or "nothing"


def _name(place: Place, graph: Graph) -> str:
    index, output = place
    if index == INPUT:
        return f"input {output + 1}"
    return str(graph.steps[index])


def _sharing(wanted: Graph, got: Graph, about: About) -> Finding | None:
    """Compare which steps are calls of one and the same layer with weights."""
    for index, (want, have) in enumerate(zip(_firsts(wanted), _firsts(got), strict=True)):
        if want != have:
            step = got.steps[index]
            line = line_of(step, got.steps, about.code)
            message = (
                f"Two layers {step} are made where one, called twice, is asked for."
                if want < have
                else f"One layer {step} is called twice where two layers are asked for."
            )
            asked, shown = ("shared", "two layers") if want < have else ("two layers", "shared")
            return about.find("model-graph", message, expected=asked, actual=shown, line=line)
    return None


def _firsts(graph: Graph) -> list[int]:
    """Return for each step the index of the first that calls the same layer."""
    first: dict[int, int] = {}
    return [
        first.setdefault(id(step.layer), index) if step.layer is not None and step.layer.weights else index
        for index, step in enumerate(graph.steps)
    ]
