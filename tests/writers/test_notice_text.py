"""The words of a notice: what is told, in what order, and what is left out."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from zhenggai.writers.bound import parts_of
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Heading, Letter, Paragraph, Table, Words
from zhenggai.writers.letter_table import as_cell
from zhenggai.writers.notice_gaps import notice_gaps, tells_contact
from zhenggai.writers.notice_rows import (
    Document,
    FigureClause,
    FigureWords,
    HeadingWords,
    MeasureWords,
    NoticeRows,
    Organisation,
    ProblemWords,
)
from zhenggai.writers.notice_style import SHIPPED, StyleError, load_style
from zhenggai.writers.notice_text import notice_letter
from zhenggai.writers.quoting import joined
from zhenggai.zh.days import in_words

RUNNING, RUN_IN = load_style("running"), load_style("run-in")


def counted(name: str, value: str, unit: str = "个") -> FigureWords:
    return FigureWords(name, "", Decimal(value), unit, f"{value}{unit}")


DONE = ProblemWords(
    "理论学习不够深入",
    state="done",
    measures=(
        MeasureWords(
            "修订学习制度。", documents=(Document("学习制度", "青委〔2026〕3号", "修订"),)
        ),
        MeasureWords("每季度研讨", progress="已研讨2次。"),
    ),
)
OPEN = ProblemWords(
    "“三会一课”流于形式",
    state="not_done",
    deadline="2026年9月30日前",
    measures=(MeasureWords("抽查记录。"), MeasureWords("轮训支部书记。", state="not_begun")),
)
ROWS = NoticeRows(
    inspected="青禾区委",
    kind="巡察",
    cut_off=date(2026, 6, 30),
    head="127:3f",
    issuer="中共青禾区委",
    level="市委",
    team="市委第二巡察组",
    feedback_on=date(2026, 1, 12),
    branches=(HeadingWords("aspect", "全面从严治党方面", (DONE, OPEN)),),
    counted={
        "aspects": counted("aspects", "1"),
        "problems": counted("problems", "2"),
        "done": counted("done", "1"),
        "not_done": counted("not_done", "1"),
        "completion_rate": counted("completion_rate", "50.00", "%"),
        "measures": counted("measures", "4", "条"),
        "measures_done": counted("measures_done", "2", "条"),
    },
)


def text_of(block: object) -> str:
    """A block's words, labels too."""
    assert isinstance(block, Heading | Paragraph)
    body = block.body if isinstance(block, Heading) else ""
    parts = parts_of(joined(block.text, body))
    label = (block.label or "") if isinstance(block, Heading) else ""
    return label + "".join(one.text if isinstance(one, Words) else one for one in parts)


def lines(letter: Letter) -> list[str]:
    return [text_of(block) for block in letter.blocks]


def line(letter: Letter, start: str) -> str:
    return next(one for one in lines(letter) if one.startswith(start))


# ── opening and figures ──────────────────────────────────────────────────────


def test_the_opening_tells_who_inspected_whom_and_what_was_found() -> None:
    letter = notice_letter(ROWS, RUNNING)
    assert letter.title == ("中共青禾区委关于巡察整改情况的通报",)
    assert lines(letter)[0] == (
        "根据市委统一部署，市委第二巡察组对青禾区委开展了巡察。2026年1月12日，"
        "市委第二巡察组向青禾区委反馈了巡察意见。反馈意见指出了1个方面共2个问题。"
    )
    assert (letter.signatures, letter.dated_on) == (("中共青禾区委",), ROWS.cut_off)


def test_what_is_not_known_is_not_told() -> None:
    bare = replace(ROWS, level="", team="", feedback_on=None)
    assert lines(notice_letter(bare, RUNNING))[0] == "反馈意见指出了1个方面共2个问题。"


def test_a_part_that_is_nothing_is_not_told() -> None:
    told = line(notice_letter(ROWS, RUNNING), "截至")
    assert told == (
        "截至2026年6月30日，2个问题中，已完成整改1个、未完成1个，完成率50.00%。"
        "共制定整改措施4条，已完成2条。"
    )


def test_problems_of_other_sources_are_told_beside_those_of_the_feedback() -> None:
    other = replace(OPEN, source="专项检查")
    rows = replace(ROWS, branches=(DONE, other))
    assert "共1个问题，专项检查指出了1个问题。" in lines(notice_letter(rows, RUNNING))[0]


def test_figures_of_other_bodies_name_who_gave_them() -> None:
    figures = (
        FigureWords("clues", "问题线索", Decimal(6), "条", "", owner="区纪委监委"),
        FigureWords("letters_2", "信访件", Decimal("65.0"), "件", "", owner="区纪委监委"),
    )
    letter = notice_letter(replace(ROWS, external=figures), RUNNING)
    assert line(letter, "据区纪委监委") == "据区纪委监委提供：移交问题线索6条，移交信访件65件。"


def test_organisation_is_told_from_groups_steps_plan_and_meetings() -> None:
    counts = (("leading_group", "领导小组会议", 5), ("progress_meeting", "调度会", 9))
    bulletins = FigureWords("bulletins_2", "通报简报（第2处）", Decimal(12), "期", "12期")
    organisation = Organisation(
        groups=("巡察整改工作领导小组（青委〔2026〕2号）",),
        meetings=tuple(
            (title, FigureWords(f"meetings_{kind}", title, Decimal(count), "次", f"{count}次"))
            for kind, title, count in counts
        ),
        told=(FigureClause("印发简报12期", bulletins), FigureClause("设立专班4个")),
        steps=((date(2025, 12, 30), "召开反馈会"), (date(2026, 1, 4), "党内通报反馈意见")),
    )
    letter = notice_letter(replace(ROWS, organisation=organisation), RUNNING)
    told = lines(letter)
    assert "成立巡察整改工作领导小组（青委〔2026〕2号），统筹推进整改工作。" in told
    assert "2025年12月30日，召开反馈会；2026年1月4日，党内通报反馈意见。" in told
    assert "先后召开领导小组会议5次、调度会9次，研究推进整改工作。" in told
    assert "印发简报12期；设立专班4个。" in told
    assert {
        (one.figure, one.title, one.text)
        for each in placed_lines(letter)
        if isinstance(each, Line)
        for one in each.parts
        if isinstance(one, Words) and one.text[-1:] in ("次", "期")
    } == {
        ("counted/meetings_leading_group", "领导小组会议", "5次"),
        ("counted/meetings_progress_meeting", "调度会", "9次"),
        ("reported/bulletins_2", "通报简报（第2处）", "12期"),
    }


# ── items ────────────────────────────────────────────────────────────────────


def test_measures_stand_line_by_line_or_in_one_paragraph() -> None:
    apart = lines(notice_letter(ROWS, RUNNING))
    at = apart.index("（1）理论学习不够深入。")
    assert apart[at + 1 : at + 4] == [
        "整改情况：",
        "一是修订学习制度。",
        "二是每季度研讨。已研讨2次。",
    ]
    together = lines(notice_letter(ROWS, RUN_IN))
    at = together.index("1.理论学习不够深入。")
    assert together[at + 1] == "整改情况：一是修订学习制度。二是每季度研讨。已研讨2次。"


def test_a_document_that_the_words_do_not_name_is_told_after_them() -> None:
    one = MeasureWords("规范学习。", documents=(Document("学习办法", "青委〔2026〕3号", "印发"),))
    rows = replace(ROWS, branches=(replace(DONE, measures=(one,)),))
    letter = notice_letter(rows, RUNNING)
    assert line(letter, "整改情况") == "整改情况：规范学习。印发《学习办法》（青委〔2026〕3号）。"


def test_an_open_problem_is_explained_with_what_comes_next_and_by_when() -> None:
    told = lines(notice_letter(ROWS, RUNNING))
    at = told.index("“存在问题2：‘三会一课’流于形式”的问题。")
    assert told[at + 1 : at + 4] == [
        "有关情况说明：所列2条整改措施中，已完成1条，尚未开始1条。",
        "下一步措施：轮训支部书记。",
        "完成时限：2026年9月30日前。",
    ]
    assert "整改情况：抽查记录。" in told


def test_without_a_word_on_states_no_state_is_told() -> None:
    told = "".join(lines(notice_letter(replace(ROWS, states_known=False), RUNNING)))
    assert "完成率" not in told
    assert "完成时限" not in told
    assert "轮训支部书记" in told


def test_what_looks_like_a_label_in_somebodys_words_is_marked_and_nothing_else() -> None:
    text = "一是分类梳理；（2）逐项落实。"
    rows = replace(ROWS, branches=(replace(DONE, measures=(MeasureWords(text),)),))
    (block,) = [one for one in notice_letter(rows, RUN_IN).blocks if "分类梳理" in text_of(one)]
    assert isinstance(block, Paragraph)
    assert [one.text for one in block.text if isinstance(one, Words)] == ["一是", "（2）"]


def test_details_of_a_problem_are_led_in_so_that_nobody_takes_them_for_a_measure() -> None:
    rows = replace(ROWS, branches=(replace(DONE, detail="学习只有3次\n2人缺席"),))
    assert "具体表现：学习只有3次。2人缺席。" in lines(notice_letter(rows, RUNNING))
    rows = replace(ROWS, branches=(replace(DONE, detail="反馈指出，学习只有3次。"),))
    assert "反馈指出，学习只有3次。" in lines(notice_letter(rows, RUNNING))


def test_problems_outside_the_feedback_have_a_chapter_and_numbers_of_their_own() -> None:
    rows = replace(ROWS, apart=(("立行立改", (replace(DONE, text="占道经营"),)),))
    told = lines(notice_letter(rows, RUNNING))
    assert "立行立改事项整改情况" in told
    assert "（一）占道经营（已完成整改）。" in told


def test_a_problem_outside_the_feedback_tells_its_state_where_the_others_are_unknown() -> None:
    done = replace(DONE, text="违建处置", progress="已完成整改。", measures=())
    late = replace(OPEN, text="垃圾清运", explanation="正在招标。", is_state_known=True)
    rows = replace(ROWS, states_known=False, apart=(("立行立改", (done, late)),))
    told = lines(notice_letter(rows, RUNNING))
    assert "（一）违建处置（已完成整改）。" in told
    assert "已完成整改。" not in told
    assert "有关情况说明：正在招标。" in told


def test_before_there_are_measures_the_day_is_told_with_what_is_being_done() -> None:
    none = replace(ROWS.counted["measures"], value=Decimal(0), text="0条")
    rows = replace(ROWS, states_known=False, counted={**ROWS.counted, "measures": none})
    told = "".join(lines(notice_letter(rows, RUNNING)))
    assert f"截至{in_words(ROWS.cut_off)}，正在研究制定整改措施。" in told


def test_the_clerk_is_told_what_the_ledger_lacks() -> None:
    told_of = replace(ROWS, began_on=ROWS.feedback_on, ended_on=ROWS.feedback_on)
    told = list(notice_gaps(told_of, RUNNING))
    assert told[0] == "1个问题未完成而没有情况说明：第2个"
    assert not tells_contact(RUNNING)
    whole = replace(OPEN, explanation="正在轮训。")
    rows = replace(told_of, branches=(DONE, whole))
    assert list(notice_gaps(rows, RUNNING)) == []


def test_the_clerk_is_told_whose_inspection_is_unknown_and_what_a_paper_counted_otherwise() -> None:
    own = ROWS.counted["measures"]
    other = replace(own, title="通报所载措施", text="999条")
    rows = replace(ROWS, is_named=False, team="", differing=((other, own),))
    named, told, counts, *_ = notice_gaps(rows, RUNNING)
    assert rows.inspected in named
    assert "巡视（巡察）组" in told
    assert f"999条，台账登记{own.text}，文中写{own.text}" in counts


# ── style ────────────────────────────────────────────────────────────────────


def test_a_problem_leads_in_a_sentence_to_its_measures() -> None:
    told = lines(notice_letter(ROWS, load_style("focused")))
    assert (
        "1.针对理论学习不够深入的问题，着重从两个方面抓好整改："
        "（1）修订学习制度。（2）每季度研讨。已研讨2次。"
    ) in told


def test_measures_stand_as_circled_numbers_under_the_words_that_count_them() -> None:
    told = lines(notice_letter(ROWS, load_style("circled")))
    at = told.index("1.理论学习不够深入。")
    assert told[at + 1] == "主要从2个方面推进整改：①修订学习制度。②每季度研讨。已研讨2次。"


@pytest.mark.parametrize("text", ["关于学风不实的问题", "对群众反映的问题"])
def test_a_problem_that_is_worded_as_one_gets_no_second_frame(text: str) -> None:
    rows = replace(ROWS, branches=(replace(DONE, text=text),))
    told = line(notice_letter(rows, load_style("focused")), "（一）")
    assert told.startswith(f"（一）{text}，着重从两个方面")


def test_what_is_not_done_stands_in_a_table_in_its_place_or_beside_it() -> None:
    in_place = notice_letter(ROWS, load_style("with-table"))
    (table,) = [one for one in in_place.blocks if isinstance(one, Table)]
    assert [as_cell(cell).text for cell in table.rows[1]] == [
        "1",
        "存在问题2：“三会一课”流于形式",
        "未完成",
        "所列2条整改措施中，已完成1条，尚未开始1条",
        "轮训支部书记",
        "2026年9月30日前",
    ]
    beside = notice_letter(ROWS, replace(RUNNING, unfinished="both"))
    assert beside.attachments == ("未完成和基本完成事项一览表",)
    assert "下一步措施：轮训支部书记。" in [
        text_of(one) for one in beside.blocks if not isinstance(one, Table)
    ]


def test_every_style_that_ships_can_be_told_apart() -> None:
    titles = [load_style(name).title for name in SHIPPED]
    assert len(set(titles)) == len(SHIPPED)


def test_an_own_style_changes_words_and_says_who_signs(tmp_path: Path) -> None:
    own = tmp_path / "青禾.toml"
    own.write_text(
        'based_on = "running"\n[items]\ndone = "整改落实："\n[office]\nissuer = "中共青禾县委"\n'
        'phone = "0000-1234567"\nemail = "zgb@qinghe.example"\n',
        encoding="utf-8",
    )
    letter = notice_letter(ROWS, load_style(str(own)))
    assert letter.title == ("中共青禾县委关于巡察整改情况的通报",)
    assert "整改落实：" in lines(letter)
    assert line(letter, "欢迎").endswith("联系电话：0000-1234567；电子邮箱：zgb@qinghe.example。")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("numbering = 3", "numbering 应写成"),
        ("[", "不是正确的 TOML"),
        ('based_on = "没有"', "没有名为“没有”的样式"),
        ('[paper]\ntitle = "{nobody}"', "没有“nobody”这一项"),
    ],
    ids=["numbering", "toml", "based_on", "field"],
)
def test_a_style_that_cannot_be_used_says_why(tmp_path: Path, text: str, sentence: str) -> None:
    own = tmp_path / "坏.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError, match=re.escape(sentence)):
        notice_letter(ROWS, load_style(str(own)))
