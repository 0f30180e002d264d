"""What the headings of a drill mean: hints, given code, the solution, its check, Accepts and Rejects.

Notes every section that is missing, unknown, doubled or not one block of Python, with its line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.catalogue.problems import Problems, shown
from planner.catalogue.sections import Section
from planner.domain.rules import RULES
from planner.near import did_you_mean

LEAST_ACCEPTS = 1
LEAST_REJECTS = 3
_HEADINGS = ("Hint", "Given", "Solution", "Check", "Accept: title", "Reject rule-id: title")
_FORM = re.compile(r"(Hint|Given|Solution|Check)|(Accept): *(\S.*)|(Reject) +([^\s:]+): *(\S.*)")


@dataclass(frozen=True, slots=True)
class Code:
    """One block of Python, with ``$name`` still in it; ``line`` is that of its first line in the file.

    ``kind`` is Given, Solution, Check, Accept or Reject; ``rule`` is a Reject's.
    """

    kind: str
    title: str
    rule: str
    code: str
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A drill's sections by what they are, each in the order of the file."""

    prompt: Section
    hints: tuple[Section, ...]
    codes: tuple[Code, ...]

    def of(self, kind: str) -> tuple[Code, ...]:
        """Return the blocks of one kind."""
        return tuple(code for code in self.codes if code.kind == kind)

    def code(self, kind: str) -> str:
        """Return the code of a section that stands once at most, or ""."""
        return "".join(code.code for code in self.of(kind))


def read_outline(sections: Sequence[Section], problems: Problems) -> Outline:
    """Sort a drill's sections, the prompt first among them, noting faults."""
    prompt, *others = sections
    hints: list[Section] = []
    codes: list[Code] = []
    for section in others:
        form = _FORM.fullmatch(section.heading)
        if form is None:
            _note_unknown(section, problems)
        elif form[1] == "Hint":
            hints.append(section)
        elif len(section.fences) == 1 or _note_not_one_block(section, problems):
            codes.append(_code(form, section, problems))
    outline = Outline(prompt, tuple(hints), tuple(codes))
    _note_repeats(others, problems)
    _note_missing(outline, {section.heading for section in others}, problems)
    return outline


def _code(form: re.Match[str], section: Section, problems: Problems) -> Code:
    simple, accept, accept_title, reject, rule, reject_title = form.groups()
    fence = section.fences[0]
    kind = simple or accept or reject
    if fence.language != "python":
        problems.add(f"the block of {kind} is {shown(fence.language)}: begin it with ```python.", fence.line - 1)
    if section.has_prose:
        problems.add(
            f"{kind} holds text beside its code, which nobody would see: make it a comment in the code.",
            section.line,
        )
    if not fence.code.strip():
        problems.add(f"the block of {kind} is empty: write its code, or take the section out.", fence.line - 1)
    if rule and rule not in RULES:
        problems.add(
            f"Reject names the rule {shown(rule)}, which there isn't.{did_you_mean(rule, RULES)} "
            "drills/README.md lists the rules.",
            section.line,
        )
    title = accept_title or reject_title or ""
    return Code(kind, title.strip(), rule or "", fence.code, fence.line)


def _note_unknown(section: Section, problems: Problems) -> None:
    first = section.heading.split(":")[0].split(" ")[0]
    hint = did_you_mean(first.title(), ("Hint", "Given", "Solution", "Check", "Accept", "Reject"))
    problems.add(
        f"the heading {shown(section.heading)} is none of {', '.join(_HEADINGS)}: write one of them.{hint}",
        section.line,
    )


def _note_not_one_block(section: Section, problems: Problems) -> bool:
    problems.add(
        f"{section.heading} holds {len(section.fences)} fenced blocks: write one, from ```python to ```.",
        section.line,
    )
    return False


def _note_repeats(sections: Sequence[Section], problems: Problems) -> None:
    first: dict[str, int] = {}
    for section in sections:
        line = first.setdefault(section.heading, section.line)
        if section.heading != "Hint" and line != section.line:
            problems.add(
                f"the heading {shown(section.heading)} stands on line {line} already: join or retitle.",
                section.line,
            )


def _note_missing(outline: Outline, headings: set[str], problems: Problems) -> None:
    if not outline.prompt.text:
        problems.add("there is no prompt: say above the first heading what is asked.", outline.prompt.line)
    for hint in outline.hints:
        if not hint.text:
            problems.add("this hint is empty: write a sentence, or take it out.", hint.line)
    if not outline.hints:
        problems.add("a drill has at least one hint, three as a rule: add ## Hint.")
    if "Solution" not in headings:
        problems.add("a drill has a solution: add ## Solution with one block of Python.")
    for kind, least in (("Accept", LEAST_ACCEPTS), ("Reject", LEAST_REJECTS)):
        count = sum(heading.startswith(kind) for heading in headings)
        if count < least:
            problems.add(f"a drill has at least {least} {kind} section{'s' * (least > 1)}, this one {count}: add more.")
