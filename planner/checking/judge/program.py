"""Runs a piece of a drill: code with a file name and a source that tracebacks and ``tf.function`` can read."""

import linecache
import os
import sys
import types
from pathlib import Path

from planner.checking.judge.ahead import Ahead

GIVEN_FILE = "given.py"
ANSWER_FILE = "answer.py"
_set_trace, _set_profile = sys.settrace, sys.setprofile  # whatever they are called later


class Program:
    """Given and an answer, run one after the other in one namespace and one working folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._module = types.ModuleType("__main__")
        self.names: dict[str, object] = self._module.__dict__
        self.given: dict[str, object] = {}
        self.ahead = Ahead()

    def path(self, file: str) -> str:
        """Return the name under which a piece of code is known to tracebacks."""
        return str(self.folder / file)

    def run(self, code: str, file: str) -> None:
        """Run the code in the namespace, from within the folder.

        Whatever the code raises goes through, SystemExit and KeyboardInterrupt included.
        """
        path = self.path(file)
        lines = code.splitlines(keepends=True)
        linecache.cache[path] = (len(code), None, lines, path)
        os.chdir(self.folder)
        # Without a __file__: AutoGraph reads the file anew of whichever module bears its name, and there is none.
        sys.modules["__main__"] = self._module
        try:
            exec(compile(code, path, "exec", dont_inherit=True), self.names)
        finally:  # before any other function is called, since a hook of the code's own would be called with it
            _set_trace(None)
            _set_profile(None)
        if file == GIVEN_FILE:
            self.given = {name: value for name, value in self.names.items() if not name.startswith("__")}
