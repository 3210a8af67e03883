"""Compiled regular expressions kept between runs, as Python keeps compiled modules.

Reading a notice takes some hundreds of expressions with Chinese character classes. Compiling them
is slower than reading the notice itself; loading them compiled is not. The command installs the
cache first thing; as a library the package does without. `python -m zhenggai.pattern_cache` fills
it.

The file lies in `__pycache__` beside this one, holds nothing but what `re` has made of the
patterns in this package, and belongs to one version of Python. Whatever is wrong with it, `re`
does its own work.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

# Private to `re`, the same in Python 3.11 to 3.14; a test compares the outcome.
COMPILER: Any = import_module("re._compiler")
ENGINE: Any = import_module("_sre")
COMPILE: Any = COMPILER.compile

PLACE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.bin"
VERSION = (sys.version, ENGINE.MAGIC)

# Expressions that differ from run to run pile up; beyond this only those of the last run are kept.
MOST = 1500

Entries = dict[tuple[str, int], tuple[Any, ...]]


class Recorder:
    """Stands for the engine while one expression is compiled, and keeps what it was given."""

    def __init__(self) -> None:
        self.given: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        """Everything else of the engine."""
        return getattr(ENGINE, name)

    def compile(self, *given: Any) -> Any:
        """What `re` calls last: pattern, flags, code, groups, names and their order."""
        self.given = given
        return ENGINE.compile(*given)


class PatternCache:
    """Compiled expressions by pattern and flags, and whether any is new."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.used: set[tuple[str, int]] = set()
        self.is_new = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """An expression out of the cache, or compiled and put into it."""
        if not isinstance(pattern, str):
            return COMPILE(pattern, flags)
        key = (pattern, int(flags))
        self.used.add(key)
        if key in self.entries:
            with suppress(RuntimeError, TypeError, ValueError):
                return ENGINE.compile(*self.entries[key])
        return self.recorded(key)

    def recorded(self, key: tuple[str, int]) -> Any:
        """Compile as `re` would, and remember the code."""
        recorder = Recorder()
        COMPILER._sre = recorder  # noqa: SLF001 - there is no public place to see the code
        try:
            compiled = COMPILE(*key)
        finally:
            COMPILER._sre = ENGINE  # noqa: SLF001
        pattern, flags, code, groups, names, order = recorder.given
        # code holds named constants, subclasses of int that cannot be written
        plain = list(map(int, code))
        self.entries[key] = (pattern, int(flags), plain, groups, dict(names), order)
        self.is_new = True
        return compiled

    def save(self, place: Path = PLACE) -> None:
        """Write the file anew, in one step; where that is not possible, do without."""
        if not self.is_new:
            return
        if len(self.entries) > MOST:
            self.entries = {key: self.entries[key] for key in self.used & self.entries.keys()}
        beside = place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(exist_ok=True)
            beside.write_bytes(marshal.dumps((VERSION, self.entries)))
            beside.replace(place)


def load_cache(place: Path = PLACE) -> PatternCache:
    """The cache as the last run left it; empty if there is none, or one of another Python."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        version, entries = marshal.loads(place.read_bytes())  # noqa: S302 - our own, like a pyc
        if version == VERSION:
            return PatternCache(entries)
    return PatternCache({})


@contextmanager
def kept_patterns(*, save: bool = True) -> Iterator[None]:
    """Within it `re` asks the cache first; what was new is kept for the next run."""
    cache = load_cache()
    COMPILER.compile = cache.compile
    try:
        yield
    finally:
        COMPILER.compile = COMPILE
    if save:
        cache.save()


if __name__ == "__main__":
    with kept_patterns():
        import_module("zhenggai.commands.check")
