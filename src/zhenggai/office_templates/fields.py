"""The fields of a template: what each is called, what it says, and its value for a paper.

The page and the manual list them from here, the checker of templates asks here, and the values are
made from the same rows as the paper that the program writes itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhenggai.notices.render.plain_docx import printable
from zhenggai.office_templates.bound_words import BoundWords
from zhenggai.writers.bound import cut_off_day, mark
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow
from zhenggai.writers.letter_lines import numbered
from zhenggai.writers.letter_rows import (
    Block,
    Cell,
    Heading,
    Letter,
    Paragraph,
    Table,
    Text,
    Words,
)
from zhenggai.writers.notice_figures import as_printed
from zhenggai.writers.papers.told import Late, Told
from zhenggai.zh.days import in_words


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what it says; `is_list`: gone through with a loop, each with `parts`."""

    name: str
    what: str
    parts: tuple["Field", ...] = ()
    is_list: bool = False

    def part(self, name: str) -> "Field | None":
        """The part of this name."""
        return next((one for one in self.parts if one.name == name), None)


_ANSWERS = (
    Field("责任领导", "姓名，几位之间用顿号"),
    Field("牵头单位", "单位名称，几家之间用顿号"),
    Field("责任单位", "单位名称，几家之间用顿号"),
    Field("时限", "完成时限"),
    Field("状态", "已完成、基本完成、正在整改、未完成"),
    Field("进展", "最近一次报送的进展"),
    Field("下一步", "下一步措施"),
)
_MEASURE = (Field("序号", "如12-3"), Field("措施", "整改措施的原文"), *_ANSWERS)
_PROBLEM = (
    Field("序号", "问题的编号"),
    Field("问题", "反馈问题"),
    Field("具体表现", "反馈的具体表现"),
    Field("方面", "所属方面"),
    Field("类别", "所属类别"),
    Field("来源", "反馈意见、立行立改、专项检查等"),
    Field("原因", "原因分析"),
    Field("目标", "整改目标"),
    Field("标准", "完成标准"),
    *_ANSWERS,
    Field("措施", "这个问题的整改措施", _MEASURE, is_list=True),
)
_LATE = (
    Field("序号", "问题或措施的编号"),
    Field("事项", "问题或措施的原文"),
    Field("时限", "应当完成的日期"),
    Field("天数", "逾期的天数，或者还剩的天数"),
    Field("单位", "单位名称，几家之间用顿号"),
)
_LINE = (
    Field("文字", "一段的文字，标题带序号"),
    Field("层级", "标题是1至4，正文是0"),
)
_ROW = (Field("格", "一行里的各格", is_list=True),)
_TABLE = (
    Field("题名", "表的名称，没有的是空的"),
    Field("行", "表的各行，第一行是表头", _ROW, is_list=True),
)


def fields_of(figures: Iterable[str]) -> tuple[Field, ...]:
    """All fields; `figures` are what the ledger's figures are called."""
    return (
        Field("标题", "文书标题"),
        Field("副标题", "标题下面的一行，没有的是空的"),
        Field("主送机关", "没有的是空的"),
        Field("正文", "自带格式这份文书的各段，不含表格", _LINE, is_list=True),
        Field("表格", "自带格式这份文书的各张表", _TABLE, is_list=True),
        Field("附件", "附件的名称", is_list=True),
        Field("署名", "落款的单位，几个单位之间用顿号"),
        Field("成文日期", "写这份文书的日期"),
        Field("截止日", "数字统计到哪一天"),
        Field("单位", "写给或者写的是哪个单位；不是给一个单位的，是空的"),
        Field("被巡视巡察单位", "被巡视或者被巡察的单位"),
        Field("发文机关", "对外署名的党组织"),
        Field("整改办", "整改工作领导小组办公室"),
        Field("巡视巡察", "巡视或者巡察"),
        Field("反馈日期", "反馈意见的日期"),
        Field("数字", "台账计数，带单位", tuple(Field(one, f"台账的“{one}”") for one in figures)),
        Field("问题", "这份文书涉及的问题", _PROBLEM, is_list=True),
        Field("逾期", "逾期的事项", _LATE, is_list=True),
        Field("将到期", "还没有到期的事项", _LATE, is_list=True),
    )


def values_of(letter: Letter, told: Told) -> dict[str, Any]:
    """The value of every field for a paper."""
    about, blocks = told.about, list(numbered(_all_blocks(letter)))
    signed = letter.dated_on or about.dated_on
    values = {
        "标题": "".join(letter.title),
        "副标题": letter.subtitle,
        "主送机关": letter.addressee,
        "正文": [_line(one) for one in blocks if isinstance(one, Heading | Paragraph)],
        "表格": [_table(one) for one in blocks if isinstance(one, Table)],
        "附件": list(letter.attachments),
        "署名": "、".join(letter.signatures),
        "成文日期": in_words(signed),
        "截止日": BoundWords(cut_off_day(in_words(about.cut_off))),
        "单位": told.unit,
        "被巡视巡察单位": about.inspected,
        "发文机关": about.issuer,
        "整改办": about.office,
        "巡视巡察": about.kind,
        "反馈日期": _day(about.feedback_on),
        "数字": {one.title: BoundWords(as_printed(one)) for one in told.counted.values()},
        "问题": [_problem(one) for one in told.problems],
        "逾期": [_late(one) for one in told.late if one.days > 0],
        "将到期": [_late(one) for one in told.late if one.days <= 0],
    }
    return {name: _clean(value) for name, value in values.items()}


def _all_blocks(letter: Letter) -> Iterable[Block]:
    yield from letter.blocks
    for annex in letter.annexes:
        yield from annex.blocks


def _line(one: Heading | Paragraph) -> Mapping[str, str]:
    if isinstance(one, Paragraph):
        return {"文字": BoundWords(_marked(one.text)), "层级": "0"}
    words = f"{one.label or ''}{_marked(one.text)}{_marked(one.body)}"
    return {"文字": BoundWords(words), "层级": str(one.level)}


def _table(one: Table) -> Mapping[str, Any]:
    rows = [
        {"格": [cell.text if isinstance(cell, Cell) else cell for cell in row]} for row in one.rows
    ]
    return {"题名": one.title, "行": rows}


def _marked(text: Text) -> str:
    """The words, figures with their marks."""
    parts = (text,) if isinstance(text, str) else text
    return "".join(_words(one) if isinstance(one, Words) else one for one in parts)


def _words(one: Words) -> str:
    return mark(one.figure, one.title, one.text) if one.figure else one.text


def _problem(one: ProblemRow) -> Mapping[str, Any]:
    return {
        "序号": one.number,
        "问题": one.text,
        "具体表现": one.detail,
        "方面": one.aspect,
        "类别": one.category,
        "来源": one.source,
        "原因": one.cause,
        "目标": one.target,
        "标准": one.standard,
        **_answers(one.shared, one.shared),
        "措施": [_measure(measure, one) for measure in one.measures],
    }


def _measure(one: MeasureRow, problem: ProblemRow) -> Mapping[str, str]:
    return {"序号": one.number, "措施": one.text, **_answers(one.own, problem.shared)}


def _answers(own: Carried, shared: Carried) -> Mapping[str, str]:
    """What an item says for itself; of who and until when, else what its problem says."""
    return {
        "责任领导": "、".join(own.leaders or shared.leaders),
        "牵头单位": "、".join(own.lead_units or shared.lead_units),
        "责任单位": "、".join(own.units or shared.units),
        "时限": own.deadline or shared.deadline,
        "状态": own.state,
        "进展": own.progress,
        "下一步": own.next_steps,
    }


def _late(one: Late) -> Mapping[str, str]:
    return {
        "序号": one.number,
        "事项": one.text,
        "时限": in_words(one.due),
        "天数": str(abs(one.days)),
        "单位": "、".join(one.units),
    }


def _day(on: date | None) -> str:
    return in_words(on) if on else ""


def _clean(value: Any) -> Any:
    """Without characters that a docx cannot hold."""
    if isinstance(value, BoundWords):
        return value.printable()
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {name: _clean(one) for name, one in value.items()}
