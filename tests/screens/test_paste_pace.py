"""Typing is never taken for a paste, and a paste that comes as keys always is."""

import random

from planner.screens.paste import BURST_KEYS, PasteGuard


def test_typing_at_150_words_a_minute_is_never_a_paste() -> None:
    generator = random.Random(20_260_302)
    guard, at = PasteGuard(), 0.0
    for _ in range(100_000):
        at += max(generator.gauss(0.08, 0.04), 0.002)  # keys roll over each other now and then
        assert not guard.key(at)
    assert guard.pastes == 0


def test_burst_is_found_at_its_eighth_key_and_swallowed_across_pauses_in_reading() -> None:
    guard = PasteGuard()
    moments = [0.0004 * key + 0.15 * (key // 1000) for key in range(5000)]
    assert [guard.key(at) for at in moments] == [False] * (BURST_KEYS - 1) + [True] * (5000 - BURST_KEYS + 1)
    assert guard.pastes == 1
    assert not guard.key(moments[-1] + 1)
