"""Judges answers without recording anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.actions.answers import read_answer
from planner.actions.desk import desk
from planner.actions.library import Shown, shown
from planner.checking.protocol import job_for
from planner.checking.worker import Worker
from planner.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """One answer file, judged."""

    file: str
    code: str
    drill: Shown
    verdict: Verdict


def check(drill_id: str, files: Sequence[str], variant_index: int | None) -> Iterator[Checked]:
    """Judge the files one after the other, yielding each verdict as it comes.

    Raises UsageError before anything is judged where a file or a name is wrong, CheckerError where nothing
    can be judged.
    """
    with desk() as at:
        drill = shown(at, drill_id, variant_index)
    answers = [(file, read_answer(file)) for file in files]
    job = job_for(drill.drill, drill.variant)
    with Worker() as worker:
        for number, (file, code) in enumerate(answers, start=1):
            following = job if number < len(answers) else None
            yield Checked(file, code, drill, worker.judge(job, code, following))
