"""A file that a process holds locked as long as it lives, however it ends.

The system frees the lock of a process that is killed; so nobody has to guess from the clock whether
one still works.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int, *, waits: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int, *, waits: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except OSError:
            return False
        return True


@contextmanager
def held(path: Path, *, waits: bool = False) -> Iterator[bool]:
    """Hold the lock for the block, once it is free if it `waits`; False where it is not held."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _locked(handle, waits=waits)
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock."""
    if not path.exists():
        return False
    with held(path) as is_free:
        return not is_free
