"""Every rule is there for a mistake that the tests, or a drill's own Reject, make; every mistake has its rule."""

import re
from pathlib import Path

import pytest
from answer_tables import tables

from planner import paths
from planner.catalogue.files import drill_files
from planner.catalogue.reader import read_drill
from planner.domain.rules import RULES

_HERE = Path(__file__).parent
_CASES = "".join(file.read_text() for file in sorted(_HERE.glob("*.py")) if file.name != Path(__file__).name)
_HOSTILE = "".join(
    line
    for file in sorted(_HERE.glob("hostile/*"))
    for line in file.read_text(errors="replace").splitlines(True)
    if line.startswith("# rule:")
)
_TOLD = {answer.rule for answers in tables().values() for answer in answers}
_REJECTED = {reject.rule for file in drill_files(paths.drills_folder()) for reject in read_drill(file).rejects}


@pytest.mark.parametrize("rule", RULES)
def test_a_mistake_is_made_for_each_rule(rule: str) -> None:
    """Else nobody has seen it fire. Those that only say so in a drill are tried by `planner verify`."""
    in_cases = f'"{rule}"' in _CASES or re.search(rf"# rule: .*\b{re.escape(rule)}\b", _HOSTILE)
    assert in_cases or rule in _TOLD or rule in _REJECTED
