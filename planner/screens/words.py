"""What the screen says, as texts: the status line, a verdict, costs, ratings. It must not know of widgets."""

from collections.abc import Sequence

from rich.console import ConsoleRenderable
from rich.text import Text

from planner.actions.evening import Evening, Place
from planner.actions.sitting import Recorded, Sitting
from planner.domain.memory import Rating
from planner.domain.rules import RULES
from planner.domain.verdict import Finding, Outcome, Verdict
from planner.errors import PlannerError
from planner.screens.curves import below_verdict
from planner.screens.keys import Keys
from planner.store.drafts import Draft

PASTE_REFUSED = (
    "Pasting is off: what your fingers type is what you will know on exam day. "
    "Nothing was taken in, and this attempt counts as Again. Text cut here with ^x can be moved with ^v."
)
LEAVING = "Press ^c again to leave. Your text is kept as a draft."
LEAVING_UNKEPT = "Your text can't be kept as a draft. Press {key} again to leave without it."
NOT_KEPT = "draft not kept"
KEPT_AGAIN = "Your text is kept again."
STAYS_OPEN = "The drill stays open: what you typed can't be kept as a draft now."
_OUTCOMES = {
    Outcome.PASSED: ("✓ passed", "bold green"),
    Outcome.FAILED: ("✗ not yet", "bold red"),
    Outcome.CRASHED: ("✗ stopped with an error", "bold red"),
    Outcome.TIMED_OUT: ("✗ ran too long", "bold red"),
    Outcome.BROKEN: ("could not be judged", "bold magenta"),
}
_FOOTER = ("run", "hint", "solution", "reset", "skip", "rate")
_HINT_KINDS = ("the idea", "the API names", "the skeleton with blanks")
_SHOWN_OUTPUT_LINES = 12


def status_line(sitting: Sitting, place: Place, width: int) -> str:
    """Return one line on where the attempt and the day stand; what matters least goes first where room is short."""
    elapsed, hints = int(sitting.minutes * 60), len(sitting.drill.hints)
    parts = [
        sitting.drill.drill.topic,
        place.kind.value,
        f"{elapsed // 60}:{elapsed % 60:02} of {sitting.expected_minutes:.0f} min",
        f"runs {len(sitting.runs)}",
        f"hints {sitting.hints}/{hints}",
        f"{place.number} of {place.count} today",
        f"{max(place.minutes_left - sitting.minutes, 0):.0f} min left",
    ]
    for least in (5, 4, 0):
        if len(" · ".join(parts)) > width:
            del parts[least]
    return " · ".join(parts)[: max(width, 0)]


def verdict_text(verdict: Verdict, code: str, original_key: str, room: tuple[int, int]) -> Text:
    """Return a verdict: its outcome, what is right so far, then its findings, each with the learner's own line.

    ``original_key`` is the one that shows what Python or Keras said, where they said something; ``room`` the
    width of the pane and the height of the screen.
    """
    word, style = _OUTCOMES[verdict.outcome]
    text = Text.assemble((word, style), f" ({verdict.seconds:.2f} s)")
    if verdict.right_so_far:
        text.append("\nright so far: " + " · ".join(verdict.right_so_far), style="green")
    lines = code.splitlines()
    for finding in verdict.findings:
        _add_finding(text, finding, lines)
    if originals(verdict):
        text.append(f"\n  {original_key} shows what Python or Keras itself said.", style="dim")
    printed = verdict.output.rstrip()
    if printed and not verdict.passed:
        text.append("\nIt printed:\n" + "\n".join(printed.splitlines()[-_SHOWN_OUTPUT_LINES:]), style="dim")
    curves = below_verdict(verdict.curves, room, verdict_rows=text.plain.count("\n") + 1)
    return text.append("\n" + curves) if curves else text


def _add_finding(text: Text, finding: Finding, lines: list[str]) -> None:
    text.append("\n• " + finding.message)
    if finding.line and finding.line <= len(lines):
        text.append(f"\n  line {finding.line}: ", style="dim")
        text.append(lines[finding.line - 1].strip())
    advice = finding.help or (RULES[finding.rule].help if finding.rule in RULES else "")
    if advice:
        text.append("\n  " + advice.strip().replace("\n", "\n  "), style="dim")
    text.append(f"  [{finding.rule}]", style="dim")


def originals(verdict: Verdict) -> str:
    """Return what Python or Keras itself said to a run, empty where they said nothing."""
    return "\n\n".join(finding.original for finding in verdict.findings if finding.original)


def hint_offer(sitting: Sitting, keys: Keys) -> str:
    """Say what the next hint is and what it costs, before it is taken."""
    number, count = sitting.hints + 1, len(sitting.drill.hints)
    if number > count:
        return f"There are no more hints. {keys.label('solution')} shows the solution."
    kind = f": {_HINT_KINDS[number - 1]}" if count == len(_HINT_KINDS) else ""
    cost = "It makes this review Hard at best." if number == 1 else "The review is Hard at best already."
    return f"Hint {number} of {count}{kind}. {cost} Press {keys.label('hint')} again to take it."


def hints_again(sitting: Sitting, offer: str) -> str | ConsoleRenderable:
    """Return the offer of the next hint, and below it those that were taken."""
    taken = [f"Hint {number}:\n\n{hint}" for number, hint in enumerate(sitting.drill.hints[: sitting.hints], start=1)]
    return hint_text("\n\n".join([offer, *taken])) if taken else offer


def footer(keys: Keys) -> str:
    """Return the keys that are used most, as markup: each does its order when clicked, too."""
    links = " ".join(
        f"[b]{keys.label(order)}[/b] [@click=screen.order('{order}')]{order.capitalize()}[/]" for order in _FOOTER
    )
    return f"{links} [b]^q[/b] [@click=app.leave]Quit[/] [b]^↑ ^↓[/b] Scroll"


def along_text(sitting: Sitting) -> Text:
    """Return what is to be typed along, nothing where it isn't."""
    if not sitting.along:
        return Text("")
    head = "Type along" if len(sitting.along) > 1 else "Once more, with the arguments blanked"
    return Text.assemble((f"{head}:\n", "bold"), sitting.along[0].rstrip())


def along_news(sitting: Sitting, keys: Keys) -> str:
    """Say what comes next while a drill is typed along, and how to do without."""
    if not sitting.along:
        return "Now from memory, on an empty page. This review is Hard at best, since you have just seen it."
    what = "Type what stands below the task" if len(sitting.along) > 1 else "Right. Once more, filling in the blanks"
    return f"{what}, then {keys.label('run')}. {keys.label('skip')} goes straight on to the next step."


def draft_news(draft: Draft) -> str:
    """Say that a draft is still there, and what of its attempt goes on counting."""
    when, begun = f"{draft.saved_at:%b %d %H:%M}", draft.begun
    here = f"Your draft of {when} is still here" if draft.text.strip() else f"You began this on {when}"
    if begun is None or not begun.counts:
        return here + "."
    help_taken = [
        _counted(len(begun.runs), "run"),
        _counted(begun.hints, "hint"),
        "the solution was shown" if begun.solution_shown else "",
        "a paste was tried" if begun.pasted else "",
        "typed along first" if begun.typed_along else "",
    ]
    return f"{here}. The attempt goes on: {', '.join(each for each in help_taken if each)}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}" if count else ""


def kept_text(drill: str) -> str:
    """Say that what was typed is kept, and how to go on."""
    return f"Kept as a draft. `planner drill {drill}` goes on from here."


def left_behind(recorded: Sequence[Recorded], kept: str | None) -> list[str]:
    """Return what stays on the terminal when the screen is gone: what was recorded, and the drill kept as a draft."""
    lines = [f"{each.review.drill}: {each.review.rating.name.capitalize()}. {comes_back(each)}" for each in recorded]
    return [*lines, kept_text(kept)] if kept else lines


def builds_on(sitting: Sitting) -> str:
    """Say what a drill builds on that hasn't been met yet."""
    return f"{sitting.entry.id} builds on {', '.join(sitting.unmet)}, which you haven't met yet."


def hint_text(hint: str) -> ConsoleRenderable:
    """Return a hint as it is shown."""
    from rich.markdown import Markdown  # noqa: PLC0415 - it would delay the first frame

    return Markdown(hint)


def solution_offer() -> str:
    """Say what seeing the solution costs."""
    return "Show the solution? This review then counts as Again, and you type the drill once more."


def rating_text(rating: Rating, why: str, chosen: Rating, problem: str = "", curves: str = "") -> Text:
    """Return the question for the rating: the one earned and why, and the one that Enter would record.

    Above it stands what is told of the training.
    """
    head = curves + "\n\n" if curves else ""
    text = Text.assemble(head, (f"Earned: {rating.name.capitalize()}. ", "bold"), why, "\n\n")
    for each in Rating:
        name = f"{int(each)} {each.name.capitalize()}"
        text.append(f"▸[{name}] " if each is chosen else f"  {name}  ", style="reverse" if each is chosen else "")
    text.append("\n\nEnter records it, 1 to 4 change it, Esc goes back to the code.", style="dim")
    if problem:
        text.append("\n" + problem, style="bold")
    return text


def recorded_text(recorded: Recorded, before: float, after: float, following: str | None) -> Text:
    """Return what was recorded, when the drill comes back, the change in readiness, and what comes next."""
    review = recorded.review
    text = Text.assemble((f"Recorded: {review.rating.name.capitalize()}. ", "bold"), recorded.why, "\n")
    text.append(f"{comes_back(recorded)}\nReadiness {100 * before:.1f} % → {100 * after:.1f} %.\n\n")
    text.append(f"Enter goes on to {following}, q ends the sitting." if following else "Enter ends the sitting.")
    return text


def recorded_last_text(recorded: Recorded, error: PlannerError) -> Text:
    """Return what was recorded, and what keeps the evening from going on."""
    text = Text.assemble((f"Recorded: {recorded.review.rating.name.capitalize()}. ", "bold"), recorded.why, "\n")
    text.append(f"{comes_back(recorded)}\n\n{error}\n\nEnter ends the sitting.")
    return text


def comes_back(recorded: Recorded) -> str:
    """Say when the drill is due again."""
    due_on, today = recorded.due_on, recorded.review.study_day
    if due_on is None or due_on <= today:
        return "It comes back today."
    days = (due_on - today).days
    return f"It is due on {due_on:%a %b} {due_on.day}, in {days} day{'s' if days > 1 else ''}."


def summary_text(evening: Evening) -> Text:
    """Return what the evening came to: drills, minutes, ratings, mistakes, and tomorrow's minutes."""
    reviews = [recorded.review for recorded in evening.recorded]
    text = Text.assemble(("Today's queue is done.\n\n", "bold"))
    for review in reviews:
        text.append(f"{review.drill:24} {review.rating.name.capitalize():6} {review.minutes:5.1f} min\n")
    mistakes = sorted({rule for review in reviews for rule in review.rules})
    minutes = sum(review.minutes for review in reviews)
    text.append(f"\n{len(reviews)} drill{'s' if len(reviews) != 1 else ''} in {minutes:.0f} min.\n")
    if mistakes:
        text.append(f"Mistakes: {', '.join(mistakes)}. `planner rules` explains them.\n")
    text.append(f"Tomorrow: {evening.minutes_tomorrow:.0f} min.\n\nEnter ends the sitting.")
    return text
