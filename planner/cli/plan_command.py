"""`planner plan`: the weeks until the exam, day by day."""

from typing import TYPE_CHECKING

import click
from rich.table import Table

from planner.cli.terminal import console, json_option, note, percent, print_json

if TYPE_CHECKING:
    from planner.actions.plan import Planned
    from planner.domain.plan import DayPlan

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
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("day", "min", "new", "review"):
        table.add_column(column, justify="right" if column == "min" else "left")
    for day in made.days:
        table.add_row(f"{day.date:%a %b} {day.date.day:2}", *_cells(day, planned))
    if made.days:
        to.print(table)
    for sentence in made.advice:
        to.print(sentence)
    covered = sum(entry.weight for entry in planned.entries.values())
    to.print(f"The drills cover {percent(covered)} of the syllabus by weight.", style="dim")


def _cells(day: "DayPlan", planned: "Planned") -> tuple[str, str, str]:
    if day.mock:
        return ("", "mock exam", "")
    if day.off or not day.minutes_budget:
        return ("", "day off" if day.off else "no minutes", "")
    new = ", ".join(day.new)
    topics = dict.fromkeys(planned.entries[drill].topic for drill in day.review)
    review = f"{len(day.review)}: {', '.join(topics)}" if day.review else ""
    return (f"{day.minutes_planned:.0f}/{day.minutes_budget}", new, review)
