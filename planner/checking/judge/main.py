"""A child's work, once its doors are closed: run the reference, say ready, judge one answer, send the record.

The answer runs in this very process, so what it must not reach is kept where no code of Python finds it: on the
evaluation stack of a function that waits for a call into C to return. No name, no frame and no object leads there,
neither to the nonce, without which no record counts, nor to what the functions of the judge were before.
"""

import gc
import operator
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import keras

from planner.checking.judge import epochs, feedback, settings
from planner.checking.judge.compare import Comparison, compare, work_ahead
from planner.checking.judge.expect import BrokenCheckError
from planner.checking.judge.pristine import Pristine, remember, restore, restore_judge, restoring_first
from planner.checking.judge.program import ANSWER_FILE, GIVEN_FILE, Program
from planner.checking.judge.rehearsal import rehearsing
from planner.checking.protocol import NONCE_BYTES, Job, encode_ready, encode_verdict
from planner.domain.verdict import Finding, Outcome


class _Judged(NamedTuple):
    """What a verdict says that the child alone can know."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    right_so_far: tuple[str, ...] = ()


class _Ran(NamedTuple):
    """An answer that has run: its names, its code, and what it raised, or what its Given did."""

    program: Program
    code: str
    raised: BaseException | None = None
    broken: str = ""


def serve(job: Job, folder: Path, channel: Connection, kept: Pristine | None) -> None:
    """Judge the one answer that comes over the channel, and end without returning.

    ``kept`` is what was remembered before the fork, None where there was none.
    """
    descriptor = channel.fileno()
    kept = kept or remember()
    restore(kept)  # nothing has changed, but its first pass has the system copy memory that the fork shares
    settings.begin()
    judging = partial(_judge, job, folder, channel, kept)
    # In this order: the writer, the nonce, the verdict. See above for why they are one expression.
    os.write(descriptor, os.read(descriptor, NONCE_BYTES) + judging())
    # Threads, atexit hooks and destructors of the answer have no say in how this ends.
    os._exit(0)


def send(channel: Connection, record: bytes) -> None:
    """Write a record whole; the reader takes lines, so it needs no frame."""
    while record:
        record = record[os.write(channel.fileno(), record) :]


def _judge(job: Job, folder: Path, channel: Connection, kept: Pristine) -> bytes:
    """Return the verdict, encoded. The reference and what was kept wait on the stack while the answer runs."""
    # All three are on the stack before the reference runs, and no code of Python runs between the last two.
    judged = _told(
        job,
        kept,
        *_in_turn(
            partial(_reference, job, folder / "reference", channel),
            partial(_run_answer, job, folder / "answer", channel),
            restoring_first(sys.modules[__name__]),
        ),
    )
    with suppress(BaseException):  # whatever the answer has put in its place
        sys.stdout.flush()
    os.set_blocking(channel.fileno(), True)
    return encode_verdict(*judged, curves=epochs.curves())


def _in_turn(*steps: Callable[[], Any]) -> Iterator[Any]:
    """Return what carries out each step when it is asked for the next one; no code of Python does."""
    return map(operator.call, steps)


def _reference(job: Job, folder: Path, channel: Connection) -> Program:
    """Run the reference and say ready; where it fails, say that, and end."""
    program = Program(folder)
    try:
        keras.utils.set_random_seed(job.seed)
        program.run(job.given, GIVEN_FILE)
        with rehearsing():
            program.run(job.solution, "solution.py")
        work_ahead(Comparison(job, program, program, job.solution))
    except BaseException:
        send(channel, encode_ready(os.getppid(), traceback.format_exc(limit=-3)))
        os._exit(0)
    sys.stdout.flush()  # what the reference printed is not the answer's output
    gc.collect()
    gc.freeze()  # out of the collector's sight, and of whoever asks it for all objects
    send(channel, encode_ready(os.getppid(), ""))
    return program


def _run_answer(job: Job, folder: Path, channel: Connection) -> _Ran:
    answer, code = Program(folder), channel.recv_bytes().decode()
    # Names of layers start again from "dense", and the figures drawn are those that the reference drew.
    keras.backend.clear_session(free_memory=False)
    keras.utils.set_random_seed(job.seed)
    try:
        answer.run(job.given, GIVEN_FILE)
    except BaseException:
        return _Ran(answer, code, broken=traceback.format_exc(limit=-4))
    epochs.watch(channel.fileno())
    try:
        answer.run(code, ANSWER_FILE)
    except BaseException as error:  # whatever a learner's code raises is a finding
        return _Ran(answer, code, raised=error)
    return _Ran(answer, code)


def _told(job: Job, kept: Pristine, reference: Program, ran: _Ran, _: object) -> _Judged:
    try:
        return _verdict(job, kept, reference, ran)
    except Exception:
        return _broken(traceback.format_exc(limit=-4))


def _verdict(job: Job, kept: Pristine, reference: Program, ran: _Ran) -> _Judged:
    changed = restore(kept)
    stuck = settings.set_back()
    if ran.broken:
        return _broken(ran.broken)
    if ran.raised is not None:
        return _Judged(Outcome.CRASHED, (feedback.explain(ran.raised, ran.program.path(ANSWER_FILE), ran.code),))
    if stuck:
        return _Judged(Outcome.FAILED, (Finding("wrong-kind", stuck),))
    judged = _compared(Comparison(job, reference, ran.program, ran.code))
    changed = changed or restore_judge(kept)
    return _meddled(changed) if changed else judged


def _compared(comparison: Comparison) -> _Judged:
    try:
        findings = compare(comparison)
    except (SystemExit, KeyboardInterrupt) as error:  # a function or a model of the answer's, as it is tried
        path = comparison.answer.path(ANSWER_FILE)
        return _Judged(Outcome.CRASHED, (feedback.explain(error, path, comparison.code),))
    except BrokenCheckError:
        return _broken(traceback.format_exc(limit=-4))
    except Exception as error:
        return _stumbled(comparison, error)
    if not findings:
        return _Judged(Outcome.PASSED, ())
    return _Judged(Outcome.FAILED, tuple(findings), comparison.right_so_far)


def _stumbled(comparison: Comparison, error: Exception) -> _Judged:
    """Say whose fault it is that the comparison failed: the drill's where the reference doesn't stand it either."""
    said = traceback.format_exception(error, limit=-4)
    job, reference = comparison.job, comparison.reference
    try:
        compare(Comparison(job, reference, reference, job.solution))
    except Exception:
        return _broken("".join(said))
    names = ", ".join(f"`{name}`" for name in job.names)
    message = f"{names} can't be compared with what is asked for: {feedback.own_words(error)}"
    return _Judged(Outcome.FAILED, (Finding("wrong-kind", message, feedback.original(error)),))


def _broken(said: str) -> _Judged:
    return _Judged(Outcome.BROKEN, (Finding("exception", "The drill or the checker failed.", said),))


def _meddled(name: str) -> _Judged:
    message = f"It changed the checker itself ({name}), so nothing can be said of its result."
    return _Judged(Outcome.FAILED, (Finding("checker-changed", message),))
