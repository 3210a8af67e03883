"""Places that the account of the service may not read or write: a sentence, and nothing half done.

Root may do everything: here it gives up the rights that only root has, and is bound by the
permissions of files like anybody else.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typed_command import Run

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
_POWERS = "-dac_override,-dac_read_search"
# A file with proof, put where an upload puts it.
STORE = """
import sys
from pathlib import Path
from zhenggai.desk import make_database
make_database()
from zhenggai.ledger import evidence
print(evidence.place_of(evidence.store(["凭证".encode()], "凭证.txt").digest))
"""
Said = Callable[..., str]


@pytest.fixture
def bound() -> list[str]:
    """What goes before a command so that permissions bind it."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root can give up its rights only by setpriv (util-linux)")
    return ["setpriv", f"--bounding-set={_POWERS}", f"--inh-caps={_POWERS}"]


@pytest.fixture
def said(zhenggai: Run, tmp_path: Path, bound: list[str]) -> Said:
    """`said(words…, status=2)`: all that the command printed."""
    zhenggai("ledger", "import", NOTICE, "--book", "甲")
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    kept |= {"DJANGO_SETTINGS_MODULE": "zhenggai.settings", "ZHENGGAI_TRACEBACK": ""}

    def run(*words: object, status: int = 2, data: Path = tmp_path / "data") -> str:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "zhenggai", *map(str, words)],
            capture_output=True, text=True, check=False, timeout=120,
            env=kept | {"ZHENGGAI_DATA": str(data)},
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        assert "程序自身出错" not in done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    return run


@contextmanager
def permitted(mode: int, *places: Path) -> Iterator[None]:
    """For the block these places have this mode; then they can be cleared away."""
    before = [one.stat().st_mode for one in places]
    for one in places:
        one.chmod(mode)
    try:
        yield
    finally:
        for one, old in zip(places, before, strict=True):
            one.chmod(old)


def test_a_data_folder_that_may_not_be_made_or_written_is_named(said: Said, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    with permitted(0o500, shut):
        for words in (["ledger", "status", "甲"], ["serve"], ["backup", "b.zip"]):
            assert f"数据文件夹“{shut / 'data'}”不能用：没有写的权限" in said(
                *words, data=shut / "data"
            )
        assert "没有写的权限" in said("doctor", "--format", "text", status=1, data=shut / "data")
        assert "写不进" in said("demo", "--folder", shut / "demo", "--only-make")


def test_a_database_that_may_only_be_read_is_named(said: Said, tmp_path: Path) -> None:
    data = tmp_path / "data"
    files = list(data.glob("zhenggai.sqlite3*"))
    with permitted(0o400, *files), permitted(0o500, data):
        for words in (["ledger", "import", NOTICE, "--book", "乙"], ["serve"]):
            assert "只能读，不能写。请让运行整改台的账户能够读写" in said(*words)
        assert "不能" in said("doctor", "--format", "text", status=1)
    said("ledger", "status", "乙", status=1)


def test_a_target_that_may_not_be_written_is_named(said: Said, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    with permitted(0o500, shut):
        assert f"写不进“{shut / 'b.zip'}”：没有写的权限。没有留下半份备份" in said(
            "backup", shut / "b.zip"
        )
        for name in ("b.jsonl", "b.xlsx", "b.docx"):
            assert f"写不进“{shut / name}”：没有写的权限" in said(
                "ledger", "export", "甲", "--to", shut / name
            )
        assert list(shut.iterdir()) == []


def test_a_file_that_may_not_be_read_is_named(said: Said, tmp_path: Path) -> None:
    paper, chain, archive = (tmp_path / f"来件.{end}" for end in ("txt", "jsonl", "zip"))
    shutil.copy(NOTICE, paper)
    said("ledger", "export", "甲", "--to", chain, status=0)
    said("backup", archive, status=0)
    with permitted(0, paper, chain, archive):
        assert "没有权限读取" in said("ledger", "import", paper, "--book", "乙")
        assert "没有权限读取" in said("check", paper)
        assert f"“{chain}”打不开。请检查它的权限" in said("ledger", "verify", chain)
        assert f"读写“{archive}”没有做成" in said("restore", archive, data=tmp_path / "other")
    said("ledger", "status", "乙", status=1)


def test_files_of_the_house_that_may_not_be_read_are_found(said: Said, tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {**os.environ, "ZHENGGAI_DATA": str(data)}
    environment |= {"DJANGO_SETTINGS_MODULE": "zhenggai.settings", "DATABASE_URL": ""}
    told = subprocess.run(
        [sys.executable, "-c", STORE], env=environment, capture_output=True, text=True, check=True
    )
    kept = Path(told.stdout.strip())
    key = data / "house.key"
    key.write_text("key")
    with permitted(0, kept):
        assert f"没有读“{kept}”的权限" in said("backup", tmp_path / "b.zip", status=1)
        for words in (["doctor"], ["doctor", "--full"]):
            assert kept.name in said(*words, "--format", "text", status=1).splitlines()[-1]
    with permitted(0, data / "evidence"):
        listed = said("doctor", "--full", "--format", "text", status=1)
        assert f"问题：没有读“{data / 'evidence'}”的权限" in listed.splitlines()[-1]
    with permitted(0, key):
        assert f"“{key}”" in said("ledger", "import", NOTICE, "--book", "乙")
        assert f"没有读“{key}”的权限" in said("doctor", "--format", "text", status=1)
    assert "一切正常" in said("doctor", "--full", "--format", "text", status=0)
    assert not (tmp_path / "b.zip").exists()
