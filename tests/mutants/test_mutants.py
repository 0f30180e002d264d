"""A slip of the pen in a solution is not let pass, unless it means the same; `run.py` tries all there are."""

from collections.abc import Iterator

import pytest
from mutations import mutants_of
from run import judged
from survivors import equivalents, job_and_mutants

from planner import paths
from planner.catalogue.files import drill_files
from planner.checking.worker import Worker
from planner.domain.verdict import Outcome

FILES = {file.stem: file for file in drill_files(paths.drills_folder())}
SAMPLES = {
    "binary-regularised": 9,
    "conv-classifier": 9,
    "dataset-batches": 6,
    "image-folder": 6,
    "lstm-text": 9,
    "tensor-arithmetic": 4,
    "window-series": 9,
}  # every so manieth mutant of drills that don't train, so that the tests stay quick


@pytest.fixture(scope="module")
def mutant_worker() -> Iterator[Worker]:
    """A worker whose fork server the other tests share, if they came first."""
    with Worker() as worker:
        yield worker


@pytest.mark.parametrize(("drill", "step"), SAMPLES.items())
def test_a_mutant_passes_only_where_it_is_known_to_mean_the_same(drill: str, step: int, mutant_worker: Worker) -> None:
    job, mutants = job_and_mutants(FILES[drill])
    results = judged(mutant_worker, job, mutants[step // 2 :: step])
    assert results
    for one in results:
        known = any(entry.covers(drill, one.mutant) for entry in equivalents())
        assert one.outcome in {Outcome.FAILED, Outcome.CRASHED} or known, one


def test_every_drill_has_mutants_and_none_is_its_solution() -> None:
    for file in FILES.values():
        job, mutants = job_and_mutants(file)
        assert len(mutants) >= 10, file
        assert job.solution not in {mutant.code for mutant in mutants}
        assert len({mutant.code for mutant in mutants}) == len(mutants)


def test_every_mutant_that_means_the_same_has_a_drill_and_a_reason() -> None:
    for entry in equivalents():
        assert entry.drill == "*" or entry.drill in FILES
        assert entry.why.endswith(".")


def test_a_figure_a_word_a_layer_and_an_order_are_mutated() -> None:
    code = 'x = f(3, padding="causal")\nlayers = [Dense(4), Flatten()]\ny = g(x)\n'
    edits = {mutant.edit for mutant in mutants_of(code)}
    assert {
        "line 1: 3 -> 4",
        "line 1: padding='causal' -> padding='same'",
        "line 1: without padding='causal'",
        "line 2: without Dense(4)",
        "line 2: twice Dense(4)",
        "line 2: swapped Dense(4) and Flatten()",
    } <= edits
