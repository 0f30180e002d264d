"""Typing is never taken for a paste, and a paste that comes as keys always is."""

import random

from planner.screens.paste import BURST_KEYS, HAND_SECONDS, PasteGuard


def test_typing_at_150_words_a_minute_is_never_a_paste() -> None:
    generator = random.Random(20_260_302)
    guard, at = PasteGuard(), 0.0
    for _ in range(100_000):
        at += max(generator.gauss(0.08, 0.04), 0.002)  # keys roll over each other now and then
        assert not guard.key(at)
    assert guard.pastes == 0


def test_keys_that_a_stalled_line_or_machine_hands_over_together_are_no_paste() -> None:
    guard, at = PasteGuard(), 0.0
    for keys in range(1, 25):  # up to two seconds of quick typing
        for _ in range(40):
            at += 0.08
            assert not guard.key(at)
        at += 0.08 * keys
        assert not any(guard.key(at + 0.0002 * key) for key in range(keys))
    assert guard.pastes == 0


def test_burst_is_found_within_a_line_of_code_and_swallowed_across_pauses_in_reading() -> None:
    guard = PasteGuard()
    moments = [0.0004 * key + 0.15 * (key // 1000) for key in range(5000)]
    assert [guard.key(at) for at in moments] == [False] * (BURST_KEYS - 1) + [True] * (5000 - BURST_KEYS + 1)
    assert guard.pastes == 1
    assert not guard.key(moments[-1] + 1)


def test_first_keys_that_come_in_pieces_belong_to_the_paste_and_what_was_typed_before_it_does_not() -> None:
    generator = random.Random(20_260_303)
    for _ in range(2_000):
        guard, at = PasteGuard(), 0.0
        for _ in range(20):
            at += max(generator.gauss(0.08, 0.04), 0.002)
            assert not guard.key(at)
        typed_at = at
        at = pasted_at = at + generator.uniform(HAND_SECONDS, 1)
        for _ in range(generator.randint(0, 3)):  # a busy machine reads a few keys, then something else for a while
            for _ in range(generator.randint(1, BURST_KEYS - 1)):
                guard.key(at)
                at += 0.0002
            at += generator.uniform(0.005, 0.1)
        assert any(guard.key(at + 0.0002 * key) for key in range(BURST_KEYS))
        assert typed_at < guard.since_seconds <= pasted_at
