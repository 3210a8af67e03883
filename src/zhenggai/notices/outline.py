"""The tree of a notice: every heading, item and paragraph with its label, level and kind."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from zhenggai.notices.facts.contact import Contact
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.masthead import Masthead
from zhenggai.notices.headings import settle
from zhenggai.notices.kinds import name_kinds
from zhenggai.notices.labels import LEVELS, find_labels, without_field_names
from zhenggai.notices.levels import Kind, Label, Level, Part
from zhenggai.notices.nesting import OPENS_CHAPTER, Draft, Nesting, style_ranks
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Source, Span
from zhenggai.notices.wording import MARKER, OUTLOOK, OUTLOOK_START

# Fields of an item:
# 「有关情况说明:」「下一步措施：」「完成时限：」「责任单位：」「**整改目标：**」.
FIELD = re.compile(
    r"[*（(]{0,3}(?:(?:有关|相关)?情况说明|(?:未完成|未整改到位|尚未完成)的?原因(?:说明)?|原因(?:分析|说明)"
    r"|(?:下一步|下步|后续|拟采取)的?(?:整改)?(?:措施|打算|计划|工作)(?:及打算)?"
    r"|(?:完成|整改|预计完成|计划完成)(?:时限|期限|时间)"
    r"|(?:整改)?(?:责任|牵头|配合|协办)(?:单位|部门|领导|人)|整改目标|完成标准)[:：]\*{0,2}"
)
# So much of a chapter's line is its heading.
LONGEST_CHAPTER = 60
SENTENCE_END = ("。", "；", ";", "”", "题")
# A line that only leads in what follows:
# 「主要从4个方面抓好整改：」「重点做好以下工作:」「整改情况:」.
LEAD_IN = re.compile(r"[^。；;]{1,60}[:：]\s*\**")
# 「第一部分 主体责任落实情况」「第二部分：整改进展」: a line that parts the whole paper
PART_LINE = re.compile("第[一二三四五六]部分[ \u3000:：、]{0,4}[^。；;，,\n]{0,40}$", re.MULTILINE)
# What is told of all items at their end: 「以上7项问题中，…」「截至9月30日，6个问题已整改完成5个」
CLOSER = re.compile(
    r"(?:(?:以上|上述)[^，,。；;]{0,12}?[0-9一二三四五六七八九十]{1,3}[个项条]"
    r"|(?:截至|截止|目前|至此)[^，,。；;]{0,14}[，,][^，,。；;]{0,12}?[0-9]{1,3}[个项条])"
    r"(?:具体|反馈|整改)*(?:问题|任务)"
)
# The closing request to the public, after which come contact and signature.
CLOSING = re.compile(
    r"(?:热忱|诚恳|真诚)?欢迎(?:广大|社会|全体|各界|干部|党员|群众)|(?:监督|联系)(?:电话|方式)[:：]"
)


class Node(NamedTuple):
    """One numbered or unnumbered part of a notice.

    `start` is the offset of the label (of the text where there is none), `end` takes the children
    in. `head` is where the heading stands, `body` where the text after the label begins. `number`
    is the label's value (三、 → 3; None without a number). `inline` says that the label stands
    inside a paragraph. `part` is the section's role: "organisation", "main", "unfinished", "clues",
    "outlook", "opening" or "closing".
    """

    kind: Kind
    level: Level
    label: str | None
    number: int | None
    start: int
    end: int
    body: int
    head: Span
    heading: str
    inline: bool
    part: Part
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(
    source: Source,
    paragraphs: Sequence[Paragraph],
    declared: Sequence[Declared],
    masthead: Masthead,
    contact: Contact,
    known: AbstractSet[str] = frozenset(),
) -> tuple[Node, ...]:
    """The tree of a notice; every paragraph lies in it.

    `known` (folded words of problems) and `declared` tell which level is the problem; `masthead`
    and `contact` where the paper's own frame is.
    """
    text = source.text
    labels = find_labels(text, paragraphs, source.quoted)
    named = without_field_names(text, source.quoted)
    root = grow(named, paragraphs, frame_of(text, paragraphs, masthead, contact), labels)
    settle(text, paragraphs, root)
    name_kinds(text, root, declared, known)
    return tuple(freeze(text, draft, contact) for draft in root.children)


def frame_of(
    text: str, paragraphs: Sequence[Paragraph], masthead: Masthead, contact: Contact
) -> dict[int, Kind]:
    """The paragraphs of the paper's frame by index: title, contact and signature."""
    frame: dict[int, Kind] = {}
    signature = masthead.signature
    reached = min((span.start for span in contact.spans.values()), default=None)
    told = contact.spans.values()
    for index, paragraph in enumerate(paragraphs):
        if masthead.title_span and overlaps(paragraph, masthead.title_span):
            frame[index] = "title"
        elif signature and overlaps(paragraph, signature):
            frame[index] = "signature"
        elif index + 1 == len(paragraphs) and text[slice(*paragraph)] == masthead.issuer:
            # without a day, where that stands below the title
            frame[index] = "signature"
        elif any(overlaps(paragraph, span) for span in told) or (
            reached is not None
            and paragraph.start > reached - 400
            and CLOSING.match(text, paragraph.start)
        ):
            frame[index] = "contact"
    return frame


def overlaps(paragraph: Paragraph, span: Span) -> bool:
    """Whether a paragraph shares a character with a span."""
    return paragraph.start < span.end and span.start < paragraph.end


def grow(
    text: str,
    paragraphs: Sequence[Paragraph],
    frame: dict[int, Kind],
    labels: Sequence[Label],
) -> Draft:
    """The tree of drafts: labels, fields and paragraphs in the order of the text."""
    nesting = Nesting(style_ranks(labels))
    rows: dict[int, list[Label]] = {}
    for label in labels:
        rows.setdefault(label.paragraph, []).append(label)
    last = max((one.paragraph for one in labels if not one.inline), default=0)
    for index, paragraph in enumerate(paragraphs):
        row = rows.get(index, [])
        kind = None if holds_chapters(row) else frame.get(index)
        if not row and not kind and CLOSER.match(text, paragraph.start, paragraph.end):
            nesting.close_items()
        is_part = text[paragraph.start] == "第" and PART_LINE.match(text, paragraph.start)
        if is_part and not kind and not row:
            kind = "section"
        if kind or (index > last and leaves_chapter(text, paragraphs, nesting, paragraph)):
            nesting.close_all()
        if kind:
            nesting.add_paragraph(paragraph.start, index).kind = kind
        else:
            add_row(text, nesting, paragraph, index, row)
    return nesting.root


def leaves_chapter(
    text: str, paragraphs: Sequence[Paragraph], nesting: Nesting, paragraph: Paragraph
) -> bool:
    """Whether a paragraph 「下一步，…」 speaks for the whole paper: not in a chapter on what comes
    next.
    """
    if not OUTLOOK_START.match(text, paragraph.start):
        return False
    if len(nesting.open) < 2:
        return True
    chapter = nesting.open[1]
    end = min(paragraphs[chapter.paragraph].end, chapter.body + LONGEST_CHAPTER)
    return not OUTLOOK.search(text, chapter.body, end)


def holds_chapters(row: Sequence[Label]) -> bool:
    """Whether a paragraph is the notice itself, broken nowhere, and not its title or contact
    line.
    """
    return any(one.inline and one.style in OPENS_CHAPTER for one in row)


def add_row(
    text: str, nesting: Nesting, paragraph: Paragraph, index: int, labels: Sequence[Label]
) -> None:
    """Place one paragraph with the labels in it."""
    leads = bool(labels) and not labels[0].inline
    # The row of a table is an item of its own, whatever its cells lead in.
    is_row = not leads and text.count("\t", paragraph.start, paragraph.end) > 1
    if not leads:
        until = labels[0].start if labels else paragraph.end
        field = FIELD.match(text, paragraph.start, paragraph.end)
        marker = None if field else MARKER.match(text, paragraph.start)
        leads_in = not field and not is_row and LEAD_IN.fullmatch(text, paragraph.start, until)
        if marker:
            nesting.end_fields()
        if marker or leads_in:
            nesting.lead_in()
        if field:
            nesting.add_field(field.start(), field.end(), index)
        elif not leads_in:
            nesting.add_paragraph(paragraph.start, index)
    if is_row:
        add_cells(text, nesting, paragraph, labels)
        return
    rest: list[Label | re.Match[str]] = list(labels)
    if holds_chapters(labels):
        rest += inner_fields(text, paragraph)
        rest.sort(key=lambda one: one.start() if isinstance(one, re.Match) else one.start)
    for one in rest:
        if isinstance(one, re.Match):
            nesting.add_field(one.start(), one.end(), index)
        else:
            nesting.add_label(one)


def add_cells(text: str, nesting: Nesting, paragraph: Paragraph, labels: Sequence[Label]) -> None:
    """Place the labels of a row: each cell's list begins anew and ends with it."""
    reached = paragraph.start
    for one in labels:
        if text.find("\t", reached, one.start) >= 0:
            nesting.end_cell()
        cell_end = text.find("\t", one.end, paragraph.end)
        nesting.add_label(one).cell_end = None if cell_end < 0 else cell_end
        reached = one.end


def inner_fields(text: str, paragraph: Paragraph) -> list[re.Match[str]]:
    """The field labels inside a notice that is one paragraph: each after the end of a sentence."""
    return [
        match
        for match in FIELD.finditer(text, paragraph.start + 1, paragraph.end)
        if text[max(0, match.start() - 4) : match.start()].rstrip()[-1:] in SENTENCE_END
    ]


def freeze(text: str, draft: Draft, contact: Contact) -> Node:
    """A draft and everything below it as nodes."""
    label = draft.label
    return Node(
        kind=draft.kind,
        level=level_of(draft),
        label=text[draft.start : draft.body] if draft.body > draft.start else None,
        number=label.number if label and label.end > label.start else None,
        start=draft.start,
        end=draft.end,
        body=draft.body,
        head=draft.head,
        heading=text[draft.head.start : draft.head.end],
        inline=draft.inline,
        part=draft.part,
        children=tuple(freeze(text, child, contact) for child in draft.children),
    )


def level_of(draft: Draft) -> Level:
    """The level by the shape of the label."""
    if draft.label:
        return LEVELS[draft.label.style]
    if draft.field_end is not None:
        return "field"
    return "title" if draft.kind == "title" else "para"
