"""`planner today`: the first thing each morning, so it loads nothing that it doesn't need."""

from typing import TYPE_CHECKING

import click
from rich.console import Console

from planner.cli.columns import print_columns, without_last_where_narrow
from planner.cli.terminal import console, json_option, minutes, percent, print_json, span

if TYPE_CHECKING:
    from planner.actions.today import Today
    from planner.planning.missed import Missed
    from planner.planning.readiness import Readiness


@click.command("today")
@click.option("--short", is_flag=True, help="One line, for a shell prompt.")
@json_option
def command(short: bool, as_json: bool) -> None:
    """Show today's queue: what to drill now, and why.

    It is worked out from what you did so far and the minutes you have today, so a missed day needs no command.
    Points are what an attempt adds to the readiness on exam day; a drill opens those that build on it.
    """
    from planner.actions.today import today

    found = today()
    if as_json:
        print_json(_document(found))
    elif short:
        click.echo(_one_line(found))
    else:
        _show(found)


def _one_line(found: "Today") -> str:
    if not found.days_left:
        return "exam day" if found.day == found.exam_on else "exam over"
    left = f"{len(found.queue)} drills, {minutes(found.minutes_planned)}" if found.queue else "done"
    return f"{left} · exam in {found.days_left} d · ready {percent(found.readiness_exam_day.expected)}"


def _show(found: "Today") -> None:
    to = console()
    if found.first_run:
        to.print(
            f"Welcome. Your plan: exam on {_day(found)}, an hour on weekdays and two and a half at weekends. "
            'Change it with `planner plan --exam "dec 11" --weekday 45 --weekend 120`.\n'
        )
    to.print(_headline(found), style="bold")
    if found.days_left:
        then, between = found.readiness_exam_day, span(found.readiness_exam_day)
        on_exam_day = f"{percent(then.expected)} ({between}) on exam day if you keep to the plan"
        to.print(f"Readiness {percent(found.readiness_now.expected)} now, {on_exam_day}.")
    else:
        to.print(f"Readiness {percent(found.readiness_now.expected)} now ({span(found.readiness_now)}).")
    if found.missed:
        to.print(_missed(found.missed))
    _show_queue(to, found)
    if found.done:
        names = ", ".join(dict.fromkeys(review.drill for review in found.done))
        to.print(f"Done today: {minutes(sum(review.minutes for review in found.done))} ({names}).")
    if found.queue:
        to.print("Start with `planner drill`.")


def _missed(missed: "Missed") -> str:
    """Say what was missed and what it cost; the queue below it is within today's minutes, as on any day."""
    first, last, count = missed.days[0], missed.days[-1], len(missed.days)
    if count == 1:
        days = f"You missed {first:%A}"
    else:
        days = f"You missed {count} days, {first:%b} {first.day} to {last:%b} {last.day}"
    cost = f"{100 * missed.lost:.1f} points of readiness on exam day"
    return f"{days}: that costs {cost}. The plan is made anew; nothing is owed."


def _day(found: "Today") -> str:
    return f"{found.exam_on:%a %b} {found.exam_on.day}"


def _headline(found: "Today") -> str:
    day = f"{found.day:%A, %B} {found.day.day}"
    if found.day >= found.exam_on:
        over = "Exam day." if found.day == found.exam_on else f"The exam was on {_day(found)}."
        return f"{day}. {over} `planner plan --exam DATE` plans for another."
    days = "tomorrow" if found.days_left == 1 else f"in {found.days_left} days"
    return f"{day}. Exam {days}, on {_day(found)}."


def _show_queue(to: Console, found: "Today") -> None:
    if not found.queue:
        if found.day != found.exam_on:
            to.print("Nothing left to do today." if found.minutes_budget else "No minutes for today: a day off.")
        return
    light = " (a light evening: the exam is tomorrow)" if found.is_eve else ""
    to.print(f"{minutes(found.minutes_planned)} planned of {minutes(found.minutes_budget)}{light}:\n")
    rows = [(f"{queued.minutes:4.0f} min", entry.id, queued.why, entry.topic) for entry, queued in found.queue]
    print_columns(to, without_last_where_narrow(to, rows))
    to.print()


def _document(found: "Today") -> dict[str, object]:
    return {
        "date": found.day.isoformat(),
        "exam_date": found.exam_on.isoformat(),
        "days_left": found.days_left,
        "minutes_budget": found.minutes_budget,
        "minutes_planned": found.minutes_planned,
        "readiness_now": round(found.readiness_now.expected, 6),
        "readiness_now_interval": _interval(found.readiness_now),
        "readiness_exam_day": round(found.readiness_exam_day.expected, 6),
        "readiness_exam_day_interval": _interval(found.readiness_exam_day),
        "missed": {
            "days": [day.isoformat() for day in found.missed.days],
            "lost": round(found.missed.lost, 6),
        }
        if found.missed
        else None,
        "queue": [
            {
                "drill": entry.id,
                "title": entry.title,
                "topic": entry.topic,
                "kind": queued.kind.value,
                "minutes": queued.minutes,
                "retrievability": round(queued.retrievability, 6),
                "why": queued.why,
            }
            for entry, queued in found.queue
        ],
        "done": [
            {"drill": review.drill, "rating": int(review.rating), "minutes": round(review.minutes, 3)}
            for review in found.done
        ],
    }


def _interval(found: "Readiness") -> list[float]:
    return [round(found.low, 6), round(found.high, 6)]
