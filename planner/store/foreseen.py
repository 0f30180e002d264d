"""What planning came to last, kept beside the store with everything that it followed from: a cache, never the truth.

It is a file of its own, since undo, backups and exports are about what the learner did. Whatever is wrong with it,
it counts as not being there; where it can't be written, nothing is kept.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from planner.errors import ContentError
from planner.store.connection import Store
from planner.store.plain import from_plain, to_plain

T = TypeVar("T")


def read_foreseen(store: Store, follows_from: str, kind: type[T]) -> T | None:
    """Return what was kept, if it followed from the very same; else None."""
    try:
        kept = json.loads(_file(store).read_bytes())
        return from_plain(kind, kept["foreseen"], "foreseen") if kept["follows_from"] == follows_from else None
    except (OSError, ValueError, RecursionError, KeyError, TypeError, ContentError):
        return None


def write_foreseen(store: Store, follows_from: str, foreseen: object) -> None:
    """Keep it in the place of what was kept before: whole, or not at all."""
    text = json.dumps({"follows_from": follows_from, "foreseen": to_plain(foreseen)})
    file = _file(store)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()


def _file(store: Store) -> Path:
    return store.path.parent / "foreseen.json"
