"""The corpus in ``hostile/``: each answer gets the outcome that its head states, in time, and nothing of it stays.

A head is comments: ``outcome`` and ``rule`` (any of some, joined by "or"), what the first finding ``says``; ``bare``
is the outcome where the kernel has no Landlock, ``spawned`` where no child is forked; ``job`` is what is asked for,
``limits`` what the run may use.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from checking_children import children
from checking_jobs import job_of

from planner.checking.judge import landlock
from planner.checking.protocol import Job, Limits
from planner.checking.starting import can_fork
from planner.checking.worker import Worker
from planner.domain.rules import RULES
from planner.domain.verdict import Verdict

FILES = sorted(Path(__file__).with_name("hostile").glob("*.py"))
STORE = "/store/of/the/learner"  # in an answer: the folder that stands for the learner's own
WORKERS = 3
ASKED = {
    "value": ("x = tf.constant(7)\n", ("x",)),
    "dataset": ("x = tf.data.Dataset.from_tensor_slices([3, 5, 8]).batch(2)\n", ("x",)),
    "model": (
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, 'relu'), keras.layers.Dense(1)])\n"
        "model.compile('adam', 'mse')\n",
        ("model",),
    ),
}
LIMITS = {
    "short": Limits(wall_seconds=1.0),
    "tight": Limits(
        wall_seconds=10.0,
        data_bytes=2 << 30,
        file_bytes=1 << 20,
        disk_bytes=8 << 20,
        output_bytes=1 << 20,
        open_files=200,
        processes=6,
    ),
    "long": Limits(wall_seconds=60.0),
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """An answer and what its head states."""

    code: str
    head: dict[str, str]

    @property
    def job(self) -> Job:
        """What is asked for, within which limits. One that doesn't state its end early gets time on a busy machine."""
        solution, names = ASKED[self.head.get("job", "value")]
        limits = self.head.get("limits", "short" if self.head["outcome"] == "timed_out" else "long")
        return job_of(solution, names=names, limits=LIMITS[limits])

    def any_of(self, field: str) -> set[str]:
        """Return what the head allows; where there is no Landlock, other outcomes."""
        if field == "outcome" and "bare" in self.head and not landlock.version():
            field = "bare"
        if field == "outcome" and "spawned" in self.head and not can_fork():
            field = "spawned"
        return set(self.head.get(field, "").split(" or "))


def read(file: Path) -> Hostile:
    """Read an answer, its line ends as they are."""
    code = file.read_bytes().decode()
    fields = "outcome|rule|says|bare|spawned|job|limits"
    return Hostile(code, dict(re.findall(rf"^# ({fields}): ([^\r\n]+)$", code, re.MULTILINE)))


CORPUS = {file.stem: read(file) for file in FILES}


@dataclass(frozen=True, slots=True)
class Judged:
    """All verdicts, and what was left when the workers were closed."""

    verdicts: dict[str, Verdict]
    left_files: list[Path]
    left_processes: set[int]
    store: dict[str, str]


@pytest.fixture(scope="module")
def judged(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Judge them all, by several workers of one fork server at once."""
    root = tmp_path_factory.mktemp("hostile")
    temporary, store = root / "temporary", root / "store"
    (store / "empty").mkdir(parents=True)
    temporary.mkdir()
    (store / "planner.db").write_text("reviews")
    worker.start()  # the fork server's own folder stays as long as the process
    before = children()
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(WORKERS) as threads:
        patch.setattr("tempfile.tempdir", str(temporary))
        shares = [list(CORPUS)[start::WORKERS] for start in range(WORKERS)]
        verdicts = [pair for share in threads.map(lambda names: _judge(names, store), shares) for pair in share]
    kept = {str(path.relative_to(store)): path.read_text() for path in store.rglob("*") if path.is_file()}
    assert (store / "empty").is_dir()
    return Judged(dict(verdicts), list(temporary.rglob("*")), children() - before, kept)


def _judge(names: list[str], store: Path) -> list[tuple[str, Verdict]]:
    with Worker() as own:
        return [(name, own.judge(CORPUS[name].job, CORPUS[name].code.replace(STORE, str(store)))) for name in names]


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_answer_gets_the_verdict_that_its_head_states(name: str, judged: Judged) -> None:
    hostile, verdict = CORPUS[name], judged.verdicts[name]
    assert verdict.outcome.value in hostile.any_of("outcome"), verdict
    if not verdict.passed and "bare" not in hostile.head:
        first = verdict.findings[0]
        assert first.rule in hostile.any_of("rule"), verdict
        assert first.rule in RULES
        assert hostile.head.get("says", "") in first.message, verdict
    assert verdict.seconds <= hostile.job.limits.wall_seconds + 1


def test_hostile_answers_leave_no_process_no_file_and_the_store_as_it_was(judged: Judged, worker: Worker) -> None:
    assert judged.left_files == []
    assert not judged.left_processes
    assert judged.store == {"planner.db": "reviews"} or not landlock.version()
    assert worker.judge(job_of("x = 7\n"), "x = 7\n").passed


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 60
