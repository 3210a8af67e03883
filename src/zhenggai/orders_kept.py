"""What was ordered to be destroyed in a house is kept beside its database, one JSON line each.

A house that is restored elsewhere takes these orders along, so that an older archive brings
nothing back.
"""

import shutil
from pathlib import Path

from django.conf import settings

# As `ledger.expunging`, `papers.keeping` and `opinions.destroying` name them.
FILES = ("expunged.jsonl", "removed_papers.jsonl", "opinions.jsonl")
# As `opinions.sealing` names it: without its keys nobody reads what came in and is not sorted yet.
KEYS = "opinion-keys"


def has_orders() -> bool:
    """Whether anything was ever destroyed in this house, as far as it knows."""
    return any((Path(settings.DATA) / name).exists() for name in FILES)


def take_orders(old: Path) -> None:
    """Take the orders of another data folder along, and its keys of opinions under seal; what is
    known stays once.

    Raises OSError.
    """
    _take_keys(old / KEYS, Path(settings.DATA) / KEYS)
    for name in FILES:
        theirs, ours = old / name, Path(settings.DATA) / name
        if not theirs.is_file() or (ours.exists() and ours.samefile(theirs)):
            continue
        known = ours.read_text(encoding="utf-8").splitlines() if ours.exists() else []
        told = theirs.read_text(encoding="utf-8").splitlines()
        fresh = [line for line in told if line not in known]
        with ours.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in fresh)


def _take_keys(theirs: Path, ours: Path) -> None:
    for key in theirs.iterdir() if theirs.is_dir() else ():
        ours.mkdir(parents=True, exist_ok=True)
        if not (ours / key.name).exists():
            shutil.copy(key, ours / key.name)
