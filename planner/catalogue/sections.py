"""A drill's Markdown, cut at its ``##`` headings; markdown-it finds them, so a ``##`` inside code is code.

Sees headings and blocks with their lines in the file, and runs nothing. Knows nothing of front matter, nor of
what the headings mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.catalogue.problems import Problems, shown


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the language it names, its code with indentation kept, and the code's first line."""

    language: str
    code: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading; the prompt's heading is "".

    ``text`` is the Markdown as written, without the blank lines around it, and begins on ``text_line``.
    ``has_prose`` says that there is more than fences.
    """

    heading: str
    line: int
    text: str
    text_line: int
    fences: tuple[Fence, ...]
    has_prose: bool


@dataclass(slots=True)
class _Cut:
    """A heading, the body's lines from the heading and from its text on, and the blocks below it."""

    heading: str
    start: int
    text_start: int
    blocks: list[Token]


def split_sections(body: str, body_line: int, problems: Problems) -> list[Section]:
    """Return the prompt, then every section, in the order they stand; the body begins on ``body_line``.

    Notes headings of another kind, and fences that never close: those would swallow the rest of the file.
    """
    lines = body.split("\n")
    cuts = _cut(_parse(body), lines, body_line, problems)
    ends = [*(cut.start for cut in cuts[1:]), len(lines)]
    return [_section(cut, lines[cut.text_start : end], body_line) for cut, end in zip(cuts, ends, strict=True)]


def _parse(body: str) -> list[Token]:
    markdown = MarkdownIt("commonmark")
    # Blocks are all that is wanted: links and emphasis stay as they are written.
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown.parse(body)


def _cut(tokens: Sequence[Token], lines: Sequence[str], body_line: int, problems: Problems) -> list[_Cut]:
    cuts = [_Cut("", 0, 0, [])]
    for position, token in enumerate(tokens):
        if token.level > 0 or token.map is None:  # inside a list or a quotation, or the end of a block
            continue
        start, end = token.map
        if token.type != "heading_open":
            cuts[-1].blocks.append(token)
            if token.type == "fence" and not _closes(token, lines):
                problems.add(f"this fence never ends: close it with {token.markup}.", body_line + start)
            continue
        cuts.append(_Cut(tokens[position + 1].content, start, end, []))
        if token.markup != "##":
            problems.add(
                f"{shown(lines[start].strip())} makes a heading of another kind: a section begins with ## "
                "and a space, and there are no headings inside one.",
                body_line + start,
            )
    return cuts


def _closes(fence: Token, lines: Sequence[str]) -> bool:
    """Say whether a fence has its closing line: markdown-it lets one run on to the end of the file."""
    start, end = fence.map or (0, 0)
    last = lines[min(end, len(lines)) - 1].strip()
    return end - start >= 2 and last.startswith(fence.markup) and not last.strip(fence.markup[0])


def _section(cut: _Cut, lines: Sequence[str], body_line: int) -> Section:
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return Section(
        heading=cut.heading,
        line=body_line + cut.start,
        text="\n".join(lines[blank:]).rstrip(),
        text_line=body_line + cut.text_start + blank,
        fences=tuple(_fence(token, body_line) for token in cut.blocks if token.type == "fence"),
        has_prose=any(token.type != "fence" for token in cut.blocks),
    )


def _fence(token: Token, body_line: int) -> Fence:
    start, _ = token.map or (0, 0)
    return Fence(language=token.info.strip(), code=token.content, line=body_line + start + 1)
