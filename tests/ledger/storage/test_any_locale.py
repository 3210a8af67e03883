"""Chinese goes in and comes out whatever the locale says; names in another code are told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typed_command import Run, told

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"


# Nothing is coerced: the program itself has to begin again with UTF-8.
POSIX = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "locale",
    [{"LANG": "C", "LC_ALL": ""}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}],
    ids=["c", "ascii_output"],
)
def test_what_is_typed_said_and_written_is_chinese(
    opened: Run, tmp_path: Path, locale: dict[str, str]
) -> None:
    listed = opened("ledger", "status", "清河区", "--format", "text", **locale)
    assert "建章立制：" in listed.stdout
    assert "没有名为“清河”的台账" in opened("ledger", "status", "清河", status=1, **locale).stderr
    chain = tmp_path / "清河区.jsonl"
    opened("ledger", "export", "清河区", "--to", chain, **locale)
    assert told(opened("ledger", "verify", chain, **locale))["ok"]
    paper = tmp_path / "整改通报.txt"
    paper.write_bytes(NOTICE.read_bytes())
    assert "整改通报.txt" in opened("check", paper, status=1, **locale).stdout


def test_every_command_speaks_chinese_and_takes_chinese_names(
    zhenggai: Run, tmp_path: Path
) -> None:
    paper = tmp_path / "整改通报.txt"
    paper.write_bytes(NOTICE.read_bytes())
    chain, sheet, archive = (tmp_path / f"清河区.{end}" for end in ("jsonl", "xlsx", "zip"))
    assert told(zhenggai("ledger", "import", paper, "--book", "清河区", **POSIX))["made"]
    listed = zhenggai("ledger", "status", "清河区", "--format", "text", **POSIX)
    assert "建章立制：" in listed.stdout
    assert "没有名为“清河”的台账" in (
        zhenggai("ledger", "status", "清河", status=1, **POSIX).stderr
    )
    zhenggai("ledger", "export", "清河区", "--to", chain, **POSIX)
    zhenggai("ledger", "export", "清河区", "--to", sheet, **POSIX)
    zhenggai("ledger", "import", sheet, "--book", "又一本", **POSIX)
    assert told(zhenggai("ledger", "verify", chain, **POSIX))["ok"]
    assert told(zhenggai("backup", archive, **POSIX))["file"] == str(archive)
    elsewhere = {**POSIX, "ZHENGGAI_DATA": str(tmp_path / "新的文件夹")}
    assert len(told(zhenggai("restore", archive, **elsewhere))["books"]) == 2
    assert "整改通报.txt" in zhenggai("check", paper, status=1, **POSIX).stdout
    assert "“八千”不是端口" in zhenggai("serve", "--port", "八千", status=2, **POSIX).stderr
    assert "一切正常。" in zhenggai("doctor", "--format", "text", **POSIX).stdout
    zhenggai("read", paper, "-o", tmp_path / "结构.txt", **POSIX)
    assert (tmp_path / "结构.txt").exists()


def test_a_name_in_another_code_is_told_and_nothing_is_stored(
    zhenggai: Run, tmp_path: Path
) -> None:
    named = os.fsencode(tmp_path) + "/整改通报.txt".encode("gb18030")
    try:
        Path(os.fsdecode(named)).write_bytes(NOTICE.read_bytes())
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    done = subprocess.run(
        [sys.executable, "-m", "zhenggai", "ledger", "import", named, "--book", "甲"],
        env={**os.environ, "ZHENGGAI_DATA": str(tmp_path / "data"), "DATABASE_URL": "",
             "DJANGO_SETTINGS_MODULE": "zhenggai.settings", "ZHENGGAI_TRACEBACK": ""},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "不是UTF-8编码" in done.stderr
    zhenggai("ledger", "status", "甲", status=1)
