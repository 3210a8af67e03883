"""A house moves from SQLite to PostgreSQL and back by its backup: everything is there, the same.

The house is the demonstration: a whole round with files, people and rounds, and one file expunged.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from own_cluster import Cluster, own_cluster
from typed_command import Run, told

from zhenggai.archive import MANIFEST

BOOK = "yunting"
# the name of the file that the story expunges
EXPUNGED = "不符合条件户名单（原始）"
# What of an archive tells when and not what; digests are those of the parts, which are compared.
WHEN = frozenset({"made_at", "sha256"})


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with own_cluster() as one:
        one.tell("CREATE DATABASE house")
        yield one


class House:
    """A data folder and its database, reached by the command."""

    def __init__(self, run: Run, folder: Path, url: str = "") -> None:
        self.run = run
        self.folder = folder
        self.environment = {"ZHENGGAI_DATA": str(folder)} | ({"DATABASE_URL": url} if url else {})

    def say(self, *words: str | Path) -> str:
        """What a command prints that does what is asked."""
        return self.run(*words, **self.environment).stdout

    def held(self) -> dict[str, Any]:
        """All that a third party could compare: entries, figures, chain, files."""
        chain = self.folder.with_suffix(".jsonl")
        self.say("ledger", "export", BOOK, "--to", chain)
        return {
            "entries": chain.read_text(encoding="utf-8"),
            "figures": json.loads(self.say("ledger", "status", BOOK)),
            "past": json.loads(self.say("ledger", "status", BOOK, "--as-of", "2026-06-30")),
            "chain": json.loads(self.say("ledger", "verify", BOOK)),
            "rows": self.say("ledger", "rebuild", BOOK),
            "files": {
                one.name: hashlib.sha256(one.read_bytes()).hexdigest()
                for one in (self.folder / "evidence").rglob("*")
                if one.is_file()
            },
        }

    def archive(self, name: str) -> tuple[Path, Mapping[str, bytes]]:
        """A backup: where it lies, and its parts without the moment at which it was made."""
        place = self.folder.with_name(name)
        self.say("backup", place)
        with zipfile.ZipFile(place) as opened:
            # The first backup cuts moments to milliseconds and writes zeros that later ones do not.
            parts = {one: opened.read(one).replace(b'.000Z"', b'Z"') for one in opened.namelist()}
        manifest = json.loads(parts.pop(MANIFEST))
        kept = {key: value for key, value in manifest.items() if key not in WHEN}
        return place, parts | {MANIFEST: json.dumps(kept).encode()}


def test_a_house_moves_to_the_other_database_and_back(
    zhenggai: Run, cluster: Cluster, tmp_path: Path
) -> None:
    first = House(zhenggai, tmp_path / "first")
    first.say("demo", "--only-make", "--day", "2026-11-20", "--folder", first.folder)
    there = House(zhenggai, tmp_path / "there", cluster.url("house"))
    back = House(zhenggai, tmp_path / "back")
    held, (archive, parts) = first.held(), first.archive("1.zip")
    assert held["chain"]["ok"]
    assert held["files"]
    assert all(name == digest for name, digest in held["files"].items())
    assert "expunge" in held["entries"]

    there.say("restore", archive, "--old-data", first.folder)
    assert there.held() == held
    second, second_parts = there.archive("2.zip")
    assert second_parts == parts
    assert told(zhenggai("doctor", "--full", **there.environment))["faults"] == []

    back.say("restore", second, "--old-data", there.folder)
    assert back.held() == held
    assert back.archive("3.zip")[1] == parts
    assert told(zhenggai("doctor", "--full", **back.environment))["faults"] == []

    everything = b"".join((held["entries"].encode(), *parts.values()))
    for words in (EXPUNGED, json.dumps(EXPUNGED).strip('"')):
        assert words.encode() not in everything
