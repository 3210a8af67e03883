"""What was ordered to be destroyed in a house is kept beside its database, one JSON line each.

A house that is restored elsewhere takes these orders along, so that an older archive brings
nothing back.
"""

from pathlib import Path

from django.conf import settings

# As `ledger.expunging` and `papers.keeping` name them.
FILES = ("expunged.jsonl", "removed_papers.jsonl")


def has_orders() -> bool:
    """Whether anything was ever destroyed in this house, as far as it knows."""
    return any((Path(settings.DATA) / name).exists() for name in FILES)


def take_orders(old: Path) -> None:
    """Take the orders of another data folder along; those that are known stay once.

    Raises OSError.
    """
    for name in FILES:
        theirs, ours = old / name, Path(settings.DATA) / name
        if not theirs.is_file() or (ours.exists() and ours.samefile(theirs)):
            continue
        known = ours.read_text(encoding="utf-8").splitlines() if ours.exists() else []
        told = theirs.read_text(encoding="utf-8").splitlines()
        fresh = [line for line in told if line not in known]
        with ours.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in fresh)
