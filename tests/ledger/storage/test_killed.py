"""Killed in an import or an upload: nothing half is there, nothing acknowledged is gone."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from ledger_world import PLANNED
from stored_world import stored

from zhenggai.ledger import evidence

PROCESS = Path(__file__).parents[2] / "made" / "killed_process.py"
IMPORTED, UPLOADED = 6, 1

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without SIGKILL and fork"),
]


def fates_of(work: str) -> list[dict[str, Any]]:
    """What was found after each of many deaths, whole every time; the last one lived."""
    book = stored(*PLANNED)
    done = subprocess.run(
        [sys.executable, PROCESS, book.code, work],
        env={**os.environ, "ZHENGGAI_TEST_NAME": str(connection.settings_dict["NAME"])},
        capture_output=True,
        check=True,
        timeout=500,
    )
    fates = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(fates) > 40
    assert [one["killed"] for one in fates] == [True] * (len(fates) - 1) + [False]
    for one in fates:
        assert one["ok"], one
        assert one["differences"] == one["broken_files"] == one["unknown_proofs"] == [], one
        assert one["head"] >= max(one["acknowledged"], default=0), one
    return fates


def test_killed_at_every_point_of_an_import_and_an_upload() -> None:
    fates = fates_of("upload")
    # every stage was met: before anything, between the two, at the very end
    assert {one["head"] - one["before"] for one in fates} == {0, IMPORTED, IMPORTED + UPLOADED}


def test_killed_at_every_point_of_a_sheets_import() -> None:
    fates = fates_of("sheet")
    made = {one["head"] - one["before"] for one in fates}
    assert len(made) == 2, "all of a sheet or nothing of it"
    whole = 0
    for one in fates:
        whole += one["head"] > one["before"]
        assert one["imports"] == one["units"] == one["persons"] == whole, one


def test_what_a_killed_upload_left_is_swept_away() -> None:
    incoming = evidence.folder() / evidence.INCOMING
    incoming.mkdir(parents=True, exist_ok=True)
    part = incoming / f"{'0' * 64}.ab"
    part.write_bytes(b"half")
    orphan = evidence.put(b"whole, but no entry and no row knows it")
    assert evidence.sweep() == []
    later = part.stat().st_mtime + evidence.STALE_SECONDS + 60
    assert set(evidence.sweep(later)) >= {part.name, orphan}
    assert not part.exists()
