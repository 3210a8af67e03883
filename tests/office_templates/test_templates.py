"""An office's own template: what it may say, what is named where, what comes out of it."""

import io
import runpy
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from told_papers import COUNTED, WHOLE

from zhenggai.notices.readers import source_of_bytes
from zhenggai.office_templates.checking import faults_of
from zhenggai.office_templates.fields import Field, fields_of, values_of
from zhenggai.office_templates.filling import TemplateFailedError, filled
from zhenggai.office_templates.sample import field_rows, sample_template
from zhenggai.publication.papers.catalogue import BY_KEY, PAPERS
from zhenggai.publication.papers.returned import returned_figures
from zhenggai.writers.bound import BETWEEN, CUT_OFF, OPEN, SHUT
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Words
from zhenggai.writers.papers.told import Told
from zhenggai.zh.days import in_words

DOCS = Path(__file__).parents[2] / "docs"
TOLD = replace(WHOLE, counted={one.name: one for one in COUNTED})
FIELDS = fields_of(one.title for one in COUNTED)


def template(*paragraphs: str, rows: Iterable[Iterable[str]] = ()) -> bytes:
    """A docx that somebody wrote in Word: paragraphs, then a table."""
    paper = Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    held = [list(row) for row in rows]
    if held:
        table = paper.add_table(len(held), len(held[0]))
        for row, cells in zip(table.rows, held, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return saved(paper)


def saved(paper: object) -> bytes:
    target = io.BytesIO()
    paper.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def said(data: bytes) -> str:
    return source_of_bytes(data, "文书.docx").text


def of_paper(data: bytes, key: str = "supervision-notice", told: Told = TOLD) -> str:
    return said(filled(data, FIELDS, values_of(BY_KEY[key].write(told), told)))


def faults(data: bytes) -> list[str]:
    return [str(one) for one in faults_of(data, FIELDS)]


def test_a_template_says_what_the_paper_says_in_the_offices_own_way() -> None:
    own = template(
        "某某区{{ 标题 }}",
        "{%p for 段 in 正文 %}", "{{ 段.文字 }}", "{%p endfor %}",
        "问题{{ 数字.问题 }}，完成率{{ 数字.完成率 }}，截至{{ 截止日 }}。",
        rows=[
            ["编号", "事项", "逾期天数"],
            ["{%tr for 一项 in 逾期 %}", "", ""],
            ["{{ 一项.序号 }}", "{{ 一项.事项 }}", "{{ 一项.天数 }}"],
            ["{%tr endfor %}", "", ""],
        ],
    )  # fmt: skip
    assert faults(own) == []
    text = of_paper(own)
    assert "某某区督办通知单" in text
    late = [one for one in TOLD.late if one.days > 0]
    for one in late:
        assert f"{one.number}\t{one.text}\t{one.days}" in text
    assert all(one.text not in text for one in TOLD.late if one.days <= 0)
    assert f"问题{TOLD.counted['problems'].text}，" in text
    assert "{" not in text


def test_measures_are_gone_through_within_their_problems() -> None:
    own = template(
        "{%p for 一题 in 问题 %}", "{{ 一题.问题 }}",
        "{%p for 一条 in 一题.措施 %}", "{{ 一条.措施 }}", "{%p endfor %}", "{%p endfor %}",
    )  # fmt: skip
    text = of_paper(own)
    for problem in TOLD.problems:
        assert problem.text in text
        for one in problem.measures:
            assert one.text in text


def test_words_with_signs_of_markup_come_out_as_they_are() -> None:
    odd = replace(TOLD, problems=(replace(TOLD.problems[0], text="关于<整改>&“通知” {{ 标题 }}"),))
    own = template("{%p for 一题 in 问题 %}", "{{ 一题.问题 }}", "{%p endfor %}")
    assert "关于<整改>&“通知” {{ 标题 }}" in of_paper(own, told=odd)


def test_figures_come_out_as_controls_and_lead_back_to_the_ledger() -> None:
    text = (
        "截至{{ 截止日 }}，已完成{{ 数字.已销号 }}{% if 数字.已销号 != '0个' %}（<好>）{% endif %}"
    )
    lines = ("{%p for 段 in 正文 %}", "{{ 段.文字 }}", "{%p endfor %}")
    letter = BY_KEY["report"].write(TOLD)
    data = filled(template(text, *lines), FIELDS, values_of(letter, TOLD))
    source = source_of_bytes(data, "x.docx")
    told = [(one.tag, source[one.span]) for one in source.controls]
    done = TOLD.counted["done"].text
    assert told[:2] == [(CUT_OFF, in_words(TOLD.about.cut_off)), ("counted/done", done)]
    assert f"已完成{done}（<好>）" in source.text
    bound = [
        (one.figure, one.text)
        for line in placed_lines(letter)
        if isinstance(line, Line)
        for one in line.parts
        if isinstance(one, Words) and one.figure
    ]
    assert bound
    assert told[2:] == bound
    assert not [one for one in returned_figures(letter, data) if not one.agrees]


def test_no_mark_of_a_figure_is_left_in_heads_feet_or_properties() -> None:
    for make in (in_foot, in_properties):
        values = values_of(BY_KEY["report"].write(TOLD), TOLD)
        data = filled(make("已完成{{ 数字.已销号 }}"), FIELDS, values)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            whole = b"".join(package.read(name) for name in package.namelist())
        assert TOLD.counted["done"].text.encode() in whole
        assert not any(sign.encode() in whole for sign in (OPEN, BETWEEN, SHUT))


@pytest.mark.parametrize("key", [one.key for one in PAPERS])
def test_the_sample_can_be_filled_as_it_is_with_every_paper(key: str) -> None:
    text = of_paper(sample_template(FIELDS), key)
    assert "".join(BY_KEY[key].write(TOLD).title) in text


def test_every_field_that_is_listed_has_a_value_and_every_value_is_listed() -> None:
    letter = BY_KEY["supervision-notice"].write(TOLD)
    values = values_of(letter, TOLD)
    assert list(values) == [one.name for one in FIELDS]
    for one in FIELDS:
        if one.parts:
            of = values[one.name][0] if one.is_list else values[one.name]
            assert set(of) == {part.name for part in one.parts}
    assert len(list(field_rows(FIELDS))) > len(FIELDS)


@pytest.mark.parametrize(
    ("paragraphs", "place", "message"),
    [
        (("好", "{{ 单位名 }}"), "第2段", "没有“单位名”这个字段，是不是“单位”"),
        (("{%p for 一题 in 问题 %}", "{{ 一题.编号 }}", "{%p endfor %}"), "第2段", "没有“编号”"),
        (("{{ 问题 }}",), "第1段", "请用循环"),
        (("{{ 附件 }}",), "第1段", "join"),
        (("{{ 数字 }}",), "第1段", "后面要写明哪一个"),
        (("{{ 问题.序号 }}",), "第1段", "要在循环里写"),
        (("{%p for 字 in 标题 %}", "{{ 字 }}", "{%p endfor %}"), "第1段", "不能循环"),
        (("{{ 标题", "完"), "第1段", "少了结束的标记 }}"),
        (("{{ 标题 }}", "好{% if 附件", "{%p endif %}"), "第2段", "少了结束的标记 %}"),
        (("{%p for 一题 in 问题 %}", "{{ 一题.问题 }}"), "第1段", "少了结束的标记 endfor"),
        (("{%p if 附件 %}", "{%p endfor %}"), "第2段", "endfor 没有对应的开头"),
        (("{{ 标题 }}", "{%p endif %}"), "第2段", "endif 没有对应的开头"),
        (("{{ 标题 }}", "{%p macro 一 %}"), "第2段", "写法不对"),
    ],
)
def test_a_wrong_field_is_named_with_its_place(
    paragraphs: tuple[str, ...], place: str, message: str
) -> None:
    found = faults(template(*paragraphs))
    assert found[0].startswith(place)
    assert message in found[0]
    with pytest.raises(TemplateFailedError):
        of_paper(template(*paragraphs))


def test_a_wrong_field_in_a_table_or_a_head_is_named_with_its_cell_or_its_head() -> None:
    own = template("{{ 标题 }}", rows=[["编号", "事项"], ["{{ 标题 }}", "{{ 事项名 }}"]])
    (fault,) = faults(own)
    assert fault.startswith("表1第2行第2格")
    paper = Document(io.BytesIO(template("{{ 标题 }}")))
    paper.sections[0].header.paragraphs[0].text = "{{ 页眉的字 }}"
    (fault,) = faults(saved(paper))
    assert fault.startswith("第1节页眉第1段")


@pytest.mark.parametrize(
    "expression",
    [
        "{{ 标题.__class__.__mro__ }}",
        "{{ ''.join(['a'] * 99) }}",
        "{% for i in range(999999999) %}{{ i }}{% endfor %}",
        "{% set a = 1 %}{{ 标题 }}",
        "{% include 'x' %}",
        "{% macro f() %}{% endmacro %}{{ 标题 }}",
        "{{ 标题 * 99999 }}",
        "{{ 标题|join(range(9)) }}",
        "{{ 标题|attr('x') }}",
        "{{ self }}",
    ],
)
def test_a_template_can_do_nothing_but_say_what_it_is_told(expression: str) -> None:
    assert faults(template("{{ 标题 }}", expression))
    for hidden in (in_foot(expression), in_properties(expression)):
        with pytest.raises(TemplateFailedError):
            of_paper(hidden)


def in_properties(text: str) -> bytes:
    paper = Document(io.BytesIO(template("{{ 标题 }}")))
    paper.core_properties.subject = text
    return saved(paper)


def in_foot(text: str) -> bytes:
    paper = Document(io.BytesIO(template("{{ 标题 }}")))
    paper.sections[0].footer.paragraphs[0].text = text
    return saved(paper)


def test_loops_are_no_deeper_than_lists_are() -> None:
    deep = [f"{{%p for x{at} in 问题 %}}" for at in range(4)]
    found = faults(template(*deep, "{{ 标题 }}", *["{%p endfor %}"] * 4))
    assert "最多套3层" in found[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7", template("没有字段")],
    ids=["nothing", "zip", "pdf", "words"],
)
def test_what_is_no_template_is_said_to_be_none(data: bytes) -> None:
    (fault,) = faults(data)
    assert fault.endswith("。")


def test_a_field_of_an_odd_figure_is_named_in_brackets() -> None:
    odd = Field("数字", "", (Field("追责问责（人）", ""),))
    assert '数字["追责问责（人）"]' in dict(field_rows([odd]))
    own = template('{{ 数字["追责问责（人）"] }}')
    assert faults_of(own, [odd]) == []


def test_the_manual_lists_the_fields_that_there_are() -> None:
    page = runpy.run_path(str(DOCS / "write_templates.py"))["page"]()
    written = (DOCS / "10-templates.md").read_text(encoding="utf-8")
    assert written == page, "run .venv/bin/python docs/write_templates.py"
