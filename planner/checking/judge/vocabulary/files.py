"""What a Check block may ask of the files that an answer leaves in its working folder."""

from pathlib import Path

import keras

from planner.checking.judge.files import compare_file, holds_model, size_of
from planner.checking.judge.saved import loads_anywhere
from planner.checking.judge.vocabulary.ground import Ground
from planner.domain.verdict import Finding


class Files(Ground):
    """Expectations of files."""

    def file(self, path: str, *, of: str = "", anywhere: bool = False) -> None:
        """Expect a file that holds what the reference's of that name does; ``of`` names the model it must be of.

        ``anywhere``: the model loads where nobody knows the answer's own classes.
        """
        folders, about = (self._comparison.reference.folder, self._comparison.answer.folder), self._about(path)
        found = loads_anywhere(folders[1] / path, about) if anywhere and (folders[1] / path).exists() else []
        found = found or compare_file(Path(path), *folders, about)
        if not found and of:
            found = self._holds(folders[1] / path, of)
        self.findings += found

    def _holds(self, file: Path, name: str) -> list[Finding]:
        model, reference = self._model(name), self._reference(name)
        like = reference if isinstance(reference, keras.Model) else model
        return holds_model(file, model, like, self._about(file.name), name) if model is not None else []

    def file_at_most(self, path: str, *, kilobytes: float) -> None:
        """Expect a file, or all files of a folder together, to be no larger."""
        file = self._comparison.answer.folder / path
        if not file.exists():
            return self._found(path, "file-missing", f"There is no file {path}.", expected=path)
        size = size_of(file) / 1024
        if size > kilobytes:
            message = f"{path} has {size:,.1f} kilobytes; at most {kilobytes:,g} are allowed."
            self._found(path, "file-too-large", message, expected=kilobytes, actual=round(size, 1))
        return None
