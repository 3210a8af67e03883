"""A sheet of units and people read by the names of its columns; nothing is guessed.

One person a row under 姓名, or a column for each role (联络员, 主要负责人) with names in its cells.
A column that has no known name is ignored and told by name; a row that cannot be understood says
why and is left out as a whole.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_marked, sheet_text
from zhenggai.ledger.intake.cells import listed, text_of
from zhenggai.ledger.intake.columns import folded
from zhenggai.ledger.intake.workbook import Sheet, read_workbook
from zhenggai.notices.source import ReadError
from zhenggai.people.models import ADMINISTRATOR, Person, Unit

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "unit": ("单位", "单位名称", "所在单位", "工作单位", "单位全称", "所属单位"),
    "parent": ("上级单位", "上级", "主管单位", "上级单位名称"),
    "short_name": ("简称", "单位简称"),
    "name": ("姓名", "人员", "人员姓名", "名字"),
    "title": ("职务", "职位", "职务职级", "现任职务"),
    "roles": ("职责", "角色", "职责角色", "担任职责", "系统角色"),
}
ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "office": ("整改办", "巡改办", "整改办工作人员", "整改办人员"),
    "liaison": ("联络员", "联络人", "填报人", "填报员", "整改联络员"),
    "unit_head": ("单位主要负责人", "主要负责人", "单位负责人", "一把手"),
    "leader": ("牵头领导", "责任领导"),
    "verifier": ("核查人员", "核查员", "核查"),
    "leading_group": ("领导小组", "领导小组成员"),
    "superior": ("上级",),
    "reader": ("查阅人员", "查阅", "查阅人"),
    ADMINISTRATOR: ("管理员", "系统管理员"),
}
# A column of names whose head is a role.
_ROLE = "role:"
_FIELD_OF = {
    word: f"{_ROLE}{role}"
    for role, words in ROLE_WORDS.items()
    if role != ADMINISTRATOR
    for word in words
} | {word: field for field, words in COLUMNS.items() for word in words}
_ROLE_OF = {word: role for role, words in ROLE_WORDS.items() for word in words}
# A head stands among the first rows.
_DEEPEST = 20
# 张某（局长） · 13800000000 · 李某/王某: more than a name
_NO_NAME = re.compile(r"[\d（()）\[\]【】/／,，;；]")
_EXAMPLE = ("填写示例", "填写说明", "示例", "说明")
_MOST_ROWS = 5000
NO_HEAD = (
    "没有找到表头。第一列请写“单位”，需要登记人员的再写“姓名”“职务”“职责”，可以下载空白表照填。"
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
    with_head = [(one, top) for one in shown if (top := _head_of(one)) is not None]
    if not with_head:
        raise NotAllowed("no_head", NO_HEAD)
    sheet, top = with_head[0]
    if len(sheet.rows) - top > _MOST_ROWS:
        raise NotAllowed("too_many", f"表格超过{_MOST_ROWS}行，请分成几份导入。")
    heads = [text_of(cell) for cell in sheet.rows[top]]
    fields = _fields(heads)
    known = {place for place in fields.values() if place is not None}
    return PeopleSheet(
        name=name,
        sheet=sheet.name,
        ignored=tuple(head for place, head in enumerate(heads) if head and place not in known),
        other_sheets=tuple(one.name for one, _ in with_head[1:]),
        rows=tuple(_rows(sheet, top, fields)),
    )


def _head_of(sheet: Sheet) -> int | None:
    """The row with the most names of columns, if it names units or people."""
    best, most = None, 0
    for place, row in enumerate(sheet.rows[:_DEEPEST]):
        found = {_FIELD_OF[word] for cell in row if (word := folded(text_of(cell))) in _FIELD_OF}
        if found & {"unit", "name"} and len(found) > most:
            best, most = place, len(found)
    return best


def _fields(heads: Sequence[str]) -> dict[str, int]:
    """Which column each field stands in. Raises NotAllowed where two claim the same."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        field = _FIELD_OF.get(folded(head))
        if field is None:
            continue
        if field in found:
            raise NotAllowed(
                "twice", f"“{heads[found[field]]}”和“{head}”两列意思相同，请只留一列再导入。"
            )
        found[field] = place
    return found


def _rows(sheet: Sheet, top: int, fields: Mapping[str, int]) -> Iterator[PeopleRow]:
    for place, row in enumerate(sheet.rows[top + 1 :], top + 2):
        told = {field: text_of(row[column]) for field, column in fields.items()}
        plain = {field: text for field, text in told.items() if not field.startswith(_ROLE)}
        names = [
            (field.removeprefix(_ROLE), name)
            for field, text in told.items()
            if field.startswith(_ROLE)
            for name in listed(text)
        ]
        if plain.get("name") or (any(plain.values()) and not names):
            yield _row(place, plain)
        for role, name in names:
            yield _row(place, {**plain, "name": name, "title": "", "roles": ROLE_WORDS[role][0]})


def _row(n: int, told: Mapping[str, str]) -> PeopleRow:
    words = listed(told.get("roles", ""))
    unknown = [word for word in words if word not in _ROLE_OF]
    roles = tuple(dict.fromkeys(_ROLE_OF[word] for word in words if word in _ROLE_OF))
    plain = {field: " ".join(text.split()) for field, text in told.items() if field != "roles"}
    found = PeopleRow(n, **plain, roles=roles)
    return PeopleRow(n, **plain, roles=roles, fault=_fault(found, unknown))


def _fault(row: PeopleRow, unknown: Sequence[str]) -> str:
    known = "、".join(words[0] for role, words in ROLE_WORDS.items() if role != ADMINISTRATOR)
    faults = {
        "没有写单位": not row.unit,
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
