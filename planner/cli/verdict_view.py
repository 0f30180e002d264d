"""How a verdict is shown: the outcome, what is right so far, at most three findings, and how the training went."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from planner.domain.rules import RULES
from planner.domain.verdict import Finding, Outcome, Verdict

_WORDS = {
    Outcome.PASSED: ("passed", "bold green"),
    Outcome.FAILED: ("not yet", "bold red"),
    Outcome.CRASHED: ("stopped with an error", "bold red"),
    Outcome.TIMED_OUT: ("ran too long", "bold red"),
    Outcome.BROKEN: ("could not be judged", "bold magenta"),
}
_SHOWN_OUTPUT_LINES = 12


def show_verdict(to: Console, verdict: Verdict, code: str, name: str = "") -> None:
    """Write a verdict for a person."""
    word, style = _WORDS[verdict.outcome]
    head = Text.assemble((f"{name}: " if name else "", "bold"), (word, style), f" ({verdict.seconds:.2f} s)")
    to.print(head)
    if verdict.right_so_far:
        to.print(Padding(Text("right so far: " + " · ".join(verdict.right_so_far), style="green"), (0, 0, 0, 2)))
    for finding in verdict.findings:
        to.print(Padding(_finding(finding, code), (0, 0, 0, 2)))
    if verdict.curves:
        from planner.report.plot import told  # most runs train nothing

        to.print(Padding(Text(told(verdict.curves, _room(to))), (0, 0, 0, 2)))
    if verdict.output.strip() and not verdict.passed:
        lines = verdict.output.rstrip().splitlines()[-_SHOWN_OUTPUT_LINES:]
        to.print(Padding(Text("It printed:\n" + "\n".join(lines), style="dim"), (0, 0, 0, 2)))


def _room(to: Console) -> int:
    """Return how wide a drawing may be; 0 where there is no terminal that can show one."""
    draws = to.is_terminal and not to.is_dumb_terminal and to.encoding.startswith("utf")
    return to.width - 4 if draws else 0


def _finding(finding: Finding, code: str) -> Text:
    text = Text("• " + finding.message)
    lines = code.splitlines()
    if finding.line and finding.line <= len(lines):
        text.append(f"\n  line {finding.line}: ", style="dim")
        text.append(lines[finding.line - 1].strip())
    advice = finding.help or (RULES[finding.rule].help if finding.rule in RULES else "")
    if advice:
        text.append("\n  " + advice.strip().replace("\n", "\n  "), style="dim")
    text.append(f"  [{finding.rule}]", style="dim")
    return text


def originals(verdict: Verdict) -> tuple[str, ...]:
    """Return what Python or Keras said itself, for the findings that translate it."""
    return tuple(finding.original for finding in verdict.findings if finding.original)


def show_originals(to: Console, verdict: Verdict) -> None:
    """Write the messages behind the findings, as Python or Keras gave them."""
    for original in originals(verdict):
        to.print(Padding(Text(original), (0, 0, 0, 2)))


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict's part of the JSON contract."""
    return {
        "outcome": verdict.outcome.value,
        "seconds": round(verdict.seconds, 4),
        "findings": [
            {
                "rule": finding.rule,
                "message": finding.message,
                "help": finding.help or (RULES[finding.rule].help if finding.rule in RULES else ""),
                "line": finding.line,
                "expected": finding.expected,
                "actual": finding.actual,
                "original": finding.original,
            }
            for finding in verdict.findings
        ],
        "right_so_far": list(verdict.right_so_far),
        "output": verdict.output,
        **({"curves": verdict.curves} if verdict.curves else {}),
    }


def status_of(verdict: Verdict) -> int:
    """Return the exit status that a verdict stands for."""
    if verdict.outcome is Outcome.BROKEN:
        return 4
    return 0 if verdict.passed else 1
