"""Killed in an import or an upload: nothing half is there, nothing acknowledged is gone."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from ledger_world import PLANNED
from stored_world import stored

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.kept_files import let_go_of_unclaimed

PROCESS = Path(__file__).parents[2] / "made" / "killed_process.py"
IMPORTED, UPLOADED = 6, 1

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without SIGKILL and fork"),
]


def fates_of(work: str, step: int) -> list[dict[str, Any]]:
    """What was found after a death at each `step`th point, whole every time; the last one lived."""
    book = stored(*PLANNED)
    done = subprocess.run(
        [sys.executable, PROCESS, book.code, work, str(step)],
        env={**os.environ, "ZHENGGAI_TEST_NAME": str(connection.settings_dict["NAME"])},
        capture_output=True,
        check=True,
        timeout=500,
    )
    fates = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(fates) * step > 60
    assert [one["killed"] for one in fates] == [True] * (len(fates) - 1) + [False]
    for one in fates:
        assert one["ok"], one
        assert one["differences"] == one["broken_files"] == one["unknown_proofs"] == [], one
        assert one["head"] >= max(one["acknowledged"], default=0), one
    return fates


def test_killed_at_many_points_of_an_import_and_an_upload() -> None:
    fates = fates_of("upload", 2)
    # every stage was met: before anything, between the two, at the very end
    assert {one["head"] - one["before"] for one in fates} == {0, IMPORTED, IMPORTED + UPLOADED}
    # a file that was put there and never named is seen nowhere, and goes with the next examination
    entries = queries.entries(models.Book.objects.get())
    named = {one.text("digest") for one in entries if one.kind == "attach_proof"}
    left = {*evidence.stored()} - named
    assert left
    assert let_go_of_unclaimed() == []
    later = datetime.now(UTC) + timedelta(seconds=evidence.STALE_SECONDS + 60)
    gone = {*let_go_of_unclaimed(later), *evidence.sweep(later.timestamp())}
    assert gone >= left
    assert {*evidence.stored()} == named
    assert all(evidence.is_whole(one) for one in named)


def test_killed_at_many_points_of_a_sheets_import() -> None:
    fates = fates_of("sheet", 3)
    made = {one["head"] - one["before"] for one in fates}
    assert len(made) == 2, "all of a sheet or nothing of it"
    whole = 0
    for one in fates:
        whole += one["head"] > one["before"]
        assert one["imports"] == one["units"] == one["persons"] == whole, one


def test_killed_at_many_points_of_a_papers_import() -> None:
    whole = 0
    for one in fates_of("paper", 7):
        whole += one["head"] > one["before"]
        assert one["imports"] == one["papers"] == whole, one


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
