"""What is brought to `zhenggai restore` and is no whole archive; a restore that is broken off."""

import json
import re
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from ledger_world import LIAISON, PLANNED
from stored_world import expunge, record, stored

from zhenggai.archive import MANIFEST, back_up
from zhenggai.cli import main
from zhenggai.ledger import evidence, models
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "凭证.txt"
Restored = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Any) -> Path:
    """The data folder of this test."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    return tmp_path / "data"


@pytest.fixture
def restored(capsys: pytest.CaptureFixture[str]) -> Restored:
    """`restored(path)`: the exit status, and what a person reads."""

    def run(*words: object) -> tuple[int, str]:
        capsys.readouterr()
        status = main(["restore", *map(str, words)])
        return status, capsys.readouterr().err

    return run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The archive of a house with a file; the house is empty again."""
    book = stored(*PLANNED)
    kept = evidence.store(["凭证内容".encode()], NAME)
    act = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, "已拨付")
    record(book, "2-1", LIAISON, act)
    back_up(tmp_path / "b.zip")
    empty_the_house()
    return tmp_path / "b.zip"


def empty_the_house() -> None:
    call_command("flush", interactive=False)
    shutil.rmtree(evidence.folder())


def rewritten(archive: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The archive with parts changed or left out (None)."""
    other = archive.with_name("other.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return other


def with_manifest(archive: Path, **values: object) -> Path:
    """The archive with other values in its manifest."""
    return rewritten(
        archive,
        lambda name, data: (
            json.dumps(json.loads(data) | values).encode() if name == MANIFEST else data
        ),
    )


def in_chinese(said: str) -> str:
    """One sentence without the words of a library."""
    assert said.count("\n") == 1
    assert "程序自身出错" not in said
    assert not re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", said), "three words of English"
    return said


def is_empty() -> bool:
    return not (models.Book.objects.exists() or Person.objects.exists() or evidence.stored())


def test_what_is_no_archive_is_told_as_that(restored: Restored, tmp_path: Path) -> None:
    place = tmp_path / "来的.zip"
    for content in (b"", b"text", b"PK\x03\x04 torn"):
        place.write_bytes(content)
        status, said = restored(place)
        assert (status, f"“{place}”不是整改台的备份" in in_chinese(said)) == (2, True)
    with tarfile.open(place, "w:gz"):
        pass
    assert restored(place)[0] == 2
    with zipfile.ZipFile(place, "w") as other:
        other.writestr("word/document.xml", "<a/>")
    status, said = restored(place)
    assert (status, "这个压缩包不是整改台的备份" in in_chinese(said)) == (2, True)
    for wrong in (tmp_path / "没有.zip", tmp_path):
        status, said = restored(wrong)
        assert (status, "找不到备份文件" in in_chinese(said)) == (2, True)
    assert is_empty()


def test_an_archive_with_a_part_missing_is_refused(restored: Restored, archive: Path) -> None:
    for family in ("books/", "tables/", "evidence/"):
        lacking = rewritten(archive, lambda name, data: None if name.startswith(family) else data)  # noqa: B023 - called at once
        status, said = restored(lacking)
        assert (status, "不完整或已损坏" in in_chinese(said)) == (2, True)
    torn = archive.with_name("torn.zip")
    torn.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    assert restored(torn)[0] == 2
    assert is_empty()


@pytest.mark.parametrize(
    "values",
    [
        {"schema": "zhenggai.backup/2", "version": "9.9"},
        {"tables": {"ledger.Unknown": 1}, "version": "9.9"},
    ],
    ids=["other_schema", "other_table"],
)
def test_an_archive_of_a_later_version_is_refused_with_its_version(
    restored: Restored, archive: Path, values: dict[str, object]
) -> None:
    status, said = restored(with_manifest(archive, **values))
    assert status in (1, 2)
    assert "整改台9.9做成" in in_chinese(said)
    assert is_empty()


@pytest.mark.parametrize("values", [{"schema": "other/1"}, {"sha256": []}, {"tables": 3}])
def test_a_manifest_that_makes_no_sense_is_refused(
    restored: Restored, archive: Path, values: dict[str, object]
) -> None:
    status, said = restored(with_manifest(archive, **values))
    assert (status, "没有恢复" in in_chinese(said)) == (2, True)
    assert is_empty()


def test_a_house_with_data_is_left_as_it_is(restored: Restored, archive: Path) -> None:
    Person.objects.create(name="王宁")
    status, said = restored(archive)
    assert (status, "已有台账或人员" in in_chinese(said)) == (1, True)
    assert not models.Book.objects.exists()


def test_another_folder_takes_along_what_was_expunged_in_the_old_one(
    restored: Restored, archive: Path, data: Path, settings: Any, tmp_path: Path
) -> None:
    restored(archive)
    book = models.Book.objects.get()
    expunge(book, "2-2", book.head_n, "digest", "name")
    empty_the_house()
    settings.DATA = tmp_path / "new"
    settings.DATA.mkdir()
    assert "--old-data" in restored(archive)[1]
    assert models.Content.objects.filter(told__contains=NAME).exists(), "nobody told of it"
    empty_the_house()
    assert restored(archive, "--old-data", data) == (0, "")
    assert not models.Content.objects.filter(told__contains=NAME).exists()
    assert evidence.stored() == []
    assert (settings.DATA / "expunged.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_a_restore_that_is_broken_off_leaves_an_empty_house(
    restored: Restored, archive: Path
) -> None:
    restored(archive)
    book = models.Book.objects.get()
    expunge(book, "2-2", book.head_n, "digest", "name")
    empty_the_house()

    def broken_off(execute: Callable[..., object], sql: str, *given: object) -> object:
        if "ledger_content" in sql and sql.startswith(("UPDATE", "DELETE")):
            assert models.Book.objects.exists(), "all is there, and nothing is expunged yet"
            raise KeyboardInterrupt
        return execute(sql, *given)

    with connection.execute_wrapper(broken_off):
        assert restored(archive)[0] == 130
    assert is_empty()
    assert restored(archive)[0] == 0
    assert not models.Content.objects.filter(told__contains=NAME).exists()


def test_an_empty_house_is_not_backed_up_over_a_good_backup(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept = tmp_path / "备份.zip"
    kept.write_bytes(b"the backup of yesterday")
    assert main(["backup", str(kept)]) == 1
    told = in_chinese(capsys.readouterr().err)
    assert f"没有备份：“{tmp_path / 'data'}”里还没有台账，也没有人员。" in told
    assert kept.read_bytes() == b"the backup of yesterday"


def test_a_backup_that_finds_no_place_says_so_and_leaves_no_half(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Person.objects.create(pk="person/clerk", name="何静")
    folder = tmp_path / "夹.zip"
    folder.mkdir()
    for place, reason in (
        (folder, "不是文件"),
        (tmp_path / "没有" / "b.zip", f"没有“{tmp_path / '没有'}”这个文件夹"),
        (tmp_path / ("长" * 99 + ".zip"), "文件名太长"),
    ):
        assert main(["backup", str(place)]) == 2
        assert reason in in_chinese(capsys.readouterr().err)
    assert {one.name for one in tmp_path.iterdir()} == {"data", "夹.zip"}
