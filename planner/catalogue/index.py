"""The index: what planning needs to know of every drill, in the order they are best learnt.

An index that is returned is whole: ids are unique, every skill and requirement exists, and each drill stands
after those it requires. It depends on what the files hold, never on the order in which they are found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.catalogue.files import drill_files
from planner.catalogue.order import find_cycle, ladder
from planner.catalogue.problems import shown
from planner.catalogue.reader import read_drill
from planner.domain.drill import Drill
from planner.domain.library import Entry
from planner.domain.syllabus import Syllabus, drill_weights
from planner.errors import ContentError
from planner.near import did_you_mean


def build_index(drills_folder: Path, syllabus: Syllabus) -> list[Entry]:
    """Read every drill of the folder and return the entries in the ladder's order.

    Raises ContentError with a line for every fault, inside a drill or between drills.
    """
    drills = _read_all(drill_files(drills_folder))
    faults = [*_unknown(drills, syllabus), *_doubled(drills), *_circular(drills)]
    if faults:
        raise ContentError("\n".join(faults))
    return _index_of(drills, syllabus)


def _index_of(drills: Iterable[Drill], syllabus: Syllabus) -> list[Entry]:
    """Return the entries of drills that fit together, weighted and in the ladder's order.

    The ladder takes, of the drills whose requirements are met, the earliest topic of the syllabus first, then
    the one with fewer requirements, then the id.
    """
    by_id = {drill.id: drill for drill in drills}
    topics = {topic.id: place for place, topic in enumerate(syllabus.topics)}
    weights = drill_weights(syllabus, {drill.id: drill.skills for drill in by_id.values()})
    order = ladder(
        {drill.id: drill.requires for drill in by_id.values()},
        lambda name: (topics[by_id[name].topic], len(by_id[name].requires)),
    )
    return [_entry(by_id[name], weights[name], place) for place, name in enumerate(order)]


def _read_all(files: Iterable[Path]) -> list[Drill]:
    drills, faults = [], []
    for file in files:
        try:
            drills.append(read_drill(file))
        except ContentError as error:
            faults.append(str(error))
    if faults:
        raise ContentError("\n".join(faults))
    return drills


def _unknown(drills: Sequence[Drill], syllabus: Syllabus) -> list[str]:
    """Return the faults of names that lead nowhere."""
    faults = []
    topics = {topic.id for topic in syllabus.topics}
    skills = {skill.id for skill in syllabus.skills}
    ids = {drill.id for drill in drills}
    for drill in drills:
        for kind, names, known, place in (
            ("topic", (drill.topic,), topics, "the syllabus"),
            ("skill", drill.skills, skills, "the syllabus"),
            ("required drill", drill.requires, ids, "drills/"),
        ):
            faults += [
                f"{_file(drill)}: the {kind} {shown(name)} is not in {place}: correct it, or add it there."
                f"{did_you_mean(name, known)}"
                for name in names
                if name not in known
            ]
    return faults


def _doubled(drills: Sequence[Drill]) -> list[str]:
    count = Counter(drill.id for drill in drills)
    return [
        f"{_file(drill)}: {count[drill.id]} topics have a drill {drill.id!r}: rename all but one."
        for drill in drills
        if count[drill.id] > 1
    ]


def _circular(drills: Sequence[Drill]) -> list[str]:
    cycle = find_cycle({drill.id: drill.requires for drill in drills})
    if not cycle:
        return []
    first = next(drill for drill in drills if drill.id == cycle[0])
    return [f"{_file(first)}: requires goes round in a circle, {' → '.join(cycle)}: take one of these out."]


def _file(drill: Drill) -> str:
    return f"drills/{drill.topic}/{drill.id}.md"


def _entry(drill: Drill, weight: float, order: int) -> Entry:
    return Entry(
        id=drill.id,
        title=drill.title,
        topic=drill.topic,
        skills=drill.skills,
        minutes=drill.minutes,
        requires=drill.requires,
        variant_count=drill.variant_count,
        content_hash=drill.content_hash,
        weight=weight,
        order=order,
    )
