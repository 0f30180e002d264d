"""Reading an answer from a file or standard input, whatever may be in it."""

import sys
from pathlib import Path

from planner.errors import UsageError

MOST_BYTES = 1_000_000  # a long answer has a thousand


def read_answer(path: str) -> str:
    """Return the text of an answer file, or of standard input for ``-``.

    Raises UsageError where it can't be read, is too large, holds NUL bytes, or is not UTF-8.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path} can't be read: {error.strerror}. Name a file with your answer, or - for stdin."
        ) from error
    if len(data) > MOST_BYTES:
        raise UsageError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB: that is no answer to a drill.")
    if b"\0" in data:
        raise UsageError(f"{path} is a binary file: an answer is Python source.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
