"""`planner optimize`: says what it found in figures, adopts only what wins, and can be taken back."""

import json
import sys
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from cli_process import Planner
from cli_shapes import OPTIMIZE, complaints

sys.path.insert(0, str(Path(__file__).parents[1] / "memory"))
from forgetful import log_of

from planner.memory.fit import scaled
from planner.memory.parameters import DEFAULT_PARAMETERS, Parameters


def _import_log(planner: Planner, parameters: Parameters, drills: int) -> None:
    """Give the home the log of a learner with that memory, on drills of the library."""
    names = [row["id"] for row in planner("list", "--json").json()]
    document = json.loads(planner("export").out)
    document["reviews"] = [
        {
            "drill": names[int(drill.removeprefix("drill-"))],
            "at": datetime.combine(on, time(19)).astimezone().isoformat(),
            "study_day": on.isoformat(),
            "rating": int(rating),
            "passed": rating > 1,
            "minutes": 4.0,
            "hints": 0,
            "solution_shown": False,
            "variant_index": 0,
            "content_hash": "",
            "retrievability": None,
            "source": "typed",
            "runs": [],
        }
        for drill, on, rating in log_of(parameters, drills=drills, days=42)
    ]
    file = planner.temporary.parent / "log.json"
    file.write_text(json.dumps(document))
    assert planner("import", file).status == 0
    assert planner("doctor", "--rebuild").status == 0


def _stabilities(planner: Planner) -> dict[str, float]:
    return {card["drill"]: card["memory"]["stability"] for card in json.loads(planner("export").out)["cards"]}


def _found(planner: Planner) -> Any:
    ended = planner("optimize", "--json")
    assert ended.status == 0
    assert complaints(ended.json(), OPTIMIZE) == []
    return ended.json()


def test_few_reviews_are_said_to_be_too_few(studied: Planner) -> None:
    found = _found(studied)
    assert (found["adopted"], found["trial"], found["reviews"]) == (False, None, 0)
    assert f"it takes {found['least_reviews']}" in studied("optimize").out


def test_fit_that_wins_is_adopted_with_its_cards_and_taken_back_by_reset(planner: Planner) -> None:
    _import_log(planner, scaled((0.0, -1.87, -2.0)), drills=24)
    published = _stabilities(planner)
    found = _found(planner)
    assert found["adopted"]
    assert found["trial"]["loss_fitted"] < found["trial"]["loss_published"]
    fitted = _stabilities(planner)
    assert all(fitted[drill] < published[drill] for drill in published)
    assert "stay" in planner("optimize").out or "adopted" in planner("optimize").out
    assert planner("doctor", "--json").json()  # cards still follow from the log
    assert planner("optimize", "--reset", "--json").json() == {"reset": True}
    assert _stabilities(planner) == published
    assert "already" in planner("optimize", "--reset").out


def test_own_parameters_travel_with_an_export_and_carry_on_with_undo(planner: Planner, tmp_path: Path) -> None:
    _import_log(planner, scaled((0.0, -1.87, -2.0)), drills=24)
    assert _found(planner)["adopted"]
    planner("export", tmp_path / "all.json")
    other = Planner(tmp_path / "other", planner.temporary)
    assert other("import", tmp_path / "all.json").status == 0
    assert _stabilities(other) == _stabilities(planner)
    assert other("undo").status == 0
    before = _stabilities(other)
    assert other("doctor", "--rebuild").status == 0
    assert _stabilities(other) == before


def test_fit_that_does_not_win_changes_nothing(planner: Planner) -> None:
    _import_log(planner, DEFAULT_PARAMETERS, drills=24)
    before = planner.dump()
    assert not _found(planner)["adopted"]
    assert planner.dump() == before
    assert "the published parameters stay" in planner("optimize").out


@pytest.mark.parametrize("value", ["[1, 2]", "5", '["a"]'])
def test_spoilt_parameters_are_named_with_the_way_back(studied: Planner, value: str) -> None:
    studied.change("INSERT INTO settings (key, value) VALUES ('memory_parameters', ?)", value)
    ended = studied("doctor", "--rebuild")
    assert ended.status == 3
    assert "planner optimize --reset" in ended.err
    assert studied("optimize", "--reset").status == 0
    assert studied("doctor", "--rebuild").status == 0
