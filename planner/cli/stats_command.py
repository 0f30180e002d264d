"""`planner stats`: weak topics first, then mistakes, then the calendar of study days."""

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from planner.cli.calibration_view import calibration_document, show_calibration
from planner.cli.names import complete_topic
from planner.cli.terminal import console, json_option, minutes, percent, print_json, span
from planner.domain.rules import RULES

if TYPE_CHECKING:
    from planner.actions.stats import Standing
    from planner.report.effort import StudyDay

_MOST_MISTAKES = 5
_SHADES = " ░▒▓█"  # by minutes of the busiest day


@click.command("stats")
@click.argument("topic", required=False, shell_complete=complete_topic)
@click.option("--calibration", is_flag=True, help="Instead: recall as predicted, against what happened.")
@json_option
def command(topic: str | None, calibration: bool, as_json: bool) -> None:
    """Show weak topics first, the mistakes you make most, and your study days.

    Recall on exam day is what is left then if you study nothing more; a drill you never met counts nothing.
    """
    from planner.actions.stats import calibrated, stats

    if calibration:
        held = calibrated(topic)
        if as_json:
            print_json(calibration_document(held))
        else:
            show_calibration(held)
        return
    found = stats(topic)
    if as_json:
        print_json(_document(found))
    else:
        _show(found)


def _show(found: "Standing") -> None:
    to, numbers = console(), found.stats
    left = found.readiness_exam_day
    then = f"{percent(left.expected)} ({span(left)}) on exam day without more study"
    to.print(f"Readiness {percent(found.readiness_now.expected)} now; {then}.\n", style="bold")
    _show_topics(to, found)
    if numbers.mistakes:
        to.print("\nMistakes you make most", style="bold")
        for mistake in numbers.mistakes[:_MOST_MISTAKES]:
            title = RULES[mistake.rule].title if mistake.rule in RULES else mistake.rule
            to.print(f"{mistake.count:3} × {title} ({mistake.rule})")
    row = f"{_counted(numbers.streak_days, 'day')} in a row"
    to.print(f"\n{_counted(numbers.reviews, 'review')}, {minutes(numbers.minutes_total)}, {row}.")
    _show_calendar(to, numbers.calendar)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _show_topics(to: Console, found: "Standing") -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("topic")
    for column in ("met", "now", "exam", "9 in 10", "lapses", "min"):
        table.add_column(column, justify="right")
    wide = to.width >= 76
    if wide:
        table.add_column("weakest")
    for topic in found.stats.topics:
        row = [
            topic.topic,
            f"{topic.introduced}/{topic.drills}",
            percent(topic.retrievability),
            percent(topic.exam_day),
            f"{100 * topic.exam_day_low:.0f}–{100 * topic.exam_day_high:.0f}",
            str(topic.lapses),
            f"{topic.minutes:.0f}",
        ]
        table.add_row(*row, *([", ".join(topic.weakest[:2])] if wide else []))
    to.print(table)


def _show_calendar(to: Console, days: "tuple[StudyDay, ...]") -> None:
    """Draw a week a line, Monday first, from the first that was studied in; a day is shaded by its minutes."""
    busiest = max((day.minutes for day in days), default=0.0)
    if not busiest:
        return
    to.print()
    first = next(place for place, day in enumerate(days) if day.minutes)
    for start in range(first - first % 7, len(days), 7):
        week = days[start : start + 7]
        cells = " ".join(_shade(day.minutes / busiest) * 2 for day in week)
        total = sum(day.minutes for day in week)
        to.print(f"{week[0].date:%b} {week[0].date.day:2}  {cells.ljust(20)}  {minutes(total)}")


def _shade(share: float) -> str:
    if share <= 0:
        return "·"
    return _SHADES[min(len(_SHADES) - 1, 1 + int(share * (len(_SHADES) - 1)))]


def _document(found: "Standing") -> dict[str, object]:
    numbers = found.stats
    return {
        "topics": [
            {
                "topic": topic.topic,
                "drills": topic.drills,
                "introduced": topic.introduced,
                "retrievability": round(topic.retrievability, 6),
                "exam_day": round(topic.exam_day, 6),
                "exam_day_interval": [round(topic.exam_day_low, 6), round(topic.exam_day_high, 6)],
                "lapses": topic.lapses,
                "minutes": round(topic.minutes, 2),
                "weakest": list(topic.weakest),
            }
            for topic in numbers.topics
        ],
        "mistakes": [
            {"rule": mistake.rule, "count": mistake.count, "last": mistake.last.isoformat()}
            for mistake in numbers.mistakes
        ],
        "reviews": numbers.reviews,
        "streak_days": numbers.streak_days,
        "minutes_total": round(numbers.minutes_total, 2),
        "readiness_now": round(found.readiness_now.expected, 6),
        "readiness_now_interval": [round(found.readiness_now.low, 6), round(found.readiness_now.high, 6)],
        "readiness_exam_day": round(found.readiness_exam_day.expected, 6),
        "readiness_exam_day_interval": [
            round(found.readiness_exam_day.low, 6),
            round(found.readiness_exam_day.high, 6),
        ],
    }
