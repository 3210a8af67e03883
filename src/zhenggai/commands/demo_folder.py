"""The folder of the demonstration: a data folder of its own that is there whole or not at all.

It is made beside its place under another name and renamed when it is done; a making that was
killed leaves a folder that nobody uses and the next making sweeps away. What is no demonstration
is never touched.
"""

import json
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Written last; a folder without it is no demonstration.
NOTE = "demo.json"
SCHEMA = "zhenggai.demo/1"
# A making takes seconds: what is older than this was killed.
_KILLED_SECONDS = 600
_HALF_MADE = ".half-made-"
_REPLACED = ".replaced-"


class DemoFolderError(Exception):
    """A folder that cannot be used; the sentence is for a person."""


@dataclass(frozen=True, slots=True)
class DemoNote:
    """What a made demonstration says of itself: its today, its book, and a person of each role.

    `waits` are the ids of these persons, each with what waits for them, and the address at which
    they begin ("" is their first page).
    """

    day: date
    version: str
    book: str
    entries: int
    people: tuple[str, ...]
    waits: tuple[tuple[str, str, str], ...] = ()


def note_of(folder: Path) -> DemoNote | None:
    """The note of a made demonstration; None where there is none."""
    try:
        told = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            return None
        return DemoNote(
            day=date.fromisoformat(told["day"]),
            version=told["version"],
            book=told["book"],
            entries=told["entries"],
            people=tuple(told["people"]),
            waits=tuple(
                (person, words, *(at or [""])) for person, words, *at in told.get("waits", ())
            ),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(folder: Path, note: DemoNote) -> None:
    """Say that the demonstration in this folder is whole."""
    told = {
        "schema": SCHEMA,
        "day": note.day.isoformat(),
        "version": note.version,
        "book": note.book,
        "entries": note.entries,
        "people": list(note.people),
        "waits": [list(one) for one in note.waits],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (folder / NOTE).write_text(text, encoding="utf-8")


def check_place(folder: Path) -> None:
    """Raise DemoFolderError where the folder holds something that is no demonstration."""
    if folder.is_file():
        raise DemoFolderError(f"“{folder}”是文件，演示要放在文件夹里，请换一个。")
    if folder.is_dir() and note_of(folder) is None and any(folder.iterdir()):
        raise DemoFolderError(f"文件夹“{folder}”里有别的东西，没有改动。请换一个空文件夹。")


def half_made(folder: Path) -> Path:
    """A new folder beside the place, its owner's alone, in which to make the demonstration."""
    sweep(folder)
    beside = folder.with_name(f"{folder.name}{_HALF_MADE}{secrets.token_hex(4)}")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.mkdir(mode=0o700)
    except OSError as fault:
        raise DemoFolderError(f"写不进“{folder.parent}”，请用 --folder 换一个位置。") from fault
    return beside


def put_in_place(made: Path, folder: Path) -> None:
    """Give a made demonstration its name; the one that stood there goes."""
    if folder.is_dir():
        old = folder.with_name(f"{folder.name}{_REPLACED}{secrets.token_hex(4)}")
        folder.rename(old)
        made.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    else:
        made.rename(folder)


def sweep(folder: Path) -> None:
    """Remove what killed makings left beside the place."""
    before = time.time() - _KILLED_SECONDS
    for mark in (_HALF_MADE, _REPLACED):
        for left in folder.parent.glob(f"{folder.name}{mark}*"):
            with suppress(OSError):
                if left.stat().st_mtime < before:
                    shutil.rmtree(left, ignore_errors=True)
