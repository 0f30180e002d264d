"""Where things lie: the content that ships with the program, and the learner's own state."""

import os
from pathlib import Path

from planner.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent


def content_root() -> Path:
    """Return the folder that holds ``drills/`` and ``data/``: in the installed package, or the checkout."""
    for root in (_PACKAGE / "content", _PACKAGE.parent):
        if (root / "drills").is_dir() and (root / "data").is_dir():
            return root
    raise ContentError(f"Found no drills beside {_PACKAGE}. The installation is incomplete: install the package again.")


def drills_folder() -> Path:
    """Return the folder of the drills, one folder a topic inside."""
    return content_root() / "drills"


def default_syllabus() -> Path:
    """Return the syllabus that is used where the learner names no other."""
    return content_root() / "data" / "syllabus" / "tensorflow-developer.toml"


def home() -> Path:
    """Return the folder of the learner's state: ``PLANNER_HOME``, or the platform's user data folder."""
    named = os.environ.get("PLANNER_HOME")
    if named:
        return Path(named).expanduser()
    # Imported here: with PLANNER_HOME set it isn't needed, and `today` pays for every import.
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("planner", appauthor=False))


def store_file() -> Path:
    """Return the SQLite file that holds the learner's state."""
    return home() / "planner.db"
