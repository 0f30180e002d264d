"""`planner doctor`: is everything sound."""

import click

from planner.cli.terminal import console, json_option, print_json


@click.command("doctor")
@click.option("--rebuild", is_flag=True, help="Rebuild from the review log what follows from it.")
@json_option
def command(rebuild: bool, as_json: bool) -> int:
    """Check the store, the cards against the review log, the drills, and the checker, whose limits are tried.

    A limit that this system doesn't enforce is told, and is no problem to be mended.

    Exit status 3 where something is wrong; what to do about it stands beside it.
    """
    from planner.actions import doctor

    with console(stderr=True).status("Looking …"):
        rebuilt = doctor.rebuild() if rebuild else None
        findings = doctor.examine()
    sound = not any(finding.problems for finding in findings)
    if as_json:
        parts = [{"part": f.part, "problems": list(f.problems), "seen": f.seen} for f in findings]
        limits = [{"limit": held.name, "value": held.value, "holds": held.holds} for f in findings for held in f.limits]
        print_json({"sound": sound, "rebuilt_cards": rebuilt, "parts": parts, "limits": limits})
    else:
        to = console()
        if rebuilt is not None:
            to.print(f"Rebuilt {rebuilt} cards from the log.")
        for finding in findings:
            to.print(f"{'problem' if finding.problems else 'sound':8} {finding.part}: {finding.seen}", soft_wrap=True)
            for problem in finding.problems:
                to.print(f"         {problem}", soft_wrap=True)
            for held in finding.limits:
                word = "holds" if held.holds else "doesn't hold on this system"
                to.print(f"         {held.name}: {held.value} ({word})", soft_wrap=True)
    return 0 if sound else 3
