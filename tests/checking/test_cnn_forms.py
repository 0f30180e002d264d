"""A model is judged by what it does: however it is written, and whatever in it is a figure off."""

from collections.abc import Callable

import pytest
from checking_jobs import job_of
from cnn_forms import REFERENCE, RIGHT, WRONG, Edit

from planner.checking.protocol import Job

CNN = job_of(REFERENCE, names=("model",))


@pytest.mark.parametrize("code", [pytest.param(code, id=name) for name, code in RIGHT.items()])
def test_every_way_of_writing_the_same_model_passes(code: str, passes: Callable[[Job, str], None]) -> None:
    passes(CNN, code)


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in WRONG.items()])
def test_every_mistake_in_the_model_is_named_at_its_line(edit: Edit, fails: Callable[..., object]) -> None:
    fails(CNN, edit.code, edit.rule, edit.new if edit.line is None else edit.line)
