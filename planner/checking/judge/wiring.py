"""Names where two models of the same steps are wired differently, or share layers differently."""

from collections import Counter

from planner.checking.judge.about import About
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.graph import INPUT, UNKNOWN, Graph, Place
from planner.checking.judge.made_at import line_of
from planner.domain.verdict import Finding


def wiring_difference(wanted: Graph, got: Graph, about: About) -> Finding | None:
    """Return the first difference, from the outputs back, in how the same steps hang together; None for none.

    Of two chains, other steps in between are a difference of layers, not of wiring.
    """
    if Counter(step.key for step in wanted.steps) != Counter(step.key for step in got.steps):
        return None
    if not (wanted.is_chain and got.is_chain):
        pending = [(INPUT, tuple(wanted.outputs), tuple(got.outputs))]
        while pending:
            at, want, have = pending.pop()
            inner = _inner(want, have, wanted, got)
            if inner is None:
                return _wired(at, want, have, wanted, got, about)
            pending += inner
    return _sharing(wanted, got, about) if wanted.signatures == got.signatures else None


def _inner(
    want: tuple[Place, ...], have: tuple[Place, ...], wanted: Graph, got: Graph
) -> list[tuple[int, tuple[Place, ...], tuple[Place, ...]]] | None:
    """Return where to look further back, for inputs that are computed otherwise; None where these are the cause."""
    left, right = [*map(wanted.signature, want)], [*map(got.signature, have)]
    differing = [(w, h) for w, h, x, y in zip(want, have, left, right, strict=False) if x != y]
    if not differing and len(want) == len(have):
        return []
    same_work = all(w[0] >= 0 and h[0] >= 0 and wanted.steps[w[0]].key == got.steps[h[0]].key for w, h in differing)
    if sorted(left) == sorted(right) or not same_work or len(want) != len(have):
        return [] if UNKNOWN in (index for index, _ in (*want, *have)) else None
    return [(h[0], wanted.sources[w[0]], got.sources[h[0]]) for w, h in differing]


def _wired(  # noqa: PLR0913, PLR0917 - both graphs, and the place in each
    at: int, want: tuple[Place, ...], have: tuple[Place, ...], wanted: Graph, got: Graph, about: About
) -> Finding:
    asked, shown = _names(want, wanted), _names(have, got)
    what = f"`{about.name}` gives" if at < 0 else f"{got.steps[at]} takes"
    line = line_of(got.steps[at], got.steps, about.code) if at >= 0 else None
    message = f"{what} {shown}; {asked} is asked for."
    if asked == shown:
        message = f"{what} {shown}, but not the one that is asked for: follow each input back to where it comes from."
    return about.find("model-graph", message, expected=asked, actual=shown, line=line)


def _names(places: tuple[Place, ...], graph: Graph) -> str:
    return " and ".join(_name(place, graph) for place in places) or "nothing"


def _name(place: Place, graph: Graph) -> str:
    index, output = place
    if index < 0:
        return f"input {output + 1}" if index == INPUT else "something else"
    step, sources = graph.steps[index], graph.sources[index]
    if step.kind == ACTIVATION and sources and sources[0][0] >= 0:
        return f"{graph.steps[sources[0][0]]} with {step.config['name']}"
    return str(step)


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
