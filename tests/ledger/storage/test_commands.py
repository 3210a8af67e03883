"""`zhenggai ledger …` as a clerk types it, in a process and a data folder of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typed_command import Run, told

from zhenggai.ledger.core.packs import load_pack
from zhenggai.writers.notice_style import SHIPPED

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"


def test_a_notice_goes_into_a_new_book_once(fresh: Run) -> None:
    first = told(fresh("ledger", "import", NOTICE, "--book", "清河区"))
    assert (first["book"], first["already"]) == ("清河区", False)
    assert first["made"]["problems"] > 0
    again = told(fresh("ledger", "import", NOTICE, "--book", "清河区"))
    assert (again["already"], again["made"]) == (True, {})
    status = told(fresh("ledger", "status", "清河区"))
    figures = {one["name"]: one for one in status["figures"]}
    assert figures["problems"]["value"] == first["made"]["problems"]
    assert set(figures["done"]) >= {
        "name", "title", "value", "text", "counting_rule", "kind", "numerator", "denominator",
        "items",
    }  # fmt: skip


def test_figures_of_single_items_are_told_with_their_item(opened: Run) -> None:
    book = told(opened("ledger", "status", "清河区"))["figures"]
    told_by_others = [one for one in book if one["kind"] != "counted"]
    assert told_by_others
    assert not [one for one in told_by_others for key in one["items"] if "/0-0-" not in key]
    asked = [
        told(opened("ledger", "status", "清河区", "--item", f"problem/{one}")) for one in (1, 2)
    ]
    of_items = [one for status in asked for one in status["figures"]]
    assert of_items
    assert {one["kind"] for one in of_items} == {"reported"}
    assert all(one["owners"] and one["papers"] and one["on"] for one in of_items)
    opened("ledger", "status", "清河区", "--item", "problem/999", status=1)


def test_a_pack_of_ones_own_holds_from_its_entry_on(opened: Run, tmp_path: Path) -> None:
    own = tmp_path / "清河.toml"
    shipped = load_pack("district-under-province")
    own.write_text(shipped.text.replace(f'"{shipped.version}"', '"清河.1"'), encoding="utf-8")
    done = told(opened("ledger", "adopt", "清河区", "--pack", own))
    assert (done["version"], done["n"] > 0) == ("清河.1", True)
    last = opened("ledger", "entries", "清河区", "--since", str(done["n"] - 1)).stdout
    assert json.loads(last)["facts"]["digest"] == done["digest"]
    assert told(opened("ledger", "adopt", "清河区", "--pack", own))["n"] is None
    own.write_text(shipped.text.replace("decimals", "decimal"), encoding="utf-8")
    assert "decimal" in opened("ledger", "adopt", "清河区", "--pack", own, status=1).stderr
    opened("ledger", "adopt", "清河区", "--pack", tmp_path / "没有.toml", status=2)


def test_an_exported_book_is_checked_without_the_ledger(opened: Run, tmp_path: Path) -> None:
    exported = tmp_path / "登记.jsonl"
    head = opened("ledger", "export", "清河区", "--to", exported).stderr.split()[-1]
    report = told(opened("ledger", "verify", exported, "--head", head))
    assert report["ok"]
    assert f"{report['entries']}:{report['head']}" == head
    lines = exported.read_text(encoding="utf-8").splitlines()
    assert opened("ledger", "entries", "清河区").stdout.splitlines() == lines
    exported.write_text("\n".join(lines[:4] + lines[5:]), encoding="utf-8")
    report = told(opened("ledger", "verify", exported, "--head", head, status=1))
    assert (report["first_bad"], report["reason"]) == (5, "missing")


def test_without_content_only_the_chain_is_exported(opened: Run, tmp_path: Path) -> None:
    exported = tmp_path / "链.jsonl"
    opened("ledger", "export", "清河区", "--to", exported, "--without-content")
    assert "content" not in json.loads(exported.read_text(encoding="utf-8").splitlines()[0])
    assert told(opened("ledger", "verify", exported))["ok"]


def test_a_book_is_verified_rebuilt_and_written_as_a_sheet(opened: Run, tmp_path: Path) -> None:
    checked = opened("ledger", "verify", "清河区")
    assert told(checked)["ok"]
    assert "无法看出" in checked.stderr
    assert told(opened("ledger", "rebuild", "清河区")) == {"equal": True, "differences": []}
    opened("ledger", "export", "清河区", "--to", tmp_path / "台账.xlsx")
    assert (tmp_path / "台账.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_notice_is_written_for_a_cut_off_day_and_says_on_what_it_rests(
    opened: Run, tmp_path: Path, kind: str
) -> None:
    head = told(opened("ledger", "verify", "清河区"))
    paper = tmp_path / f"通报.{kind}"
    written = opened("ledger", "export", "清河区", "--to", paper, "--cut-off", "2026-06-30")
    assert "数字截至2026年6月30日" in written.stderr
    assert f"{head['entries']}:{head['head']}" in written.stderr
    known = told(opened("ledger", "status", "清河区", "--cut-off", "2026-06-30"))
    counts = {one["name"]: one["value"] for one in known["figures"]}
    read = told(opened("read", paper, "--format", "json"))
    measures = [one["value"] for one in read["declared"] if one["what"] == "measures"]
    assert measures[0] == counts["measures"]


def test_other_formats_and_days_before_the_feedback_are_refused(
    opened: Run, tmp_path: Path
) -> None:
    asked = ["ledger", "export", "清河区", "--to"]
    assert "不能导出“.odt”" in opened(*asked, tmp_path / "通报.odt", status=2).stderr
    early = opened(*asked, tmp_path / "早.docx", "--cut-off", "2001-01-01", status=1)
    assert "2001年1月1日" in early.stderr
    assert not (tmp_path / "早.docx").exists()
    late = opened(*asked, tmp_path / "晚.docx", "--cut-off", "2098年1月1日", status=2)
    assert "截止日2098年1月1日还没有到" in late.stderr
    assert not (tmp_path / "晚.docx").exists()
    sheet = opened(*asked, tmp_path / "表.xlsx", "--cut-off", "2026-01-01", status=2)
    assert "用于导出通报" in sheet.stderr
    named = opened(*asked, tmp_path / "甲.docx", "--style", "没有", status=2)
    assert f"可用的有：{'、'.join(SHIPPED)}" in named.stderr


def test_an_offices_own_style_is_a_file(opened: Run, tmp_path: Path) -> None:
    style, paper = tmp_path / "本区.toml", tmp_path / "通报.docx"
    style.write_text(
        'based_on = "run-in"\n[office]\nissuer = "中共清河区委"\nphone = "0000-1234567"\n',
        encoding="utf-8",
    )
    opened("ledger", "export", "清河区", "--to", paper, "--style", style)
    read = told(opened("read", paper, "--format", "json"))
    assert (read["issuer"], read["contact"]["phone"]) == ("中共清河区委", "0000-1234567")
    style.write_text('[paper]\ntitle = "{nobody}的通报"\n', encoding="utf-8")
    refused = opened("ledger", "export", "清河区", "--to", paper, "--style", style, status=2)
    assert "没有“nobody”这一项" in refused.stderr


def test_a_house_is_backed_up_and_restored(opened: Run, tmp_path: Path) -> None:
    made = told(opened("backup", tmp_path / "b.zip"))
    refused = opened("restore", tmp_path / "b.zip", status=1)
    assert "已有台账" in refused.stderr
    (tmp_path / "data").rename(tmp_path / "old")
    assert told(opened("restore", tmp_path / "b.zip"))["books"] == made["books"]
    assert told(opened("ledger", "verify", "清河区"))["ok"]


def test_doctor_changes_nothing_and_names_the_folder(fresh: Run, tmp_path: Path) -> None:
    found = told(fresh("doctor"))
    assert found["data"] == str(tmp_path / "data")
    assert {"name", "installed", "gives"} <= set(found["parts"][0])
    assert not found["fonts"] or "公文的正文" in [one["gives"] for one in found["fonts"]]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["status", "没有"], 1, "没有名为"),
        (["verify", "没有.jsonl"], 2, "找不到"),
        (["import", "没有.docx", "--book", "甲"], 2, "找不到"),
        (["status", "甲", "--as-of", "明天"], 2, "不是日期"),
        (["export", "甲", "--to", "甲.docx", "--cut-off", "昨天"], 2, "不是日期"),
        (["close"], 2, "没有“close”这个命令"),
        ([], 2, "verify"),
    ],
    ids=["no_book", "no_file", "no_paper", "no_day", "no_cut_off", "no_command", "nothing"],
)
def test_what_cannot_be_done_is_said(
    zhenggai: Run, words: list[str], status: int, sentence: str
) -> None:
    assert sentence in zhenggai("ledger", *words, status=status).stderr


def test_a_paper_marked_secret_is_not_taken_in(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "通报.txt"
    paper.write_text("机密★5年\n关于整改情况的通报\n", encoding="utf-8")
    refused = zhenggai("ledger", "import", paper, "--book", "甲", status=1)
    assert "非涉密系统" in refused.stderr
    zhenggai("ledger", "status", "甲", status=1)
    assert b"\xe6\x9c\xba\xe5\xaf\x86" not in b"".join(
        path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()
    )


def test_django_commands_are_passed_through(opened: Run) -> None:
    assert "no issues" in opened("manage", "check", "--database", "default").stdout
    assert "[X] 0002_guards" in opened("manage", "showmigrations", "ledger").stdout


def test_the_reader_starts_without_django() -> None:
    code = (
        "import sys; from zhenggai.cli import main; main(['read', sys.argv[1]]);"
        " sys.exit('django' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, NOTICE], check=True, capture_output=True)
