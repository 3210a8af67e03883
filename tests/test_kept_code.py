"""Kept code behaves as compiled code, and a bad file does no harm."""

import os
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError, make_dataclass
from pathlib import Path

import pytest

from zhenggai.kept_code import (
    COMPILE,
    COMPILER,
    DATACLASSES,
    KeptCode,
    Patterns,
    kept_code,
    load_code,
)

PATTERN = r"(?P<数>[一二三四五]|\d+)个(?P<单位>问题|方面)(?i:AbC)?"
TEXT = "三个方面12个问题abc"


def filled() -> Patterns:
    kept = KeptCode({}, {})
    kept.compile(PATTERN, re.MULTILINE)
    return kept.patterns


def test_a_kept_expression_finds_the_same() -> None:
    kept = KeptCode(filled(), {}).compile(PATTERN, re.MULTILINE)
    plain = COMPILE(PATTERN, re.MULTILINE)
    assert [one.groupdict() for one in kept.finditer(TEXT)] == [
        one.groupdict() for one in plain.finditer(TEXT)
    ]
    assert (kept.pattern, kept.flags, kept.groupindex) == (
        plain.pattern,
        plain.flags,
        plain.groupindex,
    )


def test_what_was_new_is_read_back(tmp_path: Path) -> None:
    place = tmp_path / "patterns.bin"
    kept = KeptCode({}, {})
    kept.compile(PATTERN)
    kept.execute("found = 1", {})
    kept.save(place)
    again = load_code(place)
    assert again.patterns == kept.patterns
    assert again.methods == kept.methods
    assert [one.name for one in tmp_path.iterdir()] == ["patterns.bin"]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"nonsense" * 9, b"\xe9\xff"], ids=["empty", "zero", "text", "cut"]
)
def test_a_broken_file_keeps_nothing(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "patterns.bin"
    place.write_bytes(data)
    assert load_code(place).patterns == {}


def test_broken_code_is_compiled_anew() -> None:
    entries = filled()
    key = next(iter(entries))
    entries[key] = (key[0], key[1], b"\1\0\0\0", 0, {}, (None,))
    assert KeptCode(entries, {}).compile(*key).search(TEXT)


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    kept = KeptCode({}, {})
    kept.compile(PATTERN)
    (tmp_path / "file").write_text("")
    kept.save(tmp_path / "file" / "patterns.bin")


def test_the_engine_is_itself_again_afterwards() -> None:
    with kept_code(save=False):
        re.compile("只此一次" + TEXT)
    assert COMPILER.compile is COMPILE
    assert not hasattr(DATACLASSES, "exec")


def test_a_dataclass_of_kept_methods_is_one() -> None:
    kept = KeptCode({}, {})
    for _ in range(2):
        DATACLASSES.exec = kept.execute
        made = make_dataclass("Made", [("first", int), ("second", str, "b")], frozen=True)
        del DATACLASSES.exec
        assert made(1) == made(1, "b")
        assert repr(made(1)) == "Made(first=1, second='b')"
        with pytest.raises(FrozenInstanceError):
            made(1).first = 2
    assert len(kept.methods) > 0


def test_the_package_compiles_the_same_expressions_in_every_run() -> None:
    """A pattern joined from a set differs from run to run, and is never found again."""
    program = (
        "from zhenggai.kept_code import COMPILER, KeptCode\n"
        "kept = KeptCode({}, {})\n"
        "COMPILER.compile = kept.compile\n"
        "import zhenggai.commands.check\n"
        "print('\\n'.join(sorted(repr(key) for key in kept.patterns)))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout.decode()
        for seed in ("1", "2")
    ]
    first, second = (set(run.splitlines()) for run in runs)
    assert sorted(one[:80] for one in first ^ second) == []
