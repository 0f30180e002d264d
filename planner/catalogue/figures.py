"""Where a drill asks for a figure: every ``$name`` is one of its variants, and every variant is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Template

from planner.catalogue.problems import Problems
from planner.domain.drill import Figure, Variant
from planner.near import did_you_mean

LEAST_VARIANTS = 4
MOST_VARIANTS = 1000

Figures = Sequence[tuple[str, tuple[Figure, ...]]]


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a drill that a variant fills in; ``line`` is that of its first line in the file."""

    what: str
    text: str
    line: int


def check_names(texts: Iterable[Text], figures: Figures, line: int, problems: Problems) -> None:
    """Note each ``$name`` that is no variant, each stray ``$``, and each variant that is never used.

    ``line`` is where the variants stand in the file.
    """
    names = {name for name, _ in figures}
    used = set()
    for text in texts:
        for name, at in _placeholders(text):
            used.add(name)
            if not name:
                problems.add(f"{text.what} holds a stray $: write $$ for the sign itself.", at)
            elif name not in names:
                problems.add(
                    f"{text.what} asks for ${name}, which [variants] doesn't hold: add it there, or write $$ "
                    f"for the sign itself.{did_you_mean(name, names)}",
                    at,
                )
    for name in sorted(names - used):
        problems.add(f"variants.{name} is never used: write ${name} where it belongs, or take it out.", line)


def check_count(count: int, line: int, problems: Problems) -> None:
    """Note too few variants for a repeat to ask something new, or more than anyone could verify."""
    if not LEAST_VARIANTS <= count <= MOST_VARIANTS:
        problems.add(
            f"a drill has {LEAST_VARIANTS} to {MOST_VARIANTS:,} variants, and this one has {count:,}: "
            "change the lists under [variants], their lengths are multiplied.",
            line,
        )


def sample(figures: Figures) -> Iterator[Variant]:
    """Yield a few variants, in which every value of every figure appears at least once."""
    for position in range(max((len(values) for _, values in figures), default=1)):
        yield {name: values[position % len(values)] for name, values in figures}


def _placeholders(text: Text) -> Iterator[tuple[str, int]]:
    """Yield each placeholder's name, "" for a stray ``$``, and its line."""
    for found in Template.pattern.finditer(text.text):
        if found["escaped"] is None:
            line = text.line + text.text.count("\n", 0, found.start())
            yield found["named"] or found["braced"] or "", line
