"""Names the first step in which two models differ, in a sentence about the layers as one types them.

Steps are aligned by kind and arguments first, so that of two dense layers the one that is missing is named;
within a stretch that differs, by kind alone, so that a layer with another figure is told as that. A stretch that
is only written otherwise, as the figures that come out of it show, is no difference.
"""

import difflib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.checking.judge.about import About
from planner.checking.judge.activations import ACTIVATION
from planner.checking.judge.agreement import Agreement
from planner.checking.judge.graph import Graph
from planner.checking.judge.kinds import kind_of
from planner.checking.judge.made_at import line_of
from planner.checking.judge.step_arguments import argument_difference, differing, equal
from planner.checking.judge.steps import CUSTOM, RESHAPE, Step
from planner.checking.judge.switches import HAND_ON
from planner.checking.judge.training_view import train_alike
from planner.domain.verdict import Finding


def first_difference(wanted: Graph, got: Graph, about: About, agreement: Agreement | None = None) -> Finding | None:
    """Return the first difference of the canonical steps, None where there is none.

    With an agreement, a stretch that computes and trains the same is passed over.
    """
    sides = _Sides(wanted, got, about)
    for what, i, i_end, j, j_end in map(
        sides.whole_layers, _opcodes(*([s.key for s in g.steps] for g in (wanted, got)))
    ):
        if agreement and _is_spelling(agreement, i, i_end, j, j_end):
            continue
        found = sides.first_argument(i, i_end, j) if what == "equal" else sides.within(i, i_end, j, j_end, agreement)
        if found:
            return found
    return None


def steps_alike(wanted: Graph, got: Graph) -> int:
    """Return how many steps are alike from the start on."""
    pairs = zip(wanted.steps, got.steps, strict=False)
    return next((i for i, (w, g) in enumerate(pairs) if w.key != g.key), min(len(wanted.steps), len(got.steps)))


def _is_spelling(agreement: Agreement, i: int, i_end: int, j: int, j_end: int) -> bool:
    wanted, got = agreement.wanted.steps[i:i_end], agreement.got.steps[j:j_end]
    return train_alike(wanted, got) and agreement.at(i_end - 1, j_end - 1)


def _opcodes(wanted: Sequence[Hashable], got: Sequence[Hashable]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes()


@dataclass(frozen=True, slots=True)
class _Sides:
    """The reference and the answer, step by step."""

    wanted: Graph
    got: Graph
    about: About

    def whole_layers(self, opcode: tuple[str, int, int, int, int]) -> tuple[str, int, int, int, int]:
        """Move a stretch that only one side has so that it begins with a layer, not with the activation before it."""
        what, i, i_end, j, j_end = opcode
        if what == "delete" and _is_turned(self.wanted.steps, i, i_end):
            return what, i + 1, i_end + 1, j + 1, j_end + 1
        if what == "insert" and _is_turned(self.got.steps, j, j_end):
            return what, i + 1, i_end + 1, j + 1, j_end + 1
        return opcode

    def first_argument(self, i: int, i_end: int, j: int) -> Finding | None:
        """Return the first difference in the arguments of steps of the same kinds."""
        found = (self._arguments(i + offset, j + offset) for offset in range(i_end - i))
        return next((finding for finding in found if finding), None)

    def within(self, i: int, i_end: int, j: int, j_end: int, agreement: Agreement | None = None) -> Finding | None:
        """Return the first difference of a stretch, with an agreement past what is only spelt otherwise in it."""
        kinds = [s.kind for s in self.wanted.steps[i:i_end]], [s.kind for s in self.got.steps[j:j_end]]
        for what, left, left_end, right, right_end in _opcodes(*kinds):
            if agreement and _is_spelling(agreement, i + left, i + left_end, j + right, j + right_end):
                continue
            if what == "insert":
                return self._extra(j + right)
            if what == "delete":
                return self._missing(i + left, j + right)
            if what == "replace":
                return self._replaced(i + left, j + right)
            found = self.first_argument(i + left, i + left_end, j + right)
            if found:
                return found
        return None

    def _before(self, position: int) -> Step | None:
        """Return the answer's layer before a position."""
        return _layer_before(self.got, position)

    def _into(self, position: int) -> Step | None:
        """Return the layer that gives one of the answer's steps its input."""
        while position >= 0:
            places = self.got.sources[position]
            position = places[0][0] if places else -1
            if position >= 0 and self.got.steps[position].kind != ACTIVATION:
                return self.got.steps[position]
        return None

    def _line(self, step: Step | None) -> int | None:
        return line_of(step, self.got.steps, self.about.code)

    def _missing(self, i: int, position: int) -> Finding:
        step, before = self.wanted.steps[i], self._before(position)
        line = self._line(before)
        if step.kind == ACTIVATION:
            where = f"{before} has no activation" if before else "There is no activation at the start"
            message = f"{where}: {step} is asked for."
            return self.about.find("activation", message, expected=str(step), actual="none", line=line)
        if step.kind in (kind_of(layer) for layer in self.got.trace.idle):
            return self._idle(step)
        moved = next((self._moved("layer-missing", j, i) for j in self._without_partner(self.got, step)), None)
        if moved:
            return moved
        name = "Flatten or a pooling over the whole map" if step.kind == RESHAPE else str(step)
        return self.about.find("layer-missing", f"{name} is missing {_place(before)}.", expected=str(step), line=line)

    def _idle(self, step: Step) -> Finding:
        made = [replace(step, layer=layer) for layer in self.got.trace.idle if kind_of(layer) == step.kind]
        message = f"{step} never acts: even in training, it isn't told that this is training."
        line = line_of(made[0], [*self.got.steps, *made], self.about.code)
        return self.about.find("layer-missing", message, expected=str(step), line=line, help=HAND_ON)

    def _extra(self, j: int) -> Finding:
        step, before = self.got.steps[j], self._into(j)
        line = self._line(step) or self._line(before)
        if step.kind == ACTIVATION:
            return self._extra_activation(j)
        moved = next((self._moved("layer-extra", j, i) for i in self._without_partner(self.wanted, step)), None)
        if moved:
            return moved
        message = f"{step} {_place(before)} is not asked for."
        return self.about.find("layer-extra", message, actual=str(step), line=line)

    def _extra_activation(self, j: int) -> Finding:
        step, before = self.got.steps[j], self._into(j)
        message = f"{before} has {step}, but none is asked for." if before else f"{step} at the start isn't asked for."
        if self.got.steps[j + 1 : j + 2] and self.got.steps[j + 1].key == step.key:
            j += 1
        if j and self.got.steps[j - 1].key == step.key:
            message = f"{before} has {step} twice, one behind the other; once is asked for."
        line = self._line(self.got.steps[j]) or self._line(before)
        return self.about.find("activation", message, expected="none", actual=str(step), line=line)

    def _without_partner(self, graph: Graph, step: Step) -> Iterator[int]:
        """Yield where one side has a step like this one, and the other has none in that place."""
        other = self.wanted if graph is self.got else self.got
        for what, start, end, _, _ in _opcodes([one.key for one in graph.steps], [one.key for one in other.steps]):
            if what != "equal":
                yield from (place for place in range(start, end) if graph.steps[place].key == step.key)

    def _moved(self, rule: str, j: int, i: int) -> Finding | None:
        """Return that a layer stands in another place than asked, None where that can't be said by the layer before."""
        step, stands, asked = self.got.steps[j], _place(self._into(j)), _place(_layer_before(self.wanted, i))
        if stands == asked:
            return None
        message = f"{step} stands {stands}; it is asked for {asked}."
        return self.about.find(rule, message, expected=asked, actual=stands, line=self._line(step))

    def _replaced(self, i: int, j: int) -> Finding:
        want, have = self.wanted.steps[i], self.got.steps[j]
        if want.kind == ACTIVATION:
            return self._missing(i, j)
        if have.kind == ACTIVATION:
            return self._extra(j)
        rarer = self._rarer() if have.kind == CUSTOM and not want.only_in_training else None
        if rarer:
            return rarer
        message = f"{have} stands where {want} is asked for."
        if have.acts and not want.only_in_training:
            message = f"{have} does something else in training than when it predicts; {want} is asked for."
        line = self._line(have) or self._line(self._into(j))
        return self.about.find("layer-kind", message, expected=str(want), actual=str(have), line=line)

    def _rarer(self) -> Finding | None:
        """Return what only training sees and stands there less often than asked: a layer of one's own may be right."""
        wanted, got = (Counter(str(s) for s in g.steps if s.only_in_training) for g in (self.wanted, self.got))
        for step in wanted - got:
            message = f"{step} stands in `{self.about.name}` {got[step]}×; {wanted[step]}× is asked for."
            return self.about.find("layer-missing", message, expected=wanted[step], actual=got[step])
        return None

    def _arguments(self, i: int, j: int) -> Finding | None:
        want, have = self.wanted.steps[i], self.got.steps[j]
        if want.kind == ACTIVATION:
            return None if equal(want.config, have.config) else self._activation(i, j)
        found = argument_difference(want, have, self.about)
        line = self._line(have) if found else None  # only then, since the source is read for it
        return found if found is None or line is None else replace(found, line=line)

    def _activation(self, i: int, j: int) -> Finding:
        want, have, before = self.wanted.steps[i], self.got.steps[j], self._into(j)
        shown, asked = have.config["name"], want.config["name"]
        more = "" if shown != asked else f" with {differing(want.config, have.config)}"
        message = f"{before or 'The model'} has {shown} activation{more}; {asked} is asked for."
        line = self._line(have) or self._line(before)
        return self.about.find("activation", message, expected=asked, actual=shown, line=line)


def _is_turned(steps: list[Step], start: int, end: int) -> bool:
    is_whole = end - start > 1 and end < len(steps)
    return is_whole and steps[start].kind == ACTIVATION and steps[start].key == steps[end].key


def _layer_before(graph: Graph, position: int) -> Step | None:
    """Return the layer before a position: an activation belongs to the layer that it follows."""
    earlier = [step for step in graph.steps[:position] if step.kind != ACTIVATION]
    return earlier[-1] if earlier else None


def _place(before: Step | None) -> str:
    return f"after {before}" if before else "at the start"
