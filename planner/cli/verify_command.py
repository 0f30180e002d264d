"""`planner verify`: for authors, does every drill hold what it promises."""

import os
from itertools import groupby
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import console, json_option, note, print_json

if TYPE_CHECKING:
    from planner.actions.verify import Verified


@click.command("verify")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(readable=False))
@click.option("--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="How many drills at a time.")
@click.option("--variants", type=click.IntRange(1), help="A sample of so many variants of each drill, not all.")
@json_option
def command(paths: tuple[str, ...], jobs: int, variants: int | None, as_json: bool) -> int:
    """Run every promise of the drills under PATH, or of all drills, over every variant.

    The solution and each Accept must pass; an empty answer must fail; each Reject must fail, and its rule must
    be the first finding. Exit status 3 where a drill breaks a promise.
    """
    from planner.actions.verify import check_library, drills_to_verify, verify
    from planner.cli.progress import progress

    files = drills_to_verify(paths)
    if not paths:
        check_library()
    report: list[Verified] = []
    with progress("Verifying", len(files)) as advance:
        for verified in verify(files, jobs, variants, advance):
            report.append(verified)
            if not as_json:
                _show(verified)
    broken = sum(bool(verified.problems) for verified in report)
    if as_json:
        print_json([_document(verified) for verified in report])
    note(f"{len(report) - broken} of {len(report)} drills hold what they promise.")
    return 3 if broken else 0


def _show(verified: "Verified") -> None:
    to = console()
    word, style = ("broken", "red") if verified.problems else ("holds", "")
    figures = f"({verified.variants} variants, {verified.runs} runs, {verified.seconds:.1f} s)"
    to.print(f"{verified.drill}: {word} {figures}", style=style)
    for sample, problems in groupby(sorted(verified.problems, key=lambda p: p.sample), key=lambda p: p.sample):
        first, *more = problems
        place = "" if first.variant_index is None else f", variant {first.variant_index}"
        others = f" (and in {len(more)} more variants)" if more else ""
        to.print(f"  {sample}{place}: {first.message}{others}")


def _document(verified: "Verified") -> dict[str, object]:
    return {
        "drill": verified.drill,
        "variants": verified.variants,
        "runs": verified.runs,
        "seconds": round(verified.seconds, 2),
        "problems": [
            {"sample": problem.sample, "variant_index": problem.variant_index, "message": problem.message}
            for problem in verified.problems
        ],
    }
