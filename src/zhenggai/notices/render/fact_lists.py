"""The facts of a notice as lists beside its text, each leading to the place that proves it."""

from datetime import date
from html import escape

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.render.page import icon
from zhenggai.notices.render.paper import Paper
from zhenggai.notices.render.read_json import number
from zhenggai.notices.render.words import STATES, VERDICTS, clue_word, declared_word, headlines
from zhenggai.notices.source import Span

# Name and field of the inspection's facts in the order of a reader's questions.
INSPECTION = {
    "kind": "类型",
    "mode": "方式",
    "level": "级别",
    "team": "巡视巡察组",
    "inspected": "被巡单位",
    "start": "进驻",
    "end": "结束",
    "feedback_date": "反馈",
}
CONTACT = {"phone": "电话", "address": "地址", "email": "邮箱", "postcode": "邮编"}
# Longer lists begin folded, so that a telephone shows the text soon.
MOST_OPEN = 16
VERDICT_ICONS = {"consistent": "check", "inconsistent": "error", "undecided": "advice"}


def details(notice: Notice, paper: Paper) -> str:
    """All lists; one without entries is left out."""
    parts = [
        overview(notice, paper),
        declared(notice, paper),
        table("单项状态", status_rows(notice, paper)),
        relations(notice, paper),
        documents(notice, paper),
        table("线索和处分", clue_rows(notice, paper)),
        contact(notice, paper),
        unread(notice, paper),
    ]
    return (
        '<section class="details" aria-label="事实">'
        f'<div class="list" tabindex="0">{"".join(parts)}</div></section>'
    )


def block(title: str, inner: str, count: int | None = None, *, folded: bool = False) -> str:
    """A list under its heading, which can be folded."""
    grey = f" <span>{count}</span>" if count is not None else ""
    head = f"<details{'' if folded else ' open'}><summary><h2>{title}{grey}</h2></summary>"
    return f"{head}{inner}</details>" if inner else ""


def link(span: Span | None, words: str, paper: Paper) -> str:
    """Words that lead to a place, or just the words where there is none."""
    return f'<a href="#{paper.anchor_of(span)}">{escape(words)}</a>' if span else escape(words)


def pairs(rows: list[tuple[str, str]]) -> str:
    """Names and values, the values already HTML."""
    inner = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return f"<dl>{inner}</dl>" if inner else ""


def table(title: str, rows: list[str]) -> str:
    """A list of ready rows under its heading; a long one is folded."""
    inner = f"<ul>{''.join(rows)}</ul>" if rows else ""
    return block(title, inner, len(rows), folded=len(rows) > MOST_OPEN)


def day(value: date | None) -> str:
    """2020年5月25日."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def overview(notice: Notice, paper: Paper) -> str:
    """Who publishes what and when, and the inspection that it answers."""
    masthead, inspection = notice.masthead, notice.inspection
    rows = [
        ("标题", link(masthead.title_span, masthead.title or "", paper)),
        ("发布单位", link(masthead.issuer_span, masthead.issuer or "", paper)),
        ("发布日期", link(masthead.published_span, day(masthead.published), paper)),
        ("落款日期", link(masthead.signature, day(masthead.signed), paper)),
    ]
    for field, name in INSPECTION.items():
        value = getattr(inspection, field)
        words = day(value) if isinstance(value, date) else value or ""
        rows.append((name, link(inspection.spans.get(field), words, paper) if words else ""))
    return block("概况", pairs([(name, value) for name, value in rows if value]))


def declared(notice: Notice, paper: Paper) -> str:
    """The totals of the inspection; all other counts, of a part or of the unit itself, folded."""
    totals = headlines(notice.declared)
    said = {(one.what, one.value, one.unit, one.scope) for one in totals}
    others = {
        key: one
        for one in reversed(notice.declared)
        if (key := (one.what, one.value, one.unit, one.scope)) not in said
    }
    rest = "".join(declared_row(one, paper) for one in reversed(others.values()))
    folded = block("其他计数", f"<ul>{rest}</ul>" if rest else "", len(others), folded=True)
    return table("总数", [declared_row(one, paper) for one in totals]) + folded


def declared_row(one: Declared, paper: Paper) -> str:
    """One count; whose it is stands beside."""
    scope = {"part": "其中", "self": "自查"}.get(one.scope, "")
    words = link(one.span, declared_word(one.what), paper)
    return f"<li>{words}<span>{scope}</span><b>{number(one.value)}{escape(one.unit)}</b></li>"


def clue_rows(notice: Notice, paper: Paper) -> list[str]:
    """Counts of clues and persons; whose they are stands beside."""
    return [
        f"<li>{link(one.span, clue_word(one.what), paper)}"
        f"<span>{'' if one.scope == 'inspection' else '本单位'}</span>"
        f"<b>{number(one.value)}{escape(one.unit)}</b></li>"
        for one in notice.clues
    ]


def status_rows(notice: Notice, paper: Paper) -> list[str]:
    """How single items stand, each under the heading of the item it is about."""
    nodes = {node.start: node for top in notice.outline for node in top.walk()}
    rows = []
    for one in filter(lambda status: status.is_told, notice.statuses):
        node = nodes.get(one.node if one.refers_to is None else one.refers_to)
        heading = f"{node.label or ''}{node.heading}" if node else notice.source[one.span]
        rows.append(status_row(one, link(one.span, heading, paper)))
    return rows


def status_row(one: ItemStatus, heading: str) -> str:
    """One item: state, heading, deadlines."""
    days = {step.on or step.text: step.text for step in reversed(one.milestones)}
    until = "；".join(reversed(days.values()))
    said = "，".join(filter(None, [until, "长期坚持" if one.standing else ""]))
    return (
        f'<li class="item"><span class="badge {one.state}">{icon(one.state)}'
        f"{STATES[one.state]}</span>{heading}<p>{escape(said)}</p></li>"
    )


def relations(notice: Notice, paper: Paper) -> str:
    """Sums, shares and lists that were checked: what does not agree first, what agrees folded."""
    groups = []
    for verdict, word in VERDICTS.items():
        rows = [relation_row(one, paper) for one in notice.relations if one.verdict == verdict]
        inner = f"<ul>{''.join(rows)}</ul>" if rows else ""
        folded = verdict != "inconsistent"
        groups.append(block(f"数字关系：{word}", inner, len(rows), folded=folded))
    return "".join(groups)


def relation_row(one: Relation, paper: Paper) -> str:
    """One relation: its working, and what it says."""
    mark = icon(VERDICT_ICONS[one.verdict])
    return (
        f'<li class="item {one.verdict}">{mark}{link(one.span, one.working or one.message, paper)}'
        f"<p>{escape(one.message if one.working else '')}</p></li>"
    )


def documents(notice: Notice, paper: Paper) -> str:
    """Documents that were made, and, folded, those only cited."""
    made = [document_row(one, paper) for one in notice.regulations if one.made]
    cited = [document_row(one, paper) for one in notice.regulations if not one.made]
    return table("制定修订的文件", made) + block(
        "引用的文件和书名", f"<ul>{''.join(cited)}</ul>" if cited else "", len(cited), folded=True
    )


def document_row(one: Regulation, paper: Paper) -> str:
    """One document with number and act."""
    said = "·".join(filter(None, [one.action, one.number]))
    return f'<li class="item">{link(one.span, f"《{one.title}》", paper)}<p>{escape(said)}</p></li>'


def contact(notice: Notice, paper: Paper) -> str:
    """How the public reaches the office."""
    rows = []
    for field, name in CONTACT.items():
        value = getattr(notice.contact, field) or ""
        rows.append((name, link(notice.contact.spans.get(field), value, paper) if value else ""))
    return block("联系方式", pairs(rows))


def unread(notice: Notice, paper: Paper) -> str:
    """How much was understood, and that nothing was hidden of what was not."""
    coverage = notice.coverage
    read = coverage.figures - len(coverage.unread)
    furniture = sum(end - start for start, end in notice.source.furniture)
    rows = [
        ("文字", f"{coverage.characters:.1%}"),
        ("数字", f"{read}/{coverage.figures}个"),
        ("页面杂项", f"{furniture}字，不属于正文" if furniture else ""),
    ]
    links = [
        f'<li><a href="#p{paper.number_of(start)}">{escape(notice.source.text[start:end])}</a>'
        f"<span>第{paper.number_of(start)}段</span></li>"
        for start, end in coverage.unread[:200]
    ]
    listing = f"<p>没读懂的数字</p><ul>{''.join(links)}</ul>" if links else ""
    return block("读懂了多少", pairs(rows) + listing)
