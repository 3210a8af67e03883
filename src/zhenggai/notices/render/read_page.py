"""A notice as a page: its outline left, the text with every fact marked, the facts themselves
right."""

from collections.abc import Iterator
from html import escape

from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.render.fact_lists import CONTACT, INSPECTION, details
from zhenggai.notices.render.page import page
from zhenggai.notices.render.paper import Paper, Underline
from zhenggai.notices.render.read_json import number
from zhenggai.notices.render.structure import KINDS
from zhenggai.notices.render.words import STATES, clue_word, declared_word
from zhenggai.notices.source import Span

# Styles of marks with their names; colour and underline both tell them apart.
LEGEND = {
    "count": "总数",
    "quantity": "数量",
    "date": "日期",
    "document": "文件",
    "state": "状态",
    "clue": "线索处分",
    "about": "概况",
    "contact": "联系方式",
}
# Branches below these stand open at the beginning.
OPEN = {"section", "aspect", "category"}


def render(notice: Notice) -> str:
    """The whole page."""
    title = notice.masthead.title or notice.source.name
    paper = Paper(notice, underlines(notice))
    body = (
        f'<header class="head"><h1>通报解读</h1><p>{escape(title)}</p>'
        '<button type="button" id="print" hidden>打印</button></header>\n'
        f"<main>\n{outline(notice, paper)}\n{sheet(notice, paper)}\n"
        f"{details(notice, paper)}\n</main>"
    )
    return page(f"通报解读 {notice.source.name}", "read", body)


def outline(notice: Notice, paper: Paper) -> str:
    """The tree of headings; measures stay folded until their problem is opened."""
    return (
        '<nav class="outline" aria-label="结构"><details open><summary><b>结构</b></summary>'
        f"{branches(notice.outline, paper)}</details></nav>"
    )


def branches(nodes: tuple[Node, ...], paper: Paper) -> str:
    """Nodes as a list of links, each with its kind."""
    return f"<ol>{''.join(branch(node, paper) for node in nodes)}</ol>" if nodes else ""


def branch(node: Node, paper: Paper) -> str:
    """One node; one with children can be folded."""
    words = escape(f"{node.label or ''}{node.heading}")
    place = Span(node.start, node.body)
    link = (
        f'<a href="#{paper.anchor_of(place)}" title="{words}">{words}</a>'
        f'<span class="kind">{KINDS[node.kind]}</span>'
    )
    if not node.children:
        return f'<li class="{node.kind}">{link}</li>'
    state = " open" if node.kind in OPEN else ""
    inner = branches(node.children, paper)
    return (
        f'<li class="{node.kind}"><details{state}><summary>{link}</summary>{inner}</details></li>'
    )


def sheet(notice: Notice, paper: Paper) -> str:
    """The text; the keys of the legend switch their marks off and on where scripts run."""
    used = {one.style for one in paper.underlines}
    keys = [
        f'<button type="button" class="key {style}" data-marks="{style}" aria-pressed="true">'
        f"{name}</button>"
        for style, name in LEGEND.items()
        if style in used
    ]
    return (
        '<section class="sheet" aria-label="原文"><header><h2>原文</h2>'
        f"<p>共{len(notice.paragraphs)}段 {len(notice.source.text)}字</p>"
        f"<div>{''.join(keys)}</div></header>\n"
        f'<article tabindex="0">\n{paper.as_html()}\n</article>'
        '<output class="picked" hidden></output></section>'
    )


def underlines(notice: Notice) -> Iterator[Underline]:
    """Every fact and every label of the text; what the pointer shows says how it was read."""
    yield from fact_marks(notice)
    yield from head_marks(notice)
    for top in notice.outline:
        for node in top.walk():
            if node.label:
                yield Underline(Span(node.start, node.body), "label", f"n{node.start}")


def head_marks(notice: Notice) -> Iterator[Underline]:
    """Places that prove the inspection, the issuer and the contact line."""
    for name, span in notice.inspection.spans.items():
        yield Underline(span, "about", f"i-{name}", INSPECTION.get(name, ""))
    for name, span in notice.contact.spans.items():
        yield Underline(span, "contact", f"c-{name}", CONTACT.get(name, ""))
    masthead = notice.masthead
    places = {"发布单位": masthead.issuer_span, "发布日期": masthead.published_span}
    for index, (name, place) in enumerate(places.items(), 1):
        if place:
            yield Underline(place, "about", f"h{index}", name)


def fact_marks(notice: Notice) -> Iterator[Underline]:
    """Counts, states, documents, dates and quantities."""
    for index, count in enumerate(notice.declared, 1):
        hint = f"{declared_word(count.what)} {number(count.value)}{count.unit}"
        yield Underline(count.span, "count", f"d{index}", hint)
    for index, status in enumerate(notice.statuses, 1):
        yield Underline(status.span, "state", f"s{index}", f"状态 {STATES[status.state]}")
    for index, one in enumerate(notice.regulations, 1):
        hint = f"{one.action or '引用'} {one.number or ''}".strip()
        yield Underline(one.span, "document", f"r{index}", hint)
        if one.number_span:
            yield Underline(one.number_span, "document", hint="文号")
    for index, clue in enumerate(notice.clues, 1):
        hint = f"{clue_word(clue.what)} {number(clue.value)}{clue.unit}"
        yield Underline(clue.span, "clue", f"k{index}", hint)
    for mention in notice.dates:
        hint = (
            mention.iso.replace("/", " 至 ") if mention.possible else f"{mention.iso}（没有这一天）"
        )
        yield Underline(mention.span, "date", hint=hint)
    for quantity in notice.quantities:
        about = f"（{quantity.approximate}）" if quantity.approximate else ""
        hint = f"{number(quantity.plain)} {quantity.base_unit}{about}"
        yield Underline(quantity.span, "quantity", hint=hint)
