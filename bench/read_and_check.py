"""Reading and checking one notice against jieba's segmentation of the same text, then very many.

`python bench/read_and_check.py [FILE…]`; without files the two longest notices of the benchmark.
The measure is a ratio within one run, so that it means the same on any machine. Never a test.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from zhenggai.notices.benchmark.clean import FOLDER, NAMES, text_of
from zhenggai.notices.checks import check
from zhenggai.notices.reading import read_text

ROUNDS = 15
MANY = 1000
JOBS = 2


def fastest(act: Callable[[], object]) -> float:
    """The quickest of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times)


def against_jieba(path: Path) -> None:
    """One line: both times and their ratio."""
    text = path.read_text(encoding="utf-8-sig")
    ours = fastest(lambda: check(read_text(text)))
    theirs = fastest(lambda: jieba.lcut(text))
    print(
        f"{path.name:<32}{len(text):>7}{ours * 1000:>10.1f}{theirs * 1000:>10.1f}"
        f"{ours / theirs:>8.2f}"
    )


def many_at_once() -> None:
    """A thousand notices through the command: files per second."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY):
            name = NAMES[number % len(NAMES)]
            Path(folder, f"{number:04}.txt").write_text(text_of(name), encoding="utf-8")
        command = [sys.executable, "-m", "zhenggai", "check", folder, "--jobs", str(JOBS)]
        began = time.perf_counter()
        done = subprocess.run([*command, "--format", "json"], check=False, capture_output=True)
        taken = time.perf_counter() - began
    characters = sum(len(text_of(NAMES[number % len(NAMES)])) for number in range(MANY))
    print(
        f"{MANY} notices, {JOBS} jobs: {MANY / taken:.0f} notices a second "
        f"({characters / taken / 1000:.0f} thousand characters a second, exit {done.returncode})"
    )


def main() -> None:
    """Print the table."""
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    longest = sorted(NAMES, key=lambda name: len(text_of(name)))[-2:]
    given = [Path(name) for name in sys.argv[1:]]
    print(f"{'notice':<32}{'chars':>7}{'ours ms':>10}{'jieba ms':>10}{'ratio':>8}")
    for path in given or [FOLDER / f"{name}.txt" for name in longest]:
        against_jieba(path)
    many_at_once()


if __name__ == "__main__":
    main()
