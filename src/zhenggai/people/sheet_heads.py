"""The head of a sheet of units and people: which column holds what, by names offices use.

People stand under 姓名, or under a role (联络员), which a second row may part into 姓名 and 职务.
A 职务 belongs to the people to its left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import folded
from zhenggai.ledger.intake.workbook import Sheet
from zhenggai.people.models import ADMINISTRATOR

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "unit": (
        *("单位", "单位名称", "所在单位", "工作单位", "单位全称", "所属单位"),
        *("部门", "部门名称", "部门单位", "单位部门", "责任单位"),
    ),
    "parent": ("上级单位", "上级", "主管单位", "上级单位名称"),
    "short_name": ("简称", "单位简称"),
    "name": ("姓名", "人员", "人员姓名", "名字"),
    "title": ("职务", "职位", "职务职级", "现任职务", "职级"),
    "roles": ("职责", "角色", "职责角色", "担任职责", "系统角色"),
}
ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "office": ("整改办", "巡改办", "整改办工作人员", "整改办人员"),
    "liaison": ("联络员", "联络人", "填报人", "填报员", "整改联络员", "联系人", "联络员姓名"),
    "unit_head": (
        *("单位主要负责人", "主要负责人", "单位负责人", "一把手"),
        *("主要负责同志", "单位主要负责同志", "主要领导"),
    ),
    "leader": ("牵头领导", "责任领导"),
    "verifier": ("核查人员", "核查员", "核查"),
    "leading_group": ("领导小组", "领导小组成员"),
    "superior": ("上级",),
    "reader": ("查阅人员", "查阅", "查阅人"),
    ADMINISTRATOR: ("管理员", "系统管理员"),
}
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in words}
ROLE_OF = {word: role for role, words in ROLE_WORDS.items() for word in words}
# A column of names whose head is a role; 上级 is a unit's column.
_ROLE_HEADS = {
    word: role for word, role in ROLE_OF.items() if role != ADMINISTRATOR and word not in _FIELD_OF
}
# A head stands among the first rows.
_DEEPEST = 20
NO_HEAD = (
    "没有找到表头。第一列请写“单位”，需要登记人员的再写“姓名”“职务”“职责”，可以下载空白表照填。"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands where: `plain` fields, each role's names, and the post beside names.

    `below` is the place of the first row under the head, `ignored` the columns nobody reads.
    """

    below: int
    plain: Mapping[str, int]
    roles: Mapping[str, int]
    # role → the column of the post of whom it names
    titles: Mapping[str, int]
    ignored: tuple[str, ...]


def heads_of(sheet: Sheet) -> Heads | None:
    """The head of a sheet; None: it has none. Raises NotAllowed where two columns say the same."""
    rows = [[text_of(cell) for cell in row] for row in sheet.rows[:_DEEPEST]]
    for place, (upper, lower) in enumerate(pairwise(rows)):
        if _is_parted(upper, lower):
            return _heads(place + 2, list(_joined(upper, lower)))
    best, most = None, 0
    for place, row in enumerate(rows):
        found = {word for cell in row if (word := _meaning(cell))}
        if found & {"unit", "name"} and len(found) > most:
            best, most = place, len(found)
    if best is None:
        return None
    return _heads(best + 1, [_Column(head, head) for head in rows[best]])


@dataclass(frozen=True, slots=True)
class _Column:
    """A head as it is told (联络员的手机), what it says, and the role it stands under."""

    told: str
    says: str
    role: str = ""


def _meaning(head: str) -> str:
    """The field or role of a head; empty: none that is known."""
    return _FIELD_OF.get(folded(head)) or _ROLE_HEADS.get(folded(head), "")


def _is_parted(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row of roles stands over a row that parts them: 联络员 over 姓名、职务、电话."""
    return "unit" in map(_meaning, upper) and any(
        folded(above) in _ROLE_HEADS and _meaning(below) == "name"
        for above, below in zip(upper, lower, strict=True)
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> Iterator[_Column]:
    for above, below in zip(upper, lower, strict=True):
        role = _ROLE_HEADS.get(folded(above), "")
        if role and below not in ("", above):
            yield _Column(f"{above}的{below}", below, role)
        elif below in ("", above):
            yield _Column(above, above)
        elif _meaning(below) in ("name", "title"):
            # a person of whom nothing is known but a group's name: 分管领导
            yield _Column(f"{above}的{below}", "")
        else:
            yield _Column(below, below)


def _heads(below: int, columns: Sequence[_Column]) -> Heads:
    plain: dict[str, int] = {}
    roles: dict[str, int] = {}
    titles: dict[str, int] = {}
    ignored: list[str] = []
    last = ""
    for place, column in enumerate(columns):
        field = _meaning(column.says)
        role = column.role or _ROLE_HEADS.get(folded(column.says), "")
        if role and (field == "name" or not column.role):
            _claim(roles, role, place, columns)
            last = role
        elif field == "title" and (column.role or last):
            _claim(titles, column.role or last, place, columns)
        elif field and not column.role:
            _claim(plain, field, place, columns)
            last = "" if field == "name" else last
        elif column.told:
            ignored.append(column.told)
    return Heads(below, plain, roles, titles, tuple(dict.fromkeys(ignored)))


def _claim(found: dict[str, int], field: str, place: int, columns: Sequence[_Column]) -> None:
    if field in found:
        first, second = columns[found[field]].told, columns[place].told
        raise NotAllowed("twice", f"“{first}”和“{second}”两列意思相同，请只留一列再导入。")
    found[field] = place
