"""The learner's tests live through the command line: what runs it stands beside the command line's own tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))
