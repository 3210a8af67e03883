"""A sheet of units and people read by the names of its columns; nothing is guessed.

A column that has no known name is ignored and told by name; a row that cannot be understood says
why and is left out as a whole.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_marked, sheet_text
from zhenggai.ledger.intake.cells import listed, text_of
from zhenggai.ledger.intake.workbook import Sheet, read_workbook
from zhenggai.notices.source import ReadError
from zhenggai.people.models import ADMINISTRATOR, Person, Unit
from zhenggai.people.sheet_heads import NO_HEAD, ROLE_OF, ROLE_WORDS, Heads, heads_of

# 张某（局长） · 13800000000 · 李某/王某: more than a name
_NO_NAME = re.compile(r"[\d（()）\[\]【】/／,，;；]")
_EXAMPLE = ("填写示例", "填写说明", "示例", "说明")
_MOST_ROWS = 5000
# what stands under a sheet, not a unit
_NOTE = re.compile(
    r"^(?:备注|附注|注|说明|填表人?|填报人?|制表人?|审核人?|联系电话|合计|共计|小计)(?:[:：]|$)"
)


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A row as it was understood; `n` counts from 1 as in Excel. `fault`: why it is left out."""

    n: int
    unit: str = ""
    parent: str = ""
    short_name: str = ""
    name: str = ""
    title: str = ""
    roles: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """The rows of a file; the sheet that was read, columns and sheets that were not."""

    name: str
    sheet: str
    ignored: tuple[str, ...]
    other_sheets: tuple[str, ...]
    rows: tuple[PeopleRow, ...]


def read_people(data: bytes, name: str) -> PeopleSheet:
    """The units and people in a workbook. Raises NotAllowed with what is wrong with the file."""
    try:
        sheets = read_workbook(data)
    except ReadError as fault:
        raise NotAllowed(fault.reason, f"{fault}") from fault
    refuse_marked(name, sheet_text(sheets))
    shown = [one for one in sheets if not one.is_hidden and one.name not in _EXAMPLE]
    with_head = [(one, heads) for one in shown if (heads := heads_of(one)) is not None]
    if not with_head:
        raise NotAllowed("no_head", NO_HEAD)
    sheet, heads = with_head[0]
    if len(sheet.rows) - heads.below >= _MOST_ROWS:
        raise NotAllowed("too_many", f"表格超过{_MOST_ROWS}行，请分成几份导入。")
    return PeopleSheet(
        name=name,
        sheet=sheet.name,
        ignored=heads.ignored,
        other_sheets=tuple(one.name for one, _ in with_head[1:]),
        rows=tuple(_rows(sheet, heads)),
    )


def _rows(sheet: Sheet, heads: Heads) -> Iterator[PeopleRow]:
    for place, row in enumerate(sheet.rows[heads.below :], heads.below + 1):
        told = [text_of(cell) for cell in row]
        plain = {field: told[column] for field, column in heads.plain.items()}
        named = {role: listed(told[column]) for role, column in heads.roles.items()}
        if plain.get("name") or (any(plain.values()) and not any(named.values())):
            yield _row(place, plain)
        for role, names in named.items():
            title = told[heads.titles[role]] if role in heads.titles and len(names) == 1 else ""
            for name in names:
                words = {"name": name, "title": title, "roles": ROLE_WORDS[role][0]}
                yield _row(place, {**plain, **words})


def _row(n: int, told: Mapping[str, str]) -> PeopleRow:
    words = listed(told.get("roles", ""))
    unknown = [word for word in words if word not in ROLE_OF]
    roles = tuple(dict.fromkeys(ROLE_OF[word] for word in words if word in ROLE_OF))
    plain = {field: " ".join(text.split()) for field, text in told.items() if field != "roles"}
    found = PeopleRow(n, **plain, roles=roles)
    return PeopleRow(n, **plain, roles=roles, fault=_fault(found, unknown))


def _fault(row: PeopleRow, unknown: Sequence[str]) -> str:
    known = "、".join(words[0] for role, words in ROLE_WORDS.items() if role != ADMINISTRATOR)
    faults = {
        "没有写单位": not row.unit,
        "这一行像是表下的说明，不是单位": bool(_NOTE.match(row.unit)),
        f"“{row.unit}”像是几个单位，一行只写一个，请分成几行": len(listed(row.unit)) > 1,
        f"不认识职责“{'、'.join(unknown)}”，可以写：{known}": bool(unknown),
        "管理员不从表格登记，请导入后在人员页面上授予": ADMINISTRATOR in row.roles,
        "写了职务或职责，没有写姓名": bool(row.roles or row.title) and not row.name,
        "一行只写一个人，请分成几行": len(listed(row.name)) > 1,
        f"“{row.name}”不只是姓名，请只写姓名": bool(_NO_NAME.search(row.name)),
        **{f"{word}超过{most}字": len(text) > most for word, text, most in _limited(row)},
    }
    return next((sentence for sentence, holds in faults.items() if holds), "")


def _limited(row: PeopleRow) -> Iterator[tuple[str, str, int]]:
    unit, person = Unit._meta, Person._meta  # noqa: SLF001 - Django's public face of a model
    yield "单位", row.unit, unit.get_field("name").max_length or 0
    yield "上级单位", row.parent, unit.get_field("name").max_length or 0
    yield "简称", row.short_name, unit.get_field("short_name").max_length or 0
    yield "姓名", row.name, person.get_field("name").max_length or 0
    yield "职务", row.title, person.get_field("title").max_length or 0
