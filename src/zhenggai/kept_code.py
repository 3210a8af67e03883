"""Code that Python would compile anew at every start, kept between runs like compiled modules.

Reading a notice takes some hundreds of regular expressions with Chinese character classes, and some
dozens of dataclasses whose methods are compiled from text. Both cost more than reading the notice
itself; loading them compiled does not. The command keeps them; as a library the package does
without. `python -m zhenggai.kept_code` fills the file.

It lies in `__pycache__` beside this one, holds nothing but what `re` and `dataclasses` have made of
this package, and belongs to one version of Python. Whatever is wrong with it, they do their own
work.
"""

import marshal
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

# Private to `re`, the same in Python 3.11 to 3.14; a test compares the outcome.
COMPILER: Any = import_module("re._compiler")
ENGINE: Any = import_module("_sre")
COMPILE: Any = COMPILER.compile
DATACLASSES: Any = import_module("dataclasses")

PLACE = Path(__file__).parent / "__pycache__" / f"kept.{sys.implementation.cache_tag}.bin"
VERSION = (sys.version, ENGINE.MAGIC, array("I").itemsize)

# Expressions that differ from run to run pile up; beyond this only those of the last run are kept.
MOST = 1500

Key = tuple[str, int]
# By pattern and flags: what the engine is given, its code as bytes.
Patterns = dict[Key, tuple[Any, ...]]
# By text: the methods of a dataclass.
Methods = dict[str, CodeType]


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


class KeptCode:
    """Compiled expressions and methods, and whether any is new."""

    def __init__(self, patterns: Patterns, methods: Methods) -> None:
        self.patterns = patterns
        self.methods = methods
        self.used: set[Key] = set()
        self.is_new = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """In place of `re`'s own: an expression that was kept, or compiled and kept."""
        if not isinstance(pattern, str):
            return COMPILE(pattern, flags)
        key = (pattern, int(flags))
        self.used.add(key)
        if key in self.patterns:
            with suppress(RuntimeError, TypeError, ValueError):
                given = self.patterns[key]
                return ENGINE.compile(*given[:2], array("I", given[2]).tolist(), *given[3:])
        return self.compile_anew(key)

    def compile_anew(self, key: Key) -> Any:
        """Compile as `re` would, and keep the code."""
        recorder = Recorder()
        COMPILER._sre = recorder  # noqa: SLF001 - there is no public place to see the code
        try:
            compiled = COMPILE(*key)
        finally:
            COMPILER._sre = ENGINE  # noqa: SLF001
        pattern, flags, code, groups, names, order = recorder.given
        plain = array("I", map(int, code)).tobytes()
        self.patterns[key] = (pattern, int(flags), plain, groups, dict(names), order)
        self.is_new = True
        return compiled

    def execute(self, text: str, *names: Any) -> None:
        """In place of `exec` where `dataclasses` makes methods out of text."""
        code = self.methods.get(text)
        if code is None:
            code = self.methods[text] = compile(text, "<string>", "exec")
            self.is_new = True
        exec(code, *names)  # noqa: S102 - what dataclasses does

    def save(self, place: Path = PLACE) -> None:
        """Write the file anew, in one step; where that is not possible, do without."""
        if not self.is_new:
            return
        patterns = self.patterns
        if len(patterns) > MOST:
            patterns = {key: patterns[key] for key in self.used & patterns.keys()}
        beside = place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(exist_ok=True)
            beside.write_bytes(marshal.dumps((VERSION, patterns, self.methods)))
            beside.replace(place)


def load_code(place: Path = PLACE) -> KeptCode:
    """What the last run left; nothing if there is no file, or one of another Python."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        version, patterns, methods = marshal.loads(place.read_bytes())  # noqa: S302 - ours, like a pyc
        if version == VERSION:
            return KeptCode(patterns, methods)
    return KeptCode({}, {})


@contextmanager
def kept_code(*, save: bool = True) -> Iterator[None]:
    """Within it what was kept is used; what was new is kept for the next run."""
    kept = load_code()
    COMPILER.compile = kept.compile
    DATACLASSES.exec = kept.execute
    try:
        yield
    finally:
        COMPILER.compile = COMPILE
        del DATACLASSES.exec
    if save:
        kept.save()


if __name__ == "__main__":
    with kept_code():
        import_module("zhenggai.commands.check")
