"""What `today` keeps of its planning only saves time: it says the same without it, whatever has changed since."""

import json
import os
from pathlib import Path

import pytest
from cli_process import Planner

NEXT_DAY, LATER = "2026-03-03T21:30:00+01:00", "2026-03-05T21:30:00+01:00"


def _told(planner: Planner) -> object:
    """Return what today says: after whatever was kept, once more, and without anything kept."""
    kept = planner.home / "foreseen.json"
    first, second = planner("today", "--json").json(), planner("today", "--json").json()
    kept.unlink()
    afresh = planner("today", "--json").json()
    assert first == second == afresh
    return first


def test_today_says_the_same_whatever_was_kept_before(studied: Planner) -> None:
    told = [_told(studied)]
    studied("plan", "--weekday", "20")
    told.append(_told(studied))
    studied("plan", "--exam", "2026-03-20")
    told.append(_told(studied))
    studied("undo")
    told.append(_told(studied))
    for now in (NEXT_DAY, LATER):
        studied.now = now
        told.append(_told(studied))
    studied.change("UPDATE cards SET stability = stability * 4")
    told.append(_told(studied))
    assert len({json.dumps(each) for each in told}) == len(told)


def test_what_is_kept_is_read_and_only_by_the_program_that_wrote_it(worker_bench: Planner, workshop: Path) -> None:
    worker_bench("today")
    kept = worker_bench.home / "foreseen.json"
    document = json.loads(kept.read_text())
    document["foreseen"]["readiness_exam_day"]["expected"] = 0.123
    kept.write_text(json.dumps(document))
    assert worker_bench("today", "--json").json()["readiness_exam_day"] == 0.123
    os.utime(workshop / "planner" / "planning" / "day.py")
    assert worker_bench("today", "--json").json()["readiness_exam_day"] != 0.123


@pytest.mark.parametrize("spoilt", [b"", b"[", b"[1]", b'{"follows_from": 1}', b"\xff", b"[" * 100_000])
def test_what_is_kept_and_cannot_be_read_counts_as_not_there(planner: Planner, spoilt: bytes) -> None:
    told = planner("today", "--json").json()
    kept = planner.home / "foreseen.json"
    right = kept.read_bytes()
    kept.write_bytes(spoilt)
    assert planner("today", "--json").json() == told
    assert kept.read_bytes() == right


def test_what_is_kept_in_another_shape_counts_as_not_there(planner: Planner) -> None:
    told = planner("today", "--json").json()
    kept = planner.home / "foreseen.json"
    document = json.loads(kept.read_text())
    document["foreseen"]["queue"][0]["minutes"] = "many"
    kept.write_text(json.dumps(document))
    assert planner("today", "--json").json() == told
