"""The latest entries, one line each; what somebody did at one stroke stands in one line."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.entries import TIME_ZONE, Entry
from zhenggai.ledger.core.keys import BOOK, family_of, kind_of, number_of
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import RESULTS
from zhenggai.workbench.acting.naming import KINDS

LINES = 5
# So many entries are looked at for whom the whole book is open, so many for the others.
_DEEP, _DEEPER = 60, 400
# So many items are named.
MOST = 4


@dataclass(frozen=True, slots=True)
class Latest:
    """One line: when, who (an id), what; `address` is the item's page, empty where it is none."""

    when: str
    who: str
    what: str
    is_on_behalf: bool
    address: str
    number: str


def latest(held: models.Book, tree: Tree, day: date, *, is_whole: bool) -> list[Latest]:
    """The last strokes up to the tree's head, newest first, about what is in the tree."""
    entries = queries.latest(held, _DEEP if is_whole else _DEEPER, tree.book)
    seen = (one for one in entries if _is_seen(one, tree, is_whole=is_whole))
    strokes = [list(told) for _, told in groupby(seen, key=_stroke)]
    return [_line(stroke, day) for stroke in strokes[:LINES]]


def _is_seen(entry: Entry, tree: Tree, *, is_whole: bool) -> bool:
    families = {family_of(key) for key in entry.subject} - {BOOK}
    if not families:
        return is_whole
    return all(tree.book.row(family) is not None for family in families)


def _stroke(entry: Entry) -> tuple[str, str, str, object]:
    return entry.by, entry.entered_by, entry.kind, entry.at


def _line(stroke: list[Entry], day: date) -> Latest:
    last = stroke[0]
    at = last.at.astimezone(TIME_ZONE)
    first = next(iter(_items(stroke[-1])), "")
    return Latest(
        when=f"{at:%H:%M}".lstrip("0") if at.date() == day else f"{at.month}月{at.day}日",
        who=last.by,
        what=_what(stroke),
        is_on_behalf=last.is_on_behalf,
        address=f"workbench:{kind_of(first)}" if first else "",
        number=number_of(first),
    )


def _items(entry: Entry) -> list[str]:
    """What the entry is about; of a problem with its measures the problem alone."""
    keys = [key for key in entry.subject if kind_of(key) in ("problem", "measure")]
    return [key for key in keys if kind_of(key) == kind_of(keys[0])]


def _what(stroke: list[Entry]) -> str:
    """退回补充：问题7; 登记会议：问题4、22、31; 报送进展8项：措施1-1等."""
    last = stroke[0]
    act = ACT_OF_KIND.get(last.kind)
    title = act.TITLE if act else last.kind
    keys = _items(stroke[-1])
    thing = f"：{KINDS[kind_of(keys[0])]}{'、'.join(map(number_of, keys[:MOST]))}" if keys else ""
    etc = "等" if thing and (len(stroke) > 1 or len(keys) > MOST) else ""
    if len(stroke) > 1:
        return f"{title}{len(stroke)}项{thing}{etc}"
    result = last.facts.get("result", "") if last.kind == "report_progress" else ""
    return f"{title}{thing}{etc}{f'（{RESULTS[result]}）' if result else ''}"
