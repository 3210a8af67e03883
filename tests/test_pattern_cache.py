"""Kept expressions behave as compiled ones, and a bad file does no harm."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zhenggai.pattern_cache import (
    COMPILE,
    COMPILER,
    Entries,
    PatternCache,
    kept_patterns,
    load_cache,
)

PATTERN = r"(?P<数>[一二三四五]|\d+)个(?P<单位>问题|方面)(?i:AbC)?"
TEXT = "三个方面12个问题abc"


def filled() -> Entries:
    cache = PatternCache({})
    cache.compile(PATTERN, re.MULTILINE)
    return cache.entries


def test_an_expression_out_of_the_cache_finds_the_same() -> None:
    kept = PatternCache(filled()).compile(PATTERN, re.MULTILINE)
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
    cache = PatternCache({})
    cache.compile(PATTERN)
    cache.save(place)
    assert load_cache(place).entries == cache.entries
    assert [one.name for one in tmp_path.iterdir()] == ["patterns.bin"]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"nonsense" * 9, b"\xe9\xff"], ids=["empty", "zero", "text", "cut"]
)
def test_a_broken_file_is_an_empty_cache(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "patterns.bin"
    place.write_bytes(data)
    assert load_cache(place).entries == {}


def test_broken_code_is_compiled_anew() -> None:
    entries = filled()
    key = next(iter(entries))
    entries[key] = (key[0], key[1], [1, 2, 3], 0, {}, (None,))
    assert PatternCache(entries).compile(*key).search(TEXT)


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    cache = PatternCache({})
    cache.compile(PATTERN)
    (tmp_path / "file").write_text("")
    cache.save(tmp_path / "file" / "patterns.bin")


def test_the_engine_is_itself_again_afterwards() -> None:
    with kept_patterns(save=False):
        re.compile("只此一次" + TEXT)
    assert COMPILER.compile is COMPILE


def test_the_package_compiles_the_same_expressions_in_every_run() -> None:
    """A pattern joined from a set differs from run to run, and is never found again."""
    program = (
        "from zhenggai.pattern_cache import COMPILER, PatternCache\n"
        "cache = PatternCache({})\n"
        "COMPILER.compile = cache.compile\n"
        "import zhenggai.commands.check\n"
        "print('\\n'.join(sorted(repr(key) for key in cache.entries)))"
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
