"""Several commands started at once on a home that doesn't exist yet: all succeed, nothing is lost or doubled."""

from collections import Counter

from cli_process import Planner


def test_commands_at_once_all_succeed_and_each_review_counts_once(planner: Planner) -> None:
    drills = ["tensor-arithmetic", "tensor-arithmetic", "csv-columns"]
    todays = [planner.start("today", "--json") for _ in range(4)]
    drilled = [planner.start("drill", drill, "--answer", "-", "--json", text="x = 1\n") for drill in drills]
    assert [today.end().status for today in todays] == [0] * 4
    verdicts = [drill.end() for drill in drilled]
    assert [verdict.status for verdict in verdicts] == [1] * 3, verdicts
    log = planner("log", "--json").json()
    assert Counter(review["drill"] for review in log) == Counter(drills)
    assert [done["drill"] for done in planner("today", "--json").json()["done"]] == [r["drill"] for r in log]
    assert planner("undo").status == 0
    assert planner("log", "--json").json() == log[:-1]
