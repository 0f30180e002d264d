"""Landlock: what a process may never do again with files, sockets and signals, by three system calls of Linux.

Needs no privilege. Which of it a kernel knows is asked at run time; an older kernel restricts less, and one without
Landlock nothing. Source: Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h of Linux.
"""

import ctypes
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION = 1  # the flag that asks for the version
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | 1 << 14  # the only rights that a rule on a file may name
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # from a version on, so many rights to files
_TCP, _FROM_VERSION_TCP = 0b11, 4  # bind and connect
_SCOPES, _FROM_VERSION_SCOPES = 0b11, 6  # abstract sockets and signals stay among the restricted


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Return the version of Landlock that this kernel has; 0 for none."""
    return max(0, int(_system().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))))


def restrict(readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """Restrict this thread, and all that it starts, to these folders and files; False where the system can't."""
    known = version()
    if not known:
        return False
    every = (1 << max(count for since, count in _FILE_RIGHTS.items() if since <= known)) - 1
    network = _TCP if known >= _FROM_VERSION_TCP else 0
    scopes = _SCOPES if known >= _FROM_VERSION_SCOPES else 0
    wanted = _Ruleset(every, network, scopes)
    system = _system()
    rules = system.syscall(_CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(ctypes.sizeof(wanted)), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow(rules, path, _READ)
        for path in writable:
            _allow(rules, path, every)
        system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return int(system.syscall(_RESTRICT_SELF, rules, 0)) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    with suppress(OSError):  # what is not there needs no permission
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            is_folder = stat.S_ISDIR(os.fstat(place).st_mode)
            rule = _Beneath(rights if is_folder else rights & _OF_A_FILE, place)
            _system().syscall(_ADD_RULE, rules, _PATH_BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(place)


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
