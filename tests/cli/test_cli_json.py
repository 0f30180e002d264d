"""What scripts rely on: one JSON document on stdout, of the shape that the contract states, and nothing else."""

from pathlib import Path

import pytest
from cli_process import Planner
from cli_shapes import CALIBRATION, CHECK, DRILL, LIST, LOG, PLAN, SHOW, STATS, TODAY, VERIFY, Shape, complaints

REPORTS: tuple[tuple[tuple[str, ...], Shape], ...] = (
    (("today",), TODAY),
    (("plan",), PLAN),
    (("stats",), STATS),
    (("stats", "data"), STATS),
    (("stats", "--calibration"), CALIBRATION),
    (("list",), LIST),
    (("list", "cnn"), LIST),
    (("show", "tensor-arithmetic"), SHOW),
    (("show", "tensor-arithmetic", "--solution"), SHOW | {"solution": str}),
    (("show", "tensor-arithmetic", "--variant", "0"), SHOW),
    (("log",), LOG),
)


@pytest.mark.parametrize(("args", "shape"), REPORTS, ids=[" ".join(args) for args, _ in REPORTS])
def test_report_is_one_document_of_its_shape(studied: Planner, args: tuple[str, ...], shape: Shape) -> None:
    ended = studied(*args, "--json")
    assert ended.status == 0
    assert complaints(ended.json(), shape) == []
    assert ended.err == ""


@pytest.mark.parametrize("args", [("today",), ("plan",), ("log",), ("stats",), ("list",)], ids=" ".join)
def test_first_run_ever_says_nothing_but_json(planner: Planner, args: tuple[str, ...]) -> None:
    ended = planner(*args, "--json")
    assert (ended.status, ended.err) == (0, "")
    ended.json()


def test_first_run_ever_makes_a_plan_and_says_how_to_change_it(planner: Planner) -> None:
    first = planner("today")
    assert "planner plan --exam" in " ".join(first.out.split())
    assert "Welcome" not in planner("today").out


def test_short_today_is_one_line(planner: Planner) -> None:
    for _ in range(2):  # on the first run, too
        ended = planner("today", "--short")
        assert (ended.status, ended.out.count("\n"), ended.err) == (0, 1, "")
        assert "exam in 21 d" in ended.out


def test_show_asks_what_the_next_attempt_asks_and_keeps_the_solution_to_itself(studied: Planner) -> None:
    shown = studied("show", "gradient-step", "--json").json()
    named = studied("show", "gradient-step", "--json", "--variant", str(shown["variant_index"])).json()
    assert named == shown
    assert "solution" not in shown
    assert "$" not in shown["prompt"] + shown["given"]


def test_done_drills_and_their_kinds_are_told_today(studied: Planner) -> None:
    today = studied("today", "--json").json()
    assert [(done["drill"], done["rating"]) for done in today["done"]] == [("tensor-arithmetic", 3), ("csv-columns", 1)]
    relearned = [entry["drill"] for entry in today["queue"] if entry["kind"] == "relearn"]
    assert relearned == ["csv-columns"]
    assert sum(entry["minutes"] for entry in today["queue"]) == pytest.approx(today["minutes_planned"])


def test_check_says_one_document_a_file_and_records_nothing(studied: Planner, tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    shown = studied("show", "gradient-step", "--variant", "1", "--solution", "--json").json()
    right.write_text(shown["solution"])
    wrong.write_bytes("print('gesagt: é')\r\n".encode("utf-8-sig"))
    before = studied.dump()
    ended = studied("check", "gradient-step", wrong, right, "--variant", "1", "--json")
    verdicts = ended.json_lines()
    assert complaints(verdicts, [CHECK]) == []
    assert [verdict["file"] for verdict in verdicts] == [str(wrong), str(right)]
    assert [verdict["outcome"] for verdict in verdicts] == ["failed", "passed"]
    assert verdicts[0]["output"] == "gesagt: é\n"
    assert all((verdict["variant_index"], verdict["variant"]) == (1, shown["variant"]) for verdict in verdicts)
    assert ended.status == 1
    assert studied.dump() == before


def test_drill_says_what_check_says_and_what_it_recorded(studied: Planner) -> None:
    asked = studied("show", "csv-columns", "--solution", "--json").json()
    before = studied.dump()
    ended = studied("drill", "csv-columns", "--answer", "-", "--json", text=asked["solution"])
    verdict = ended.json()
    assert complaints(verdict, DRILL) == []
    assert (ended.status, verdict["outcome"], verdict["file"]) == (0, "passed", "-")
    assert verdict["variant_index"] == asked["variant_index"]
    review = studied("log", "--json").json()[-1]
    assert {key: review[key] for key in ("drill", "rating", "minutes", "variant_index")} == {
        key: verdict[key] for key in ("drill", "rating", "minutes", "variant_index")
    }
    assert review["source"] == "file"
    (row,) = [row for row in studied("list", "--json").json() if row["id"] == "csv-columns"]
    assert (row["state"], row["due_on"]) == ("known", verdict["due_on"])
    assert studied("undo").status == 0
    assert studied.dump() == before


def test_topic_as_target_takes_what_the_queue_asks_of_it(worker_bench: Planner) -> None:
    queued = [entry["drill"] for entry in worker_bench("today", "--json").json()["queue"]]
    assert queued == ["ones", "broken"]
    ended = worker_bench("drill", "basics", "--answer", "-", "--json", text="")
    assert ended.json()["drill"] == queued[0]


def test_verify_reports_every_promise_of_a_drill(worker_bench: Planner, workshop: Path) -> None:
    drills = workshop / "drills" / "basics"
    ended = worker_bench("verify", drills / "ones.md", drills / "broken.md", "--json")
    report = ended.json()
    assert complaints(report, VERIFY) == []
    sound, broken = report
    assert (sound["drill"], sound["problems"]) == ("ones", [])
    assert broken["drill"] == "broken"
    assert broken["problems"]
    assert ended.status == 3
    assert worker_bench.store.exists() is False


def test_calibration_compares_once_a_drill_is_repeated_on_a_later_day(studied: Planner) -> None:
    assert studied("stats", "--calibration", "--json").json()["reviews"] == 0
    assert "no prediction" in " ".join(studied("stats", "--calibration").out.split())
    solution = studied("show", "csv-columns", "--solution", "--json").json()["solution"]
    tomorrow = "2026-03-04T19:00:00+01:00"
    assert studied("drill", "csv-columns", "--answer", "-", text=solution, now=tomorrow).status == 0
    found = studied("stats", "--calibration", "--json").json()
    assert (found["reviews"], found["recalled"], len(found["bins"])) == (1, 1.0, 1)
    assert studied("stats", "basics", "--calibration", "--json").json()["reviews"] == 0
    for columns in ("40", "80"):
        shown = studied("stats", "--calibration", env={"COLUMNS": columns}).out
        assert all(len(line) <= int(columns) for line in shown.splitlines())
        assert "Log loss" in shown
