"""A notice on a screen: the facts of its head, how much was understood, and its outline as a
tree."""

from collections.abc import Iterator

from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.render.columns import clip_end, printable, width_of, wrap
from zhenggai.notices.render.screen import PLAIN, Screen
from zhenggai.notices.render.structure import KINDS, structure_of
from zhenggai.notices.render.words import STATES, declared_word, headlines

LOOKS = {"section": "bold", "aspect": "bold", "category": "bold", "problem": "bold"}
# The screen column of a value in the list of facts: the longest name has five characters.
NAME_WIDTH = 12


def render(notice: Notice, screen: Screen = PLAIN) -> str:
    """The whole report."""
    rows = [*head(notice, screen), "", *branches(notice.outline, "", screen)]
    return "\n".join(rows) + "\n"


def head(notice: Notice, screen: Screen) -> Iterator[str]:
    """The facts that every notice should have, one a row; what it does not say is left out."""
    inspection, masthead = notice.inspection, notice.masthead
    yield screen.paint(printable(masthead.title or notice.source.name), "bold")
    window = f"{inspection.start or ''}至{inspection.end or ''}"
    what = f"{inspection.level or ''}{inspection.mode or inspection.kind or ''}"
    facts = {
        "发布": "，".join(filter(None, [masthead.issuer, str(masthead.published or "")])),
        "巡视巡察": "，".join(filter(None, [what, inspection.team])),
        "被巡单位": inspection.inspected or "",
        "进驻": window if inspection.start or inspection.end else "",
        "反馈": str(inspection.feedback_date or ""),
        "总数": counts(notice),
        "状态": states(notice),
        "结构": structure_of(notice) or "没有编号",
        "事实": f"日期{len(notice.dates)}个，数量{len(notice.quantities)}个，"
        f"文件{len(notice.regulations)}份",
        "联系方式": contact(notice),
        "读懂": understood(notice),
    }
    for name, value in facts.items():
        if value:
            yield row(name, printable(value), screen)


def row(name: str, value: str, screen: Screen) -> str:
    """A fact with its name in a column of its own; a long value goes on below itself."""
    gap = " " * (NAME_WIDTH - width_of(name))
    body = ("\n" + " " * NAME_WIDTH).join(wrap(value, screen.columns - NAME_WIDTH))
    return f"{screen.paint(name, 'dim')}{gap}{body}"


def counts(notice: Notice) -> str:
    """方面4个，问题35项，完成率85.7%: the totals of the inspection."""
    return "，".join(
        f"{declared_word(one.what)}{one.value.normalize():f}{one.unit}"
        for one in headlines(notice.declared)
    )


def states(notice: Notice) -> str:
    """How many single items stand where."""
    found = [one.state for one in notice.statuses if one.is_told]
    return "，".join(
        f"{word}{found.count(name)}项" for name, word in STATES.items() if name in found
    )


def contact(notice: Notice) -> str:
    """Telephone, address and the rest as printed."""
    one = notice.contact
    return "，".join(filter(None, [one.phone, one.address, one.email, one.postcode]))


def understood(notice: Notice) -> str:
    """文字98.6%，数字242/250个."""
    coverage = notice.coverage
    read = coverage.figures - len(coverage.unread)
    return f"文字{coverage.characters:.1%}，数字{read}/{coverage.figures}个"


def branches(nodes: tuple[Node, ...], margin: str, screen: Screen) -> Iterator[str]:
    """Nodes with their children below them, each on one row."""
    for index, node in enumerate(nodes):
        last = index == len(nodes) - 1
        yield leaf(node, margin + ("└─ " if last else "├─ "), screen)
        yield from branches(node.children, margin + ("   " if last else "│  "), screen)


def leaf(node: Node, margin: str, screen: Screen) -> str:
    """Label and heading, cut to the screen, with the kind at the right edge."""
    kind = KINDS[node.kind]
    room = screen.columns - width_of(margin) - width_of(kind) - 1
    words = clip_end(printable(f"{node.label or ''}{node.heading}"), max(room, 8))
    gap = " " * max(room - width_of(words) + 1, 1)
    look = LOOKS.get(node.kind)
    shown = screen.paint(words, look) if look else words
    return f"{screen.paint(margin, 'dim')}{shown}{gap}{screen.paint(kind, 'dim')}"
