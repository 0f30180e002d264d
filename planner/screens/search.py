"""Where a text stands in lines, from a place on and then from the top again. Texts only, no widgets."""

from collections.abc import Sequence


def next_match(lines: Sequence[str], sought: str, row: int, column: int) -> tuple[int, int] | None:
    """Return the row and column of the next match, the place itself included; None where there is none.

    Capitals count only where the sought text has some.
    """
    if not sought:
        return None
    if sought == sought.lower():
        lines = [line.lower() for line in lines]
    for number in (*range(row, len(lines)), *range(row + 1)):
        place = lines[number].find(sought, column if number == row else 0)
        if place >= 0:
            return number, place
        column = 0  # the row is looked through once more, from its beginning, after all others
    return None
