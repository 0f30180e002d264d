"""A content file's bytes, and its text: the only place of the catalogue that opens a file.

The text is UTF-8, a byte order mark is dropped, and every line ends in a plain newline.
"""

import tomllib
from pathlib import Path
from typing import Any

from planner.errors import ContentError


def read_bytes(path: Path, name: str, limit_bytes: int) -> bytes:
    """Read a whole file of at most ``limit_bytes``; ``name`` is what messages call it.

    Raises ContentError where it is missing, a folder, unreadable or too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except FileNotFoundError:
        raise ContentError(f"{name}: there is no such file. Check the path.") from None
    except IsADirectoryError:
        raise ContentError(f"{name}: this is a folder. Name a file inside it.") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        raise ContentError(f"{name}: can't be read ({error}). Check the file's permissions.") from error
    if len(data) > limit_bytes:
        raise ContentError(f"{name}: is larger than the {limit_bytes:,} bytes that are read. Is it the right file?")
    return data


def decode(data: bytes, name: str) -> str:
    """Return UTF-8 bytes as text with plain newlines. Raises ContentError for anything but UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(
            f"{name}:{line}: is not UTF-8 (byte 0x{data[error.start]:02x}). Save the file as UTF-8."
        ) from None
    return plain_newlines(text)


def plain_newlines(text: str) -> str:
    """Return the text with every CR LF and lone CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Return a TOML document. Raises ContentError where the text is none; tomllib says at which line."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ContentError(f"{name}: is not valid TOML: {reason}. Mend that line.") from None
