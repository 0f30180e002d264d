"""The named kinds of mistake, all of them or one by its id; what `rules` reports."""

from planner.domain.rulebook.rule import Family
from planner.domain.rules import FAMILIES, RULES
from planner.errors import UsageError
from planner.near import did_you_mean


def families(rule_id: str | None) -> tuple[Family, ...]:
    """Return all rules by family, or the one named in its family. Raises UsageError for an unknown id."""
    if rule_id is None:
        return FAMILIES
    if rule_id not in RULES:
        raise UsageError(f"There is no rule {rule_id!r}.{did_you_mean(rule_id, RULES)} `planner rules` lists them all.")
    return tuple(Family(family.title, (RULES[rule_id],)) for family in FAMILIES if RULES[rule_id] in family.rules)
