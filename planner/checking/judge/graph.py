"""A model as a graph of canonical steps, listed in the order in which its outputs need them.

The order doesn't depend on which branch was built first: it follows each step's inputs back from the outputs,
left to right, and where their order means nothing, as in a sum, by what they are. A chain is listed as it runs.
Neighbours that make one are joined: reshapes, rescalings, dropouts; a dropout moves behind a reshape.
"""

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from planner.checking.judge.steps import DROPOUT, RESCALING, RESHAPE, Step, steps_of
from planner.checking.judge.trace import MODEL_INPUT, Origin, Trace

_COMMUTATIVE = ("Add", "Multiply", "Maximum", "Minimum", "Average")
_ASSOCIATIVE = ("Add", "Multiply", "Maximum", "Minimum", "Concatenate")
INPUT, UNKNOWN = -1, -2

Place = tuple[int, int]  # a step's index, INPUT or UNKNOWN, and which of its outputs


@dataclass(frozen=True, slots=True)
class Graph:
    """Steps in canonical order; for each the places of its inputs; the places of the outputs.

    ``origins``: for each step, where the ``trace`` has its result, None for a step inside a call.
    """

    steps: list[Step]
    sources: list[tuple[Place, ...]]
    outputs: list[Place]
    origins: list[Origin | None]
    signatures: list[int]
    trace: Trace

    def signature(self, place: Place) -> tuple[int, int]:
        """Return what is computed at a place: the same for the same computation, whatever came first."""
        index, output = place
        return (self.signatures[index] if index >= 0 else index), output

    @property
    def is_chain(self) -> bool:
        """Whether each step takes just what the one before gives."""
        return all(places == ((index - 1, 0),) for index, places in enumerate(self.sources) if index)


@dataclass(slots=True, eq=False)
class Node:
    """A step while the graph is built; ``uses`` counts what takes its result."""

    step: Step
    sources: list["Ref"]
    uses: int
    origin: Origin | None = None
    signature: int = 0


@dataclass(frozen=True, slots=True)
class Ref:
    """An output of a node; of the model's inputs where there is no node, or unknown."""

    node: Node | None
    output: int

    @property
    def signature(self) -> tuple[int, int]:
        """What the output is computed from, the same for the same computation."""
        return (self.node.signature if self.node else INPUT, self.output)


_UNKNOWN = Ref(None, UNKNOWN)


@dataclass(slots=True)
class Built:
    """All nodes, each after what it takes, and what the outputs are."""

    nodes: list[Node] = field(default_factory=list)
    outputs: list[Ref] = field(default_factory=list)

    def add(self, step: Step, sources: list[Ref], uses: int) -> Ref:
        """Add a step and return what its result is, which is another's where the step does nothing new."""
        if step.kind in _ASSOCIATIVE:
            sources = [part for source in sources for part in _parts(step, source)]
        last = sources[0].node if len(sources) == 1 else None
        if last is not None and last.uses == 1:
            joined = _joined(last.step, step)
            if joined is not None:
                step, sources = joined, last.sources
            elif step.kind == RESHAPE and last.step.kind == DROPOUT:
                before = self.add(step, last.sources, 1)
                moved = replace(last.step, inputs=step.outputs, outputs=step.outputs)
                return self.add(moved, [before], uses)
        if _does_nothing(step):
            if sources[0].node:
                sources[0].node.uses += uses - 1
            return sources[0]
        self.nodes.append(Node(step, sources, uses))
        return Ref(self.nodes[-1], 0)


def _parts(step: Step, source: Ref) -> list[Ref]:
    """Return what a sum within a sum adds up, and any other source as it is."""
    node = source.node
    is_inner = node is not None and node.uses == 1 and node.step.key == step.key and len(node.sources) > 1
    return node.sources if node is not None and is_inner else [source]


def _joined(last: Step, step: Step) -> Step | None:
    """Return the one step that two neighbours make, None where they stay two."""
    if step.kind != last.kind:
        return None
    if step.kind == RESHAPE:
        return replace(step, inputs=last.inputs)
    if step.kind == DROPOUT and step.config.keys() == last.config.keys():
        kept = (1 - _number(last.config["rate"])) * (1 - _number(step.config["rate"]))
        return replace(step, config={**step.config, "rate": round(1 - kept, 9)})
    if step.kind == RESCALING:
        (a, b), (c, d) = _line(last), _line(step)
        scale, offset = a * c, b * c + d
        return None if math.isnan(scale + offset) else replace(step, config={"scale": scale, "offset": offset})
    return None


def _line(step: Step) -> tuple[float, float]:
    return _number(step.config["scale"]), _number(step.config["offset"])


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan


def _does_nothing(step: Step) -> bool:
    if step.kind == RESHAPE:
        return step.inputs[0] == step.outputs[0]
    return step.kind == RESCALING and _line(step) == (1.0, 0.0)


def build(trace: Trace) -> Built:
    """Build the graph of a trace, with a signature for each node."""
    used = Counter(source for call in trace.calls for source in call.sources)
    used.update(trace.output_origins)
    built, refs = Built(), dict[Origin, Ref]()
    for index, call in enumerate(trace.calls):
        sources = [_ref(source, refs) for source in call.sources]
        result = None
        steps = steps_of(call)
        for step in steps:
            uses = used[Origin(index, 0)] if step is steps[-1] else 1
            result = built.add(step, sources if result is None else [result], uses)
        if result is None and sources and sources[0].node:
            sources[0].node.uses += used[Origin(index, 0)] - 1
        result = result or (sources[0] if sources else _UNKNOWN)
        if result.node and steps:
            result.node.origin = Origin(index, 0)
        for output in range(max(1, len(call.outputs))):
            refs[Origin(index, output)] = replace(result, output=output) if steps and result.node else result
    built.outputs = [_ref(origin, refs) for origin in trace.output_origins]
    _sign(built.nodes)
    return built


def _ref(origin: Origin | None, refs: dict[Origin, Ref]) -> Ref:
    if origin is None:
        return _UNKNOWN
    return Ref(None, origin.output) if origin.call == MODEL_INPUT else refs[origin]


def _sign(nodes: list[Node]) -> None:
    for node in nodes:
        if node.step.kind in _COMMUTATIVE:
            node.sources = sorted(node.sources, key=lambda ref: ref.signature)
        told = repr((node.step.key, [ref.signature for ref in node.sources]))
        node.signature = int.from_bytes(blake2b(told.encode(), digest_size=8).digest())


def listed(built: Built, trace: Trace, outputs: list[Ref] | None = None) -> Graph:
    """List the nodes that the outputs need, in canonical order."""
    outputs = built.outputs if outputs is None else outputs
    order: dict[int, int] = {}
    nodes: list[Node] = []
    stack = [(ref.node, False) for ref in reversed(outputs)]
    while stack:
        node, is_ready = stack.pop()
        if node is None or id(node) in order:
            continue
        if is_ready:
            order[id(node)] = len(nodes)
            nodes.append(node)
        else:
            stack.append((node, True))
            stack.extend((ref.node, False) for ref in reversed(node.sources))

    def place(ref: Ref) -> Place:
        if ref.node is not None:
            return order[id(ref.node)], ref.output
        return (INPUT, ref.output) if ref.output >= 0 else (UNKNOWN, 0)

    return Graph(
        steps=[node.step for node in nodes],
        sources=[tuple(map(place, node.sources)) for node in nodes],
        outputs=[*map(place, outputs)],
        origins=[node.origin for node in nodes],
        signatures=[node.signature for node in nodes],
        trace=trace,
    )
