"""What a learner sets holds: on the screen, and whatever stands in the store."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screen_stage import RIGHT, WRONG, FakeJudge, Stage, play

from planner.actions.desk import Desk
from planner.domain.blanks import blanked
from planner.domain.memory import Rating
from planner.domain.settings import FREE_KEYS, ORDERS, Settings, changed, shown, usable
from planner.errors import UsageError
from planner.screens.keys import Keys
from planner.store.drafts import read_drafts
from planner.store.reviews import read_reviews

_CHANGES = st.lists(st.tuples(st.sampled_from(list(ORDERS)), st.sampled_from((*FREE_KEYS, "default"))), max_size=30)


@given(_CHANGES)
def test_no_two_orders_ever_share_a_key(moves: list[tuple[str, str]]) -> None:
    settings = Settings()
    for order, key in moves:
        with suppress(UsageError):  # where it is another order's
            settings = changed(settings, f"key.{order}", key)
        assert len(set(settings.all_keys.values())) == len(ORDERS)
    assert usable(settings) == settings


@given(st.data())
def test_every_change_can_be_taken_back(data: st.DataObject) -> None:
    setting = data.draw(st.sampled_from(shown(Settings())))
    free = [choice for choice in setting.choices if choice not in Settings().all_keys.values()]
    there = changed(Settings(), setting.name, data.draw(st.sampled_from(free)))
    assert changed(there, setting.name, "default") == Settings()


@given(st.text(max_size=8), st.booleans(), st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def test_what_another_program_wrote_is_left_out_where_it_is_unknown(
    theme: str, pairs: bool, keys: dict[str, str]
) -> None:
    found = usable(Settings(theme, pairs, keys))
    assert found == usable(found)
    assert found.pairs == pairs
    assert Keys(found).orders.keys() >= {"f5", "escape"}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("theme", "pink", "one of dark, light, high-contrast"),
        ("pairs", "1", "one of on, off"),
        ("key.run", "a", "one of ctrl+b"),
        ("key.run", "f5", "one of ctrl+b"),
        ("key.run", "ctrl+o", "the key for solution already"),
        ("thme", "dark", "Did you mean theme?"),
        ("key.fly", "f2", "There is no setting"),
    ],
)
def test_a_change_that_cannot_be_says_what_can(name: str, value: str, says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        changed(Settings(), name, value)


def test_a_moved_key_does_its_order_and_stands_in_every_word(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.sees("[b]F9[/b] [@click=screen.order('run')]Run")
        await stage.press("f2")
        await stage.sees("Press F2 again to take it.")
        await stage.type(WRONG)
        await stage.press("ctrl+r")
        assert judge.judged == []
        await stage.press("f9")
        await stage.until(lambda: judge.judged)
        await stage.press("ctrl+q")

    settings = changed(changed(Settings(), "key.run", "f9"), "key.hint", "f2")
    play(at, judge, act, settings=settings)


def test_brackets_and_quotes_come_in_pairs_where_they_are_wanted(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        async def gives(typed: str, text: str, *keys: str) -> None:
            await stage.press("ctrl+home")
            stage.editor.load_text("")
            await stage.type(typed)
            await stage.press(*keys)
            assert stage.editor.text == text

        await gives("f(x", "f(x)")
        await gives("f(x)", "f(x)")
        await gives("f([1, {2", "f([1, {2}])")
        await gives("x = 'a'", "x = 'a'")
        await gives('"""doc"""', '"""doc"""')
        await gives("# don't", "# don't")
        await gives("f(", "f", "backspace")
        await gives("(a", "(a())", "home", "right", "right", "(")
        await gives("ab", "a(b", "left", "(")
        await gives("f(\n", "f(\n    \n)")
        await stage.press("ctrl+q")

    play(at, judge, act, settings=Settings(pairs=True))


def test_a_text_is_found_from_the_cursor_on_and_round_again(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        await stage.type("Dense\nx\ndense dense")
        await stage.press("ctrl+f", *"dens")
        await stage.sees("Enter: next")
        places = []
        for _ in range(3):
            places.append(stage.editor.selection.start)
            await stage.press("enter")
        assert sorted(set(places)) == [(0, 0), (2, 0), (2, 6)]
        await stage.press(*"er")
        await stage.sees("not there")
        await stage.press("escape")
        assert stage.editor.has_focus
        await stage.press("ctrl+f", "ctrl+a", "ctrl+k", "D")
        await stage.until(lambda: stage.editor.selection.start == (0, 0))
        await stage.press("escape", "Q")
        assert stage.editor.text == "Qense\nx\ndense dense"
        await stage.press("ctrl+q")

    play(at, judge, act)


def test_a_new_drill_is_typed_along_then_blanked_then_from_memory(at: Desk, judge: FakeJudge) -> None:
    async def act(stage: Stage) -> None:
        solution = stage.screen.sitting.drill.solution.rstrip()
        await stage.sees(solution)
        await stage.type(WRONG)
        await stage.press("ctrl+r")
        await stage.sees("not yet")
        await stage.type("\nright")
        await stage.press("ctrl+r")
        await stage.sees("filling in the blanks")
        await stage.sees(blanked(solution).rstrip())
        assert stage.editor.text == ""
        await stage.press("ctrl+n")
        await stage.sees("Now from memory")
        assert solution.splitlines()[0] not in stage.seen
        assert stage.screen.sitting.runs == []
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned: Hard. Right, after it was typed along.")
        await stage.press("enter", "enter")

    assert play(at, judge, act, settings=Settings(along=True)) == 0
    (review,) = read_reviews(at.store)
    assert (review.rating, len(review.runs), review.passed) == (Rating.HARD, 1, True)


def test_what_is_typed_along_is_no_draft_and_a_drill_met_before_is_typed_from_memory(
    at: Desk, judge: FakeJudge
) -> None:
    async def begins(stage: Stage) -> None:
        await stage.type(WRONG)
        await stage.press("ctrl+q")

    async def passes(stage: Stage) -> None:
        await stage.press("ctrl+n", "ctrl+n")
        await stage.type(RIGHT)
        await stage.press("ctrl+r")
        await stage.sees("Earned:")
        await stage.press("enter", "enter")

    async def meets_again(stage: Stage) -> None:
        assert stage.screen.sitting.along == []
        await stage.press("ctrl+q")

    settings = Settings(along=True)
    play(at, judge, begins, settings=settings)
    assert read_drafts(at.store) == []
    play(at, judge, passes, settings=settings)
    play(at.refreshed(), judge, meets_again, settings=settings)
