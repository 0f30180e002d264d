"""A drill: one Markdown file, read into `domain.drill.Drill`.

A drill that is returned holds all that can be promised without running it: `planner verify` shows the rest.
Nothing in the file is ever executed. Whether its skills and requirements exist is the index's to say.
"""

import hashlib
from pathlib import Path

from planner.catalogue.code_checks import check_answer, check_code, check_hints, check_inputs
from planner.catalogue.figures import Text, check_count, check_names
from planner.catalogue.front_matter import FrontMatter, read_front_matter
from planner.catalogue.head import Head, split_head
from planner.catalogue.outline import Outline, read_outline
from planner.catalogue.problems import Problems, is_kebab, shown
from planner.catalogue.sections import split_sections
from planner.catalogue.source import decode, plain_newlines, read_bytes
from planner.domain.drill import Accept, Drill, Reject
from planner.errors import ContentError

_LIMIT_BYTES = 250_000


def read_drill(path: Path) -> Drill:
    """Read ``<topic>/<drill-id>.md``: its folder names the topic, its file the id.

    Raises ContentError with a line for every fault: ``drills/cnn/x.md:31: what is wrong, and what to do``.
    """
    parts = path.parts[-3:]
    name = "/".join(parts) if parts[0] == "drills" else str(path)
    data = read_bytes(path, name, _LIMIT_BYTES)
    return _read(decode(data, name), data, drill_id=path.stem, topic=path.parent.name, name=name)


def read_drill_text(text: str, *, drill_id: str, topic: str, name: str) -> Drill:
    """Read a drill from its text, as `read_drill` does; ``name`` is what messages call it."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise ContentError(f"{name}: can't be written as UTF-8 ({error}). Take that character out.") from None
    return _read(plain_newlines(text.removeprefix("\ufeff")), data, drill_id=drill_id, topic=topic, name=name)


def _read(text: str, data: bytes, *, drill_id: str, topic: str, name: str) -> Drill:
    """Three rounds, each only where the one before found nothing: the form, the figures, the code."""
    problems = Problems(name)
    _check_place(drill_id, topic, problems)
    if "\0" in text:
        problems.add("holds a null byte: take it out.", text.count("\n", 0, text.index("\0")) + 1)
    problems.raise_any()
    head = split_head(text, name)
    matter = read_front_matter(head, problems)
    outline = read_outline(split_sections(head.body, head.body_line, problems), problems)
    problems.raise_any()
    drill = _assemble(drill_id, topic, matter, outline, hashlib.sha256(data).hexdigest()[:16])
    _check_figures(drill, head, outline, problems)
    problems.raise_any()
    check_code(outline, drill.figures, problems)
    check_inputs(_inputs(drill, head), drill.figures, problems)
    check_answer(drill.answer, outline, head.line_of("answer"), problems)
    check_hints(outline, drill.figures, problems)
    problems.raise_any()
    return drill


def _check_place(drill_id: str, topic: str, problems: Problems) -> None:
    for what, text, remedy in (
        ("drill's id", drill_id, "rename the file"),
        ("topic", topic, "put the file in its topic's folder"),
    ):
        if not is_kebab(text):
            problems.add(f"the {what} is {shown(text)}, not lowercase letters and digits joined by hyphens: {remedy}.")


def _check_figures(drill: Drill, head: Head, outline: Outline, problems: Problems) -> None:
    line = head.line_of("variants")
    texts = [Text("the prompt", outline.prompt.text, outline.prompt.text_line)]
    texts += [Text("a hint", hint.text, hint.text_line) for hint in outline.hints]
    texts += [Text(code.kind, code.code, code.line) for code in outline.codes]
    check_names([*texts, *_inputs(drill, head)], drill.figures, line, problems)
    check_count(drill.variant_count, line, problems)


def _inputs(drill: Drill, head: Head) -> list[Text]:
    return [
        Text(key, call, head.line_of(key))
        for name, calls in drill.inputs
        for call in calls
        for key in [f"inputs.{name}"]
    ]


def _assemble(drill_id: str, topic: str, matter: FrontMatter, outline: Outline, content_hash: str) -> Drill:
    return Drill(
        id=drill_id,
        title=matter.title,
        topic=topic,
        skills=matter.skills,
        minutes=matter.minutes,
        answer=matter.answer,
        requires=matter.requires,
        inputs=matter.inputs,
        figures=matter.figures,
        prompt=outline.prompt.text,
        hints=tuple(hint.text for hint in outline.hints),
        given=outline.code("Given"),
        solution=outline.code("Solution"),
        check=outline.code("Check"),
        accepts=tuple(Accept(title=code.title, code=code.code) for code in outline.of("Accept")),
        rejects=tuple(Reject(rule=code.rule, title=code.title, code=code.code) for code in outline.of("Reject")),
        limit_seconds=matter.limit_seconds,
        content_hash=content_hash,
    )
