"""A child's work, once its doors are closed: run the reference, say ready, judge one answer, send the record."""

import os
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import keras

from planner.checking.judge import feedback
from planner.checking.judge.compare import Comparison, compare
from planner.checking.judge.elements import read_ahead
from planner.checking.judge.program import ANSWER_FILE, GIVEN_FILE, Program
from planner.checking.protocol import Job, encode_ready, encode_verdict
from planner.domain.verdict import Finding, Outcome


def serve(job: Job, folder: Path, channel: Connection) -> None:
    """Run the reference, then judge the one answer that comes over the channel, and end without returning."""
    try:
        reference = _reference(job, folder / "reference")
    except BaseException:
        send(channel, encode_ready(os.getppid(), traceback.format_exc(limit=-3)))
        os._exit(0)
    send(channel, encode_ready(os.getppid(), ""))
    nonce, _, code = channel.recv_bytes().decode().partition("\n")
    try:
        outcome, findings, right_so_far = _judge(job, reference, folder / "answer", code)
    except Exception:
        outcome, right_so_far = Outcome.BROKEN, ()
        findings = (Finding("exception", "The drill or the checker failed.", traceback.format_exc(limit=-4)),)
    with suppress(BaseException):  # whatever the answer has put in its place
        sys.stdout.flush()
    send(channel, encode_verdict(nonce, outcome, findings, right_so_far))
    # Threads, atexit hooks and destructors of the answer have no say in how this ends.
    os._exit(0)


def send(channel: Connection, record: bytes) -> None:
    """Write a record whole; the reader takes lines, so it needs no frame."""
    while record:
        record = record[os.write(channel.fileno(), record) :]


def _reference(job: Job, folder: Path) -> Program:
    program = Program(folder)
    keras.utils.set_random_seed(job.seed)
    program.run(job.given, GIVEN_FILE)
    program.run(job.solution, "solution.py")
    read_ahead(program.names.get(name) for name in job.names)
    return program


def _judge(
    job: Job, reference: Program, folder: Path, code: str
) -> tuple[Outcome, tuple[Finding, ...], tuple[str, ...]]:
    answer = Program(folder)
    # Names of layers start again from "dense", and the figures drawn are those that the reference drew.
    keras.backend.clear_session(free_memory=False)
    keras.utils.set_random_seed(job.seed)
    answer.run(job.given, GIVEN_FILE)
    try:
        answer.run(code, ANSWER_FILE)
    except BaseException as error:  # whatever a learner's code raises is a finding
        return Outcome.CRASHED, (feedback.explain(error, answer.path(ANSWER_FILE), code),), ()
    comparison = Comparison(job, reference, answer, code)
    try:
        findings = compare(comparison)
    except (SystemExit, KeyboardInterrupt) as error:  # a function or a model of the answer's, as it is tried
        return Outcome.CRASHED, (feedback.explain(error, answer.path(ANSWER_FILE), code),), ()
    if not findings:
        return Outcome.PASSED, (), ()
    return Outcome.FAILED, tuple(findings), comparison.right_so_far
