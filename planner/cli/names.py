"""Names that a learner types, drills, topics and rules: completion, and near names for a mistyped one."""

import click


def complete_drill(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a drill."""
    return [name for name in _names()[0] if name.startswith(incomplete)]


def complete_topic(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete a topic."""
    return [name for name in _names()[1] if name.startswith(incomplete)]


def complete_target(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete a topic or the id of a drill."""
    drills, topics = _names()
    return [name for name in (*topics, *drills) if name.startswith(incomplete)]


def complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete the id of a rule."""
    from planner.domain.rules import RULES

    return [rule for rule in RULES if rule.startswith(incomplete)]


def _names() -> tuple[list[str], list[str]]:
    from planner.actions.desk import desk
    from planner.errors import PlannerError

    try:
        with desk() as at:
            return [entry.id for entry in at.entries], list(dict.fromkeys(entry.topic for entry in at.entries))
    except PlannerError:  # completion must never print an error into the line being typed
        return [], []
