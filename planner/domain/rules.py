"""The named kinds of mistake. A rule's id is permanent: it is stored with every run that broke it.

A finding's own message says what differs in this answer; the rule's ``title`` names the kind for statistics,
and its ``help`` says what to do about that kind, wherever the finding has nothing more precise. The rules
themselves stand in `planner.domain.rulebook`, a file for each family.
"""

from planner.domain.rulebook.data import DATA
from planner.domain.rulebook.files import FILES
from planner.domain.rulebook.models import MODELS
from planner.domain.rulebook.program import PROGRAM
from planner.domain.rulebook.rule import Rule
from planner.domain.rulebook.shapes import SHAPES
from planner.domain.rulebook.training import TRAINING
from planner.domain.rulebook.values import VALUES

FAMILIES = (PROGRAM, SHAPES, MODELS, TRAINING, VALUES, DATA, FILES)

RULES: dict[str, Rule] = {rule.id: rule for family in FAMILIES for rule in family.rules}
