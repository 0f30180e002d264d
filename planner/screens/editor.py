"""The editor: Textual's TextArea, which indents as Python does, marks lines in its gutter, and takes no paste.

Every key is acted on here, in the order it was pressed. Textual would send the keys that are bound to an action
round by way of the app while letters act at once, so on a busy machine a letter would overtake the Backspace
before it. The screen's own keys pass through here for the same reason: a run judges all that was typed before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from planner.screens import indent, pairs
from planner.screens.colours import Colours, Piece
from planner.screens.drawn_lines import DrawnLines
from planner.screens.paste import PasteGuard
from planner.screens.search import next_match

if TYPE_CHECKING:
    from tree_sitter import Node

MARK = "▶"
_MARK_STYLE = Style(color="red", bold=True)
_NOT_OURS = {"ctrl+c", "super+c", "f6", "f7"}


def _textareas_keys() -> dict[str, str]:
    """Return what TextArea does on which key."""
    bindings = [binding for binding in TextArea.BINDINGS if isinstance(binding, Binding)]
    keys = {key: binding.action for binding in bindings for key in binding.key.split(",")}
    return {key: action for key, action in keys.items() if key not in _NOT_OURS}


class Editor(TextArea):
    """Where the answer is typed. ``orders`` names the screen's own keys: they come back as `Order`."""

    @dataclass
    class Order(Message):
        """A key of the screen's own, and the text as it was when its turn came."""

        name: str
        text: str

    class PasteRefused(Message):
        """Somebody tried to paste."""

    _KEYS = _textareas_keys() | {
        "enter": "new_line",
        "ctrl+j": "new_line",
        "tab": "indent",
        "shift+tab": "dedent",
        "backspace": "backspace",
        "ctrl+underscore": "comment",
        "ctrl+slash": "comment",
    }
    _TYPED = ("enter", "ctrl+j", "tab")

    def __init__(self, orders: dict[str, str], guard: PasteGuard, *, in_pairs: bool = False) -> None:
        super().__init__(
            tab_behavior="indent",
            soft_wrap=False,
            show_line_numbers=True,
            id="editor",
            compact=True,
            max_checkpoints=500,
        )
        self._highlights = Colours(self._captured)
        self._drawn_lines = self._line_cache = DrawnLines(1024)
        self.guard = guard
        self._orders = orders
        self._in_pairs = in_pairs
        self._marked: frozenset[int] = frozenset()
        self._marked_of = 0
        self._cut = ""
        self._before_keys: list[tuple[float, tuple[str, ...], Selection]] = []

    def colour(self) -> None:
        """Begin to colour what is typed as Python; the cursor stays where Textual would move it to the top."""
        selection = self.selection
        self.language = "python"
        self.selection = selection

    def _build_highlight_map(self) -> None:
        """Forget the colours; each line's are looked up when it is drawn."""
        self._highlights.clear()

    def _captured(self, first: int, last: int) -> "Mapping[str, Sequence[Node]]":
        query = self._highlight_query
        return self.document.query_syntax_tree(query, (first, 0), (last, 0)) if query else {}

    async def _on_key(self, event: events.Key) -> None:
        action = self._KEYS.get(event.key)
        order = self._orders.get(event.key)
        if order is None and action is None and not event.is_printable:
            if event.key == "escape":
                event.prevent_default()  # TextArea would leave the editor
            return
        event.stop()
        event.prevent_default()
        if (event.is_printable or event.key in self._TYPED) and self._pasted(event.time):
            return
        if order is not None:
            self.post_message(self.Order(order, self.text))
        elif action is not None:
            await self._act(action)
        elif event.character is not None:
            self._restart_blink()
            self._type(event.character)

    def _type(self, character: str) -> None:
        """Put a character in; a bracket that closes goes below the line that opened it."""
        start, end = self.selection
        line = self.document[end[0]]
        before, after = line[: end[1]], line[end[1] :]
        if self._in_pairs and start == end and self._typed_in_pair(character, before, after):
            return
        if start == end and indent.closes(character) and before.isspace():
            lead = indent.opened_at(self.document.lines[: end[0]])
            if lead is not None and len(lead) < len(before):
                self._replace_via_keyboard(lead + character, (end[0], 0), end)
                return
        self._replace_via_keyboard(character, start, end)

    def _typed_in_pair(self, character: str, before: str, after: str) -> bool:
        """Step over what closes, or bring it along; return whether there was such a thing to do."""
        if pairs.steps_over(character, after):
            self.move_cursor_relative(columns=1)
            return True
        closing = pairs.brought_by(character, before, after)
        if closing:
            cursor = self.cursor_location
            self._replace_via_keyboard(character + closing, cursor, cursor)
            self.move_cursor_relative(columns=-1)
        return bool(closing)

    async def _act(self, action: str) -> None:
        self._restart_blink()
        name, select, _ = action.partition("(True)")
        method = getattr(self, f"action_{name}")
        outcome = method(True) if select else method()
        if isawaitable(outcome):
            await outcome

    # Pasting

    def _pasted(self, at_seconds: float) -> bool:
        """Refuse a key that belongs to a paste; the first one found takes back those that went before."""
        was_in_burst = self.guard.in_burst
        pasted = self.guard.key(at_seconds)
        if self.guard.at_rest:
            since = self.guard.since_seconds
            before = [kept for kept in self._before_keys if kept[0] >= since]
            self._before_keys = [*before, (at_seconds, tuple(self.document.lines), self.selection)]
        if pasted and not was_in_burst:
            _, lines, selection = self._before_keys[0]
            self.replace("\n".join(lines), (0, 0), self.document.end)
            self.selection = selection
            self.post_message(self.PasteRefused())
        return pasted

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put_back(event.text.replace("\r\n", "\n").replace("\r", "\n"))

    def action_paste(self) -> None:
        """Put back what was cut here; anything else in a clipboard is refused."""
        self._put_back(self._cut)

    def _put_back(self, text: str) -> None:
        if text and text == self._cut:
            self._cut = ""
            self._replace_via_keyboard(text, *self.selection)
            return
        self.guard.refused()
        self.post_message(self.PasteRefused())

    def action_cut(self) -> None:
        """Cut the selection, or the line where nothing is selected; it may be put back once."""
        start, end = self.selection
        result = self._delete_cursor_line() if start == end else self._delete_via_keyboard(start, end)
        if result is not None:
            self._cut = result.replaced_text

    # Lines

    def action_new_line(self) -> None:
        """Break the line, and indent the new one as Python goes on."""
        start, end = sorted(self.selection)
        before, after = self.document[start[0]][: start[1]], self.document[end[0]][end[1] :]
        lead = indent.indent_after(before)
        self._replace_via_keyboard("\n" + lead, start, end)
        if indent.closes(after) and lead:
            cursor = self.cursor_location
            self.insert("\n" + indent.indent_of(before), cursor, maintain_selection_offset=False)
            self.move_cursor(cursor)

    def action_indent(self) -> None:
        """Move to the next tab stop, or the selected lines to the right."""
        start, end = self.selection
        if start == end:
            self._replace_via_keyboard(" " * indent.to_tab_stop(end[1]), start, end)
        else:
            self._change_lines(lambda lines: [indent.indented(line) for line in lines])

    def action_dedent(self) -> None:
        """Move the line, or the selected ones, to the left."""
        self._change_lines(lambda lines: [indent.dedented(line) for line in lines])

    def action_comment(self) -> None:
        """Make comments of the line or the selected ones, or code again."""
        self._change_lines(indent.commented)

    def action_backspace(self) -> None:
        """Delete to the left: inside the indent a whole step of it."""
        (row, column), end = self.selection
        before, after = self.document[row][:column], self.document[row][column:]
        if self._in_pairs and (row, column) == end and pairs.is_empty_pair(before, after):
            self._delete_via_keyboard((row, column - 1), (row, column + 1))
            return
        steps = indent.back_to_tab_stop(before)
        if (row, column) == end and steps > 1:
            self._delete_via_keyboard((row, column - steps), end)
        else:
            self.action_delete_left()

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Replace the lines that the selection touches, as one step to undo; the cursor stays at its character."""
        (first, _), (last, _) = sorted(self.selection)
        old = [self.document[row] for row in range(first, last + 1)]
        new = change(old)
        if new == old:
            return
        shifts = {first + place: len(new[place]) - len(old[place]) for place in range(len(old))}
        (start_row, start_column), (end_row, end_column) = self.selection
        self.replace("\n".join(new), (first, 0), (last, len(old[-1])))
        self.selection = Selection(
            (start_row, max(start_column + shifts[start_row], 0)), (end_row, max(end_column + shifts[end_row], 0))
        )

    def start_over(self) -> None:
        """Empty the editor; undo brings the text back."""
        self.replace("", (0, 0), self.document.end)
        self.move_cursor((0, 0))

    # Finding

    def find(self, text: str, *, further: bool) -> bool:
        """Select the next match from the cursor on, or beyond the one it stands at; tell whether there is one."""
        row, column = min(self.selection)
        match = next_match(self.document.lines, text, row, column + further)
        if match is None:
            return False
        self.selection = Selection(match, (match[0], match[1] + len(text)))
        return True

    # Marks

    def mark(self, lines: frozenset[int]) -> None:
        """Mark lines, counted from 1, in the gutter, until lines come or go."""
        marked = self._marked if self._marked_of == self.document.line_count else frozenset()
        self._marked, self._marked_of = lines, self.document.line_count
        for number in marked ^ lines:
            self.refresh_line(number - 1)

    def _look(self, row: int) -> tuple[str, tuple[Piece, ...], int] | None:
        """Return what a row shows; None below the last one."""
        if row >= self.document.line_count:
            return None
        return self.document[row], tuple(self._highlights[row]), self.gutter_width

    def render_line(self, y: int) -> Strip:
        """Draw a line; a mark takes the place between its number and its code."""
        number = y + self.scroll_offset.y + 1
        self._drawn_lines.look = self._look(number - 1)
        strip = super().render_line(y)
        if number not in self._marked or self.document.line_count != self._marked_of:
            return strip
        column = self.gutter_width - 2
        before, place, after = strip.divide([column, column + 1, strip.cell_length])
        ground = next(iter(place)).style or Style()
        return Strip.join([before, Strip([Segment(MARK, ground + _MARK_STYLE)]), after])
