"""The clean notices of the benchmark: made-up papers in which nothing is wrong, and their truth.

Beside each `notices/<name>.txt` stands `<name>.toml`, written by hand: how many labels of each
level, the facts, the headline counts, the figures that prove each other. Every sum, share, list and
day of the texts was made to be right.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "notices"

NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))


@cache
def text_of(name: str) -> str:
    """A clean notice, as `read` would decode it."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@cache
def truth_of(name: str) -> dict[str, Any]:
    """What is true of a clean notice: `labels`, `kinds`, `inspection`, `declared`, `contact` …"""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
