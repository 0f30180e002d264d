"""What is seen of a training: its epochs as they pass, and the curves that it leaves behind. For display only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Curve = tuple[float | None, ...]  # a figure for each epoch, None where it was no finite number
Curves = Mapping[str, Curve]


@dataclass(frozen=True, slots=True)
class Progress:
    """An epoch of a training that goes on has passed: the ``epoch``-th of ``epochs``, and its loss where known.

    The loss may be infinite or NaN.
    """

    epoch: int
    epochs: int
    loss: float | None = None

    def __str__(self) -> str:
        loss = "" if self.loss is None else f", loss {self.loss:#.3g}".rstrip(".")
        return f"epoch {self.epoch} of {self.epochs}{loss}"


Heard = Callable[[Progress], None]
