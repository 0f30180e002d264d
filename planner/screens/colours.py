"""The colours of lines, looked up in the syntax tree only when a line is drawn.

Textual looks all of them up at each key, which takes 30 ms in a text of 300 lines. Rows are looked up in blocks, as
they are drawn in blocks. It must not know of widgets.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tree_sitter import Node

Piece = tuple[int, int | None, str]  # from which byte to which, None for the line's end, and what it is
_BLOCK_ROWS = 64


class Colours(dict[int, list[Piece]]):
    """What each row holds. ``captured`` returns the nodes between two rows by what they are, some of them longer."""

    def __init__(self, captured: "Callable[[int, int], Mapping[str, Sequence[Node]]]") -> None:
        super().__init__()
        self._captured = captured

    def __bool__(self) -> bool:
        """Claim to hold something: Textual looks up nothing where there is nothing."""
        return True

    def __missing__(self, row: int) -> list[Piece]:
        """Look up the block that the row is in."""
        first = row - row % _BLOCK_ROWS
        rows = range(first, first + _BLOCK_ROWS)
        self.update({each: [] for each in rows})
        for name, nodes in self._captured(first, first + _BLOCK_ROWS).items():
            for node in nodes:
                (top, left), (bottom, right) = node.start_point, node.end_point
                for each in range(max(top, rows.start), min(bottom + 1, rows.stop)):
                    self[each].append((left if each == top else 0, right if each == bottom else None, name))
        return self[row]
