"""A data folder or a database that cannot be used is one sentence: what, where, what to do."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typed_command import Run, told

from zhenggai.database_url import DatabaseUrlError, database_of

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
POSTGRESQL = os.environ.get("DATABASE_URL", "")
# A command with one of the database's options changed: `INIT WORDS…`.
CHANGED = """
import sys
from zhenggai.settings import DATABASES
from zhenggai.cli import main
options = DATABASES["default"]["OPTIONS"]
options["timeout"] = 0.1
options["init_command"] += sys.argv[1]
sys.exit(main(sys.argv[2:]))
"""


def one_sentence(said: str) -> str:
    """The sentence, which stands alone and blames nobody else."""
    assert said.startswith("zhenggai：")
    assert said.count("\n") == 1
    assert "程序自身出错" not in said
    assert "Traceback" not in said
    return said


@pytest.fixture(params=["file", "garbage", "folder", "mysql", "away"])
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, str], str]:
    """An environment in which nothing can be kept, and what is said of it."""
    data, database = tmp_path / "house", tmp_path / "house/zhenggai.sqlite3"
    here = {"ZHENGGAI_DATA": str(data)}
    match request.param:
        case "file":
            data.write_text("文件")
            return here, f"“{data}”不能用：它是一个文件"
        case "garbage":
            data.mkdir()
            database.write_bytes(b"no database at all " * 100)
            return here, f"“{database}”不是整改台的数据库"
        case "folder":
            database.mkdir(parents=True)
            return here, f"打不开数据库“{database}”"
        case "mysql":
            return {**here, "DATABASE_URL": "mysql://root:geheim@h/x"}, "以“mysql”开头"
    return {**here, "DATABASE_URL": "postgres://u:geheim@127.0.0.1:1/x"}, "连不上数据库服务器127.0"


def test_what_cannot_be_used_is_said_and_nothing_is_made(
    zhenggai: Run, tmp_path: Path, broken: tuple[dict[str, str], str]
) -> None:
    environment, sentence = broken
    before = [(one, one.is_file() and one.read_bytes()) for one in tmp_path.rglob("*")]
    words = ["ledger", "import", NOTICE, "--book", "甲"]
    said = one_sentence(zhenggai(*words, status=2, **environment).stderr)
    assert sentence in said
    assert "geheim" not in said
    assert {*before} <= {(one, one.is_file() and one.read_bytes()) for one in tmp_path.rglob("*")}


def test_the_doctor_names_it_for_people_and_for_programs(
    zhenggai: Run, broken: tuple[dict[str, str], str]
) -> None:
    environment, sentence = broken
    found = told(zhenggai("doctor", status=1, **environment))
    assert [one for one in found["faults"] if sentence in one]
    listed = zhenggai("doctor", "--format", "text", status=1, **environment).stdout
    assert sentence in listed.splitlines()[-1]
    assert "一切正常" not in listed


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://a/b", "以“mysql”开头"),
        ("postgre://a/b", "以“postgre”开头"),
        ("清河区", "不是一个地址"),
        ("postgres://a", "没有库名"),
        ("postgres://u:secret@h:port/x", "主机或端口写错了"),
        ("postgres://[h/x", "主机或端口写错了"),
    ],
)
def test_an_address_that_names_no_database_is_told_in_its_part(url: str, sentence: str) -> None:
    with pytest.raises(DatabaseUrlError, match=sentence) as found:
        database_of(url)
    assert "postgres://用户:口令@主机:5432/库名" in str(found.value)
    assert "secret" not in str(found.value)


def changed(data: Path, init: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command on SQLite, its connections begun with another statement and never waiting."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"ZHENGGAI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "zhenggai.settings"}
    return subprocess.run(
        [sys.executable, "-c", CHANGED, init, *map(str, words)],
        capture_output=True, text=True, env=environment, check=False, timeout=60,
    )  # fmt: skip


def test_a_full_disk_and_another_holder_leave_what_was_there(opened: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = told(opened("ledger", "verify", "清河区"))
    words = ["ledger", "import", str(NOTICE), "--book", "另一本"]
    # no page more than there are now
    full = changed(data, "PRAGMA max_page_count=1;", *words)
    assert (full.returncode, full.stdout) == (2, "")
    assert "磁盘已满" in one_sentence(full.stderr)
    with sqlite3.connect(data / "zhenggai.sqlite3") as holder:
        holder.execute("BEGIN IMMEDIATE")
        held = changed(data, "", *words)
    assert held.returncode == 2
    assert "正被别的程序占用" in one_sentence(held.stderr)
    assert told(opened("ledger", "verify", "清河区")) == before
    opened("ledger", "status", "另一本", status=1)


def test_data_of_a_later_version_are_left_alone(opened: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "data/zhenggai.sqlite3") as later:
        later.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_x', 0)"
        )
    assert "更新版本" in one_sentence(opened("ledger", "status", "清河区", status=2).stderr)
    assert "更新版本" in told(opened("doctor", status=1))["faults"][0]


def test_commands_that_begin_at_once_on_a_new_folder_make_it_together(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"ZHENGGAI_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "zhenggai.settings"}
    words = [sys.executable, "-m", "zhenggai", "ledger", "status", "甲"]
    begun = [
        subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [one.communicate(timeout=120)[1] for one in begun]
    assert [one.returncode for one in begun] == [1, 1, 1], said
    assert all("没有名为“甲”的台账" in one for one in said)


@pytest.mark.django_db
@pytest.mark.skipif(not POSTGRESQL, reason="DATABASE_URL names no PostgreSQL")
def test_what_postgresql_refuses_is_told_by_its_cause(zhenggai: Run) -> None:
    parts = urlsplit(POSTGRESQL)
    server = f"{parts.hostname}:{parts.port or 5432}"
    addresses = {
        f"{server}上没有名为“none”的库": parts._replace(path="/none"),
        "不让用户“nobody”进入": parts._replace(netloc=f"nobody:x@{server}"),
        "问号后面的选项": parts._replace(query="sslmode=maybe"),
    }
    for sentence, address in addresses.items():
        said = zhenggai("ledger", "status", "甲", status=2, DATABASE_URL=address.geturl())
        assert sentence in one_sentence(said.stderr)
