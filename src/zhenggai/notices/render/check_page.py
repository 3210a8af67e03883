"""The checker's report as a page: the paper with its marks, and a card for each finding beside
it."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.checks import RULES
from zhenggai.notices.compare import BESIDE_LEDGER
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.manual import Manual, manual_of
from zhenggai.notices.notice import Notice
from zhenggai.notices.render.page import icon, page
from zhenggai.notices.render.paper import Note, Paper, Underline
from zhenggai.notices.render.severities import SEVERITIES, conclusion
from zhenggai.notices.render.structure import structure_of
from zhenggai.notices.source import Span

# A page that lists more of them helps nobody, and no browser likes to show it.
MOST_UNREAD = 200
MOST_CARDS = 1000


def piece(file: CheckedFile) -> str:
    """The whole page for one file."""
    name = file.notice.source.name
    paper = paper_of(file)
    body = (
        f'<header class="head"><h1>体检报告</h1><p>{escape(name)}</p>'
        '<button type="button" id="print" hidden>打印</button></header>\n'
        f"{strip(file)}\n<main>\n{sheet(file.notice, paper)}\n{findings(file, paper)}\n</main>"
    )
    return page(f"体检报告 {name}", "check", body)


def strip(file: CheckedFile) -> str:
    """The figures at the head: conclusion, counts, how much was understood."""
    coverage = file.notice.coverage
    severity = next((one for one in SEVERITIES if file.count(one)), "none")
    mark = icon(severity if severity != "none" else "check")
    cells = [cell("结论", f"{mark}{escape(conclusion(file))}", f"verdict {severity}")]
    for grade, name in SEVERITIES.items():
        count = file.count(grade)
        cells.append(cell(f"{icon(grade)}{name}", f"<b>{count}</b> 处", grade if count else ""))
    read = coverage.figures - len(coverage.unread)
    cells += [
        cell("读懂文字", f"<b>{percent(coverage.characters)}</b> %"),
        cell("读懂数字", f"<b>{read}</b> / {coverage.figures}个"),
        cell("结构", escape(structure_of(file.notice)) or "没有编号", "wide"),
    ]
    left = f'<a href="#unread">没读懂的{len(coverage.unread)}个数字</a>' if coverage.unread else ""
    tail = f"<p>{len(file.notice.source.text)}字</p>{left}"
    figures = f"<dl>{''.join(cells)}</dl><div>{tail}</div>"
    return f'<section class="strip" aria-label="总评">{figures}</section>'


def cell(name: str, value: str, look: str = "") -> str:
    """One figure of the strip with its name above it."""
    return f'<div class="{look}"><dt>{name}</dt><dd>{value}</dd></div>'


def percent(share: float) -> str:
    """98.6, never rounded up to 100 while something is left."""
    return f"{min(share * 100, 99.9) if share < 1 else 100:.1f}".removesuffix(".0")


def sheet(notice: Notice, paper: Paper) -> str:
    """The paper, every finding marked and every fact thinly underlined."""
    keys = [f'<span class="key {one}">{name}</span>' for one, name in SEVERITIES.items()]
    keys.append('<span class="key read">已读懂</span>')
    return (
        '<section class="sheet" aria-label="原文"><header><h2>原文</h2>'
        f"<p>共{len(notice.paragraphs)}段</p><div>{''.join(keys)}</div></header>\n"
        f'<article tabindex="0">\n{paper.as_html()}\n</article></section>'
    )


def paper_of(file: CheckedFile) -> Paper:
    """The text with notes, related places, facts and unread figures."""
    notes = [
        Note(one.span, number, one.severity, one.message)
        for number, one in enumerate(file.diagnostics[:MOST_CARDS], 1)
    ]
    return Paper(file.notice, underlines(file), notes)


def underlines(file: CheckedFile) -> Iterator[Underline]:
    """Related places with an anchor, what was understood, and figures that were not."""
    for number, one in enumerate(file.diagnostics[:MOST_CARDS], 1):
        for index, also in enumerate(one.related, 1):
            yield Underline(also.span, "also", f"r{number}-{index}")
    notice = file.notice
    for group in (notice.quantities, notice.dates, notice.declared, notice.clues):
        yield from (Underline(one.span) for one in group)
    for document in notice.regulations:
        yield Underline(document.number_span or document.span)
    for number, place in enumerate(notice.coverage.unread[:MOST_UNREAD], 1):
        yield Underline(Span(*place), "unread", f"u{number}", "没有读懂的数字")


def findings(file: CheckedFile, paper: Paper) -> str:
    """The cards, and below them what was not understood and the manual pages of the rules that
    spoke."""
    titles = {rule.CODE: manual_of(rule).title for rule in (*RULES, *BESIDE_LEDGER)}
    cards = [
        card(number, one, paper, titles.get(one.code, ""))
        for number, one in enumerate(file.diagnostics[:MOST_CARDS], 1)
    ]
    listing = f"<ol>\n{''.join(cards)}</ol>" if cards else '<p class="none">没有发现问题。</p>'
    total = len(file.diagnostics)
    if total > MOST_CARDS:
        listing += f'<p class="none">只列出前{MOST_CARDS}处。全部请看 --format text 或 json。</p>'
    return (
        f'<section class="findings" aria-label="发现"><header><h2>发现{total}处</h2>'
        f"{buttons(file)}</header>\n"
        f'<div class="list" tabindex="0">{listing}{unread(file.notice, paper)}{manuals(file)}</div>'
        "</section>"
    )


def buttons(file: CheckedFile) -> str:
    """Buttons that show one grade only; they need the script and stay hidden without it."""
    shown = ['<button type="button" data-show="all" aria-pressed="true">全部</button>']
    shown += [
        f'<button type="button" data-show="{one}" class="{one}" aria-pressed="false">'
        f"{icon(one)}{name} {file.count(one)}</button>"
        for one, name in SEVERITIES.items()
        if file.count(one)
    ]
    return f'<div class="filter" hidden>{"".join(shown)}</div>'


def card(number: int, one: Diagnostic, paper: Paper, title: str) -> str:
    """One finding: sentence and place always, working and related places once it is opened."""
    where = "·".join(filter(None, [f"第{paper.number_of(one.span[0])}段", escape(title)]))
    more = working(one.working) + related(one, paper)
    return (
        f'<li class="card {one.severity}" id="f{number}" data-grade="{one.severity}">'
        f'<h3><span class="no">{number}</span><a href="#m{number}">{escape(one.message)}</a>'
        f'<span class="code">{one.code}</span></h3>'
        f'<p class="where"><span class="grade {one.severity}">{icon(one.severity)}'
        f"{SEVERITIES[one.severity]}</span>{where}</p>"
        f'<div class="more">{more}<p class="acts"><a href="#m{number}">看原文</a>'
        f'<a href="#{one.code}">规则说明</a></p></div></li>\n'
    )


def working(text: str | None) -> str:
    """The sum behind a finding: each line's result stands right, as on paper."""
    rows = []
    for line in (text or "").splitlines():
        left, sign, right = split_sum(line)
        rows.append(f"<p><span>{escape(left)}</span><b>{sign}{escape(right)}</b></p>")
    return f'<div class="sum">{"".join(rows)}</div>' if rows else ""


def split_sum(line: str) -> tuple[str, str, str]:
    """A line at its first equals sign; a line without one stays whole."""
    for sign in (" = ", "＝", " ≠ ", "≠"):
        left, found, right = line.partition(sign)
        if found and left.strip() and right.strip():
            return left.strip(), "" if "≠" not in sign else "≠", right.strip()
    return line, "", ""


def related(one: Diagnostic, paper: Paper) -> str:
    """Links to the other places of a finding."""
    rows = []
    for message, group in groupby(one.related, key=lambda also: also.message):
        links = [
            f'<a href="#{paper.anchor_of(also.span)}">第{paper.number_of(also.span[0])}段</a>'
            for also in group
        ]
        rows.append(f"<li>{''.join(links)}{escape(message)}</li>")
    return f'<ul class="also">{"".join(rows)}</ul>' if rows else ""


def unread(notice: Notice, paper: Paper) -> str:
    """Figures that no fact explains: an honest list of what this report does not cover."""
    if not notice.coverage.unread:
        return ""
    places = notice.coverage.unread
    links = [
        f'<li><a href="#{paper.anchor_of(Span(*place))}">'
        f"{escape(around(notice.source.text, place))}</a>"
        f"<span>第{paper.number_of(place[0])}段</span></li>"
        for place in places[:MOST_UNREAD]
    ]
    rest = len(places) - len(links)
    return (
        f'<details class="blind" id="unread"><summary>没读懂的{len(places)}个数字</summary>'
        f"<ol>{''.join(links)}</ol>{f'<p>另有{rest}个，不再列出。</p>' if rest else ''}</details>"
    )


def around(text: str, place: tuple[int, int]) -> str:
    """A figure with a few characters on both sides, by which a person knows it again."""
    before = text[max(place[0] - 8, 0) : place[0]].splitlines()[-1:] or [""]
    after = text[place[1] : place[1] + 8].splitlines()[:1] or [""]
    return f"{before[0].lstrip()}{text[place[0] : place[1]]}{after[0].rstrip()}"


def manuals(file: CheckedFile) -> str:
    """The manual pages of the rules that spoke, below the report."""
    spoken = {one.code for one in file.diagnostics}
    listed = (*RULES, *BESIDE_LEDGER)
    pages = [manual(rule.CODE, manual_of(rule)) for rule in listed if rule.CODE in spoken]
    return f'<section class="manuals"><h2>规则说明</h2>{"".join(pages)}</section>' if pages else ""


def manual(code: str, page_of: Manual) -> str:
    """One rule's manual page."""
    parts = [
        f"<dt>{head}</dt><dd>{escape(text)}</dd>" if head else f"<dd>{escape(text)}</dd>"
        for head, text in page_of.sections
    ]
    return (
        f'<article id="{code}"><h3>{escape(page_of.title)}<span class="code">{code}</span></h3>'
        f"<dl>{''.join(parts)}</dl></article>"
    )
