"""`planner plan`: the weeks until the exam, day by day."""

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click
from rich.table import Table

from planner.cli.terminal import console, json_option, note, percent, print_json, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.actions.plan import Planned
    from planner.domain.plan import DayPlan

MOST_DAYS_SHOWN = 35
_MINUTES = click.IntRange(0, 1440)


@click.command("plan")
@click.option("--exam", metavar="DATE", help="The day of the exam.")
@click.option("--start", metavar="DATE", help="The first study day.")
@click.option("--weekday", type=_MINUTES, metavar="MIN", help="Minutes from Monday to Friday.")
@click.option("--weekend", type=_MINUTES, metavar="MIN", help="Minutes on Saturday and Sunday.")
@click.option("--on", multiple=True, metavar="DATE=MIN", help="Other minutes on one date; may be repeated.")
@click.option("--off", multiple=True, metavar="DATE", help="A day off, or a rule such as 'every friday'.")
@click.option("--mock", multiple=True, metavar="DATE", help="A day for a mock exam instead of drills.")
@click.option("--syllabus", metavar="FILE", type=click.Path(), help="Another syllabus; 'default' is the shipped one.")
@click.option("--ics", metavar="FILE", type=click.Path(), help="Write the plan as a calendar file, too.")
@click.option("--at", metavar="HH:MM", help="When study blocks start in that file; 19:00 unless you say otherwise.")
@json_option
def command(  # noqa: PLR0917 - an option each
    exam: str | None,
    start: str | None,
    weekday: int | None,
    weekend: int | None,
    on: tuple[str, ...],
    off: tuple[str, ...],
    mock: tuple[str, ...],
    syllabus: str | None,
    ics: str | None,
    at: str | None,
    as_json: bool,
) -> None:
    """Build and show the weeks until the exam, day by day.

    Each line shows the minutes planned of those you have, what is new and what is reviewed, and how ready you'd be on
    exam day if you stopped after it.

    Dates as you type them: fri, tomorrow, 'dec 11', 2026-12-11. What you set is kept; without options the plan
    is shown as it stands, from today on.
    """
    from planner.actions.plan import Wishes, plan, plan_document

    planned = plan(Wishes(exam, start, weekday, weekend, on, off, mock, syllabus, ics, at))
    if as_json:
        print_json(plan_document(planned.weeks))
    else:
        _show(planned)
    if ics is not None:
        note(f"Wrote {ics}: open it with your calendar, and again whenever the plan has changed.")


def _show(planned: "Planned") -> None:
    to, made = console(), planned.weeks.plan
    to.print(
        f"Exam on {made.exam_on:%A, %B} {made.exam_on.day}; plan from {planned.today:%a %b} {planned.today.day}.",
        style="bold",
    )
    for week in _weeks(made.days[:MOST_DAYS_SHOWN]):
        to.print(_table(week, planned))
    if len(made.days) > MOST_DAYS_SHOWN:
        to.print(f"… and {len(made.days) - MOST_DAYS_SHOWN} more days: `--json` has them all.", style="dim")
    if made.days:
        to.print(f"Nine times in ten, the share you recall on exam day lies within {span(planned.weeks.readiness)}.")
    for sentence in made.advice:
        to.print(sentence)
    covered = sum(entry.weight for entry in planned.entries.values())
    to.print(f"The drills cover {percent(covered)} of the syllabus by weight.", style="dim")


def _weeks(days: "Sequence[DayPlan]") -> "list[list[DayPlan]]":
    """Return the days week by week; a week starts on Monday."""
    return [list(week) for _, week in groupby(days, key=lambda day: day.date.isocalendar()[:2])]


def _table(week: "Sequence[DayPlan]", planned: "Planned") -> Table:
    """Return one line a day, whatever there is to say of it: what does not fit is cut."""
    rising = dict(zip((day.date for day in planned.weeks.plan.days), planned.weeks.rising, strict=True))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=True, header_style="dim", expand=True)
    table.add_column(f"{week[0].date:%b}", width=6)
    table.add_column("min", justify="right", width=7)
    table.add_column("new", ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column("review", ratio=4, no_wrap=True, overflow="ellipsis")
    table.add_column("ready", justify="right", width=6)
    for day in week:
        table.add_row(f"{day.date:%a} {day.date.day:2}", *_cells(day, planned), percent(rising[day.date]))
    return table


def _cells(day: "DayPlan", planned: "Planned") -> tuple[str, str, str]:
    if day.mock:
        return ("", "mock exam", "")
    if day.off or not day.minutes_budget:
        return ("", "day off" if day.off else "no minutes", "")
    used = f"{day.minutes_planned:.0f}/{day.minutes_budget}"
    return (used, _drills(day.new, planned), _drills(day.review, planned))


def _drills(drills: "Sequence[str]", planned: "Planned") -> str:
    """Show how many drills, and their topics, the commonest first."""
    topics = Counter(planned.entries[drill].topic for drill in drills)
    return f"{len(drills)}: {', '.join(topic for topic, _ in topics.most_common())}" if drills else ""
