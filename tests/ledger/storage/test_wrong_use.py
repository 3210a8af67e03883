"""What is typed wrongly is answered in one sentence that says what to do; nothing is half done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from ledger_world import PLANNED
from stored_world import stored

from zhenggai.cli import main
from zhenggai.ledger import models, queries
from zhenggai.people.models import Person, Unit

pytestmark = pytest.mark.django_db
SAMPLE = str(Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt")
Typed = Callable[..., tuple[int, str]]


@pytest.fixture(autouse=True)
def a_house_of_its_own(tmp_path: Path, settings: object) -> None:
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """`typed("ledger", …)` in this process: the exit status and what a person reads about it."""
    monkeypatch.delenv("ZHENGGAI_TRACEBACK", raising=False)

    def run(*words: object) -> tuple[int, str]:
        capsys.readouterr()
        try:
            status = main([str(one) for one in words])
        except SystemExit as end:  # argparse leaves this way
            status = int(end.code or 0)
        said = capsys.readouterr().err
        assert "程序自身出错" not in said
        assert "Traceback" not in said
        return status, said

    return run


def test_a_misspelt_book_is_answered_with_the_names_that_are_near(typed: Typed) -> None:
    assert "这里还没有台账" in typed("ledger", "status", "清河区")[1]
    typed("ledger", "import", SAMPLE, "--book", "清河区")
    for words in (
        ["status", "清河曲"],
        ["verify", "清河曲"],
        ["export", "清河曲", "--to", "a.xlsx"],
    ):
        status, said = typed("ledger", *words)
        assert (status, "没有名为“清河曲”的台账。是不是：清河区？" in said) == (1, True)
    assert "现有：清河区。" in typed("ledger", "rebuild", "something else")[1]


def test_a_new_book_beside_one_with_nearly_the_same_name_is_mentioned(typed: Typed) -> None:
    assert "名称相近" not in typed("ledger", "import", SAMPLE, "--book", "清河区巡察")[1]
    said = typed("ledger", "import", SAMPLE, "--book", "清河区巡查")[1]
    assert "新开了台账“清河区巡查”。名称相近的另有：清河区巡察" in said
    typed("ledger", "import", SAMPLE, "--book", "云汀县2025年")
    assert "名称相近" not in typed("ledger", "import", SAMPLE, "--book", "云汀县2026年")[1]


def test_who_acts_is_named_by_id_or_by_name_and_has_to_be_on_record(typed: Typed) -> None:
    words = ["ledger", "import", SAMPLE, "--book", "清河区", "--by"]
    status, said = typed(*words, "无此人")
    assert (status, "没有登记过姓名或编号为“无此人”的人员" in said) == (1, True)
    assert not models.Book.objects.exists()
    unit = Unit.objects.create(name="区纪委")
    one = Person.objects.create(name="王宁", unit=unit)
    by_name, by_id = typed(*words, "王宁"), typed(*words, one.pk)
    assert by_name == by_id
    assert "职责不包括" in by_id[1]
    Person.objects.create(name="王宁")
    assert f"{one.pk}（区纪委）" in typed(*words, "王宁")[1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "找不到这个文件"),
        (b"", "是空的"),
        (b"\x00\xff\x01" * 99, "不是文字文件"),
        (b"PK\x05\x06" + b"\x00" * 18, "压缩包"),
        ("今天天气很好。\n".encode(), "没有读出方面、问题、措施"),
    ],
    ids=["missing", "empty", "bytes", "archive", "no_paper"],
)
def test_a_file_that_cannot_be_read_is_named_and_opens_no_book(
    typed: Typed, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "来文.abc"
    if content is not None:
        path.write_bytes(content)
    status, said = typed("ledger", "import", path, "--book", "甲")
    assert status == 2
    assert f"“{path}”：" in said
    assert sentence in said
    assert not models.Book.objects.exists()


def test_a_folder_is_no_file_to_import_or_to_verify(typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "甲.jsonl"
    folder.mkdir()
    for words in (["import", folder, "--book", "甲"], ["verify", folder]):
        status, said = typed("ledger", *words)
        assert (status, "是一个文件夹" in said) == (2, True)
    assert (
        "“没有.toml”" in typed("ledger", "import", SAMPLE, "--book", "甲", "--pack", "没有.toml")[1]
    )


@pytest.mark.parametrize("kind", ["jsonl", "xlsx", "docx", "pdf"])
def test_an_export_names_the_place_that_was_asked_for_and_leaves_nothing(
    typed: Typed, tmp_path: Path, kind: str
) -> None:
    typed("ledger", "import", SAMPLE, "--book", "甲")
    missing, folder = tmp_path / f"没有/甲.{kind}", tmp_path / f"夹.{kind}"
    folder.mkdir()
    for place, reason in ((missing, "没有这个文件夹"), (folder, "这是一个文件夹")):
        status, said = typed("ledger", "export", "甲", "--to", place)
        assert (status, f"写不进“{place}”：{reason}" in said) == (2, True)
    data = tmp_path / "data"
    assert [one for one in tmp_path.rglob("*") if data not in (one, *one.parents)] == [folder]
    there = tmp_path / f"甲.{kind}"
    there.write_text("先前的")
    assert typed("ledger", "export", "甲", "--to", there)[0] == 0
    assert there.read_bytes() != "先前的".encode()


def test_options_of_one_format_are_refused_with_another(typed: Typed, tmp_path: Path) -> None:
    stored(*PLANNED, name="甲")
    status, said = typed(
        "ledger", "export", "甲", "--to", tmp_path / "甲.xlsx", "--without-content"
    )
    assert (status, "用于导出全部登记" in said) == (2, True)


def test_days_that_tell_little_are_answered_with_why(typed: Typed) -> None:
    typed("ledger", "import", SAMPLE, "--book", "甲")
    assert (
        "还没有到，数字是现在所知的" in typed("ledger", "status", "甲", "--as-of", "2999-01-01")[1]
    )
    assert (
        "截止日2999年1月1日还没有到"
        in typed("ledger", "status", "甲", "--cut-off", "2999-01-01")[1]
    )
    assert "起才有登记" in typed("ledger", "status", "甲", "--as-of", "1999-01-01")[1]
    assert typed("ledger", "status", "甲", "--as-of", queries.today())[1] == ""
    assert typed("ledger", "status", "甲", "--as-of", "2026-02-30")[0] == 2


def test_an_import_that_is_interrupted_leaves_nothing_and_says_so(typed: Typed) -> None:
    def interrupted(execute: Callable[..., object], sql: str, *given: object) -> object:
        if sql.startswith("INSERT") and "ledger_imported" in sql:
            assert models.Entry.objects.exists(), "in the midst of the writing"
            raise KeyboardInterrupt
        return execute(sql, *given)

    with connection.execute_wrapper(interrupted):
        status, said = typed("ledger", "import", SAMPLE, "--book", "甲")
    assert (status, "已中断，没有导入完的不登记" in said) == (130, True)
    assert not models.Book.objects.exists()
    assert not models.Entry.objects.exists()
    assert typed("ledger", "import", SAMPLE, "--book", "甲")[0] == 0


@pytest.mark.parametrize("port", ["0", "65536", "-1", "八千"])
def test_what_is_no_port_is_said(typed: Typed, port: str) -> None:
    status, said = typed("serve", "--port", port)
    assert (status, f"“{port}”不是端口" in said) == (2, True)
