"""`zhenggai ledger import` of papers, as a clerk types it: what it changes is told line by line."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

from made_papers import FEEDBACK, NOTICE
from typed_command import Run, told


def papers_in(folder: Path) -> list[dict[str, Any]]:
    """The rows of the register in the house of this folder."""
    house = sqlite3.connect(folder / "data" / "zhenggai.sqlite3")
    house.row_factory = sqlite3.Row
    found = [dict(row) for row in house.execute("select * from papers_paper")]
    house.close()
    return found


def test_what_a_corrected_paper_changes_is_told_line_by_line(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "反馈意见.txt"
    paper.write_text(FEEDBACK, encoding="utf-8")
    zhenggai("ledger", "import", paper, "--book", "甲")
    text = FEEDBACK.replace("理论学习不够深入", "理论学习不深入")
    paper.write_text(text.replace("4.执法不够规范。\n", ""), encoding="utf-8")
    lines = zhenggai(
        "ledger", "import", paper, "--book", "甲", "--format", "text"
    ).stdout.splitlines()
    assert lines[:3] == [
        "已导入“甲”：改动1、撤回1。",
        "改动：问题1（文字）：理论学习不够深入 → 理论学习不深入",
        "撤回：问题4　执法不够规范",
    ]


def test_the_file_of_a_paper_is_kept_in_the_register(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "反馈意见.txt"
    paper.write_text(FEEDBACK, encoding="utf-8")
    for _ in range(2):
        zhenggai("ledger", "import", paper, "--book", "甲")
    (row,) = papers_in(tmp_path)
    assert (row["kind"], row["name"], row["stored_by"]) == ("feedback", paper.name, "console")
    assert row["source_digest"] == row["digest"] == sha256(paper.read_bytes()).hexdigest()


def test_a_paper_that_is_refused_is_not_kept(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "反馈意见.txt"
    paper.write_text(f"秘密★1年\n{FEEDBACK}", encoding="utf-8")
    zhenggai("ledger", "import", paper, "--book", "甲", status=1)
    assert papers_in(tmp_path) == []


def test_very_many_changes_are_folded(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "反馈意见.txt"
    head = NOTICE.split("一、", 1)[0]
    rows = [f"{one}.第{one}项工作落实不到位。" for one in range(1, 41)]
    for word in ("落实", "推进"):
        text = "\n".join(rows).replace("落实", word)
        paper.write_text(
            f"{head}一、巡察发现的主要问题\n（一）落实决策部署方面\n{text}\n", encoding="utf-8"
        )
        done = zhenggai("ledger", "import", paper, "--book", "甲", "--format", "text")
    changes = [one for one in done.stdout.splitlines() if one.startswith("改动")]
    assert 0 < len(changes) < len(rows)
    assert changes[-1] == f"改动另有{len(rows) - len(changes) + 1}处，用 --format json 查看全部。"


def test_a_book_of_another_level_reads_the_next_paper_by_its_own(
    zhenggai: Run, tmp_path: Path
) -> None:
    paper = tmp_path / "通报.txt"
    paper.write_text(NOTICE, encoding="utf-8")
    first = told(zhenggai("ledger", "import", paper, "--book", "甲"))
    paper.write_text(NOTICE.replace("2个方面4个问题", "2个问题"), encoding="utf-8")
    again = told(zhenggai("ledger", "import", paper, "--book", "甲"))
    assert first["made"]["problems"] == 4
    assert "problems" not in again["made"]


def test_every_figure_has_a_name_of_its_own(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "通报.txt"
    text = NOTICE.replace("先后召开党组会议4次", "先后召开党组会议4次，共给予组织处理3人")
    text = text.replace(
        "三、问题线索处置", "巡察期间共移交立行立改问题3项，已全部完成整改。\n三、问题线索处置"
    )
    paper.write_text(text, encoding="utf-8")
    zhenggai("ledger", "import", paper, "--book", "甲")
    figures = told(zhenggai("ledger", "status", "甲"))["figures"]
    names = [one["name"] for one in figures]
    assert len(names) == len(set(names))
    kinds = {one["name"]: one["kind"] for one in figures}
    assert kinds["immediate_tasks"] == "counted"
    assert kinds["immediate_tasks_reported"] == "reported"


def test_a_notice_written_from_a_book_changes_nothing_in_it(zhenggai: Run, tmp_path: Path) -> None:
    paper = tmp_path / "通报.txt"
    paper.write_text(NOTICE, encoding="utf-8")
    zhenggai("ledger", "import", paper, "--book", "甲")
    carried = [one["carried"] for one in told(zhenggai("ledger", "status", "甲"))["figures"]]
    for name in ("通报.docx", "台账.xlsx"):
        zhenggai("ledger", "export", "甲", "--to", tmp_path / name)
        done = told(zhenggai("ledger", "import", tmp_path / name, "--book", "甲"))
        assert (done["changed"], done["gone"]) == ([], [])
        assert set(done["made"]) <= {"figures"}
    again = told(zhenggai("ledger", "status", "甲"))["figures"][: len(carried)]
    assert [one["carried"] for one in again] == carried
