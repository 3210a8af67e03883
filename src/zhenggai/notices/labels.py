"""The labels that number a notice: 一、 (一) 1. (1) ① a. 一是 第一, in every width and shape.

A label is found by its shape and by where it stands: at the start of a line, or after the mark
that ends what went before it. Labels inside a paragraph count only where they make a list of two
or more.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from zhenggai.notices.bare_headings import name_bare_headings
from zhenggai.notices.levels import Label, Level, Stretch, Style

CN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

# Shapes: 一、 一． | (一) （十二） ㈠ | 1. 1、 1． １．(not 1.5, but 1.2021年…) | (1) （１） ⑴ |
# 1) 1） | ① | a. A、 | 一是 十一是 | 第一, 第二，第一、
SHAPES = rf"""
    (?P<cn_comma>[{CN}]{{1,3}}[ 　]?[、．.])
  | (?P<cn_paren>[(（][ \n]?[{CN}]{{1,3}}[ \n]?[)）]、?|[{IDEOGRAPHS}])
  | (?P<dot>\d{{1,3}}[ ]?[.．、](?!\d)|\d{{1,3}}[.．、](?=(?:19|20)\d\d年)|[{DOTTED}])
  | (?P<paren>[(（][ \n]?\d{{1,3}}[ \n]?[)）]、?|[{PARENTHESISED}])
  | (?P<half_paren>\d{{1,3}}[)）](?!\d))
  | (?P<circled>[{CIRCLED}])
  | (?P<shi>[{CN}]{{1,3}}\n?是)
  | (?P<di>第[{CN}]{{1,3}}(?:、|(?=[,，])))
"""
# Shapes that count only at the start of a line: a. A、 b） | 问题1：存在问题二： 【问题4】; not
# 问题9.2
LINE_SHAPES = rf"""
  | (?P<latin>[a-zA-Z][.．、)）](?![a-zA-Z.]))
  | (?P<item>(?:存在|反馈|具体|主要)?问题[ ]?(?:[{CN}]{{1,3}}|\d{{1,3}})
      (?:[：:、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d年))
      |【(?:存在|反馈|具体|主要)?问题[ ]?(?:[{CN}]{{1,3}}|\d{{1,3}})】)
"""
# Markers of copied pages stand before a label: 「## 一、」「**1.」「> (一)」「- 1、」.
MARKERS = r"[\#>*_\-•●■◆\ \t\u00a0\u3000]{0,12}"

LINE_LABEL = re.compile(rf"{MARKERS}(?:{SHAPES}{LINE_SHAPES})", re.VERBOSE)
# After the end of a sentence or clause, and after a bold marker: 「。二是」「：①」「；**(2)」.
INLINE_LABEL = re.compile(rf"[。；;：:，,、！？!?）)”】\s](?:\*\*)?(?:{SHAPES})", re.VERBOSE)
# In a text without lines of its own the shapes of a line's start stand after a full stop.
FLAT_LABEL = re.compile(
    rf"[。；;：:，,、！？!?）)”】\s](?:\*\*)?(?:{SHAPES})|[。；;！？”\s](?:{LINE_SHAPES.strip()[1:]})",
    re.VERBOSE,
)

# A label before a digit may be a decimal: 「2．12处堆存点」 counts only where a list lacks a 2.
# 「1.2 矿山治理」 numbers in two steps.
TIGHT = re.compile(r"(?P<dot>(?P<n>\d{1,2})[.．、])(?=\d)(?!\d{1,2}[ 　\t.．])")
INLINE_TIGHT = re.compile(r"(?<=[。；;：:])(?P<dot>(?P<n>\d{1,2})[.．、])(?=\d)")
# 1.1 关于… · 2.3．学习… · 3.2“…: numbered in two steps; 1.5亿元 is none
STEPS = re.compile(
    rf"{MARKERS}(?P<steps>(?P<upper>\d{{1,2}})[.．](?P<n>\d{{1,2}})"
    r"(?:[.．、](?!\d)|(?=[ \t\u3000关针“])))"
)
# 反馈问题：… 整改情况：… 反馈问题：…: items, where one item of the list has several of them
NAMED = re.compile(
    rf"{MARKERS}(?P<named>(?:(?:巡[视察])?反馈|存在|具体)的?(?:具体|突出|主要)?问题[：:])"
)
# The first of several attachments: 「附件：1.整改台账」.
ATTACHMENT = re.compile(r"[ \t\u3000]*附件[：:][ \t\u3000]*[1１][.．、]")
STOPS = "。；;：:！？!?"

LEVELS: dict[Style, Level] = {
    "cn_comma": "cn_comma",
    "cn_paren": "cn_paren",
    "bare": "para",
    "item": "field",
    "dot": "arabic_dot",
    "steps": "arabic_dot",
    "paren": "arabic_paren",
    "half_paren": "arabic_paren",
    "named": "field",
    "case": "para",
    "circled": "circled",
    "latin": "latin",
    "shi": "shi",
    "di": "shi",
}
# A heading of these styles opens a part of the paper; inside a paragraph it counts only in a
# text that has no lines of its own.
HEADING_STYLES = ("cn_comma", "cn_paren", "dot")


def find_labels(
    text: str, paragraphs: Sequence[Stretch], quoted: Sequence[tuple[int, int]] = ()
) -> list[Label]:
    """All labels of a text in order; none begins in a quoted stretch."""
    # A marked colon ends no label and may stand before the paper's own: …成效：二是….
    words = without_labels(text, quoted)
    text = without_labels(text, [one for one in quoted if not is_colon(text, one)])
    leading = [leading_label(text, one, index) for index, one in enumerate(paragraphs)]
    name_tight_ones(text, paragraphs, leading)
    name_steps(text, paragraphs, leading)
    name_named_items(words, paragraphs, leading)
    drop_attachments(text, paragraphs, leading)
    cases = name_bare_headings(words, paragraphs, leading)
    is_flat = sum(1 for one in leading if one) * 400 < len(text)
    inline = FLAT_LABEL if is_flat else INLINE_LABEL
    found: list[Label] = []
    for index, paragraph in enumerate(paragraphs):
        first = leading[index]
        inside = [
            make_label(match, index, inline=True)
            for match in inline.finditer(
                text, first.end - 1 if first else paragraph.start, paragraph.end
            )
        ]
        row = inside if is_flat else with_tight_ones(text, paragraph.end, first, inside)
        found += ([first] if first else []) + listed(text, first, row, is_flat=is_flat)
    return sorted([*found, *cases]) if cases else found


def without_labels(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """The text, of the same length, with signs that no label has in quoted stretches."""
    if not quoted:
        return text
    pieces, done = [], 0
    for start, end in quoted:
        pieces += [text[done:start], "□" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def without_field_names(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """The text, of the same length, without the colons that the writer of the file marked: what
    stands before one is somebody's own word and no field's name (下一步措施：).
    """
    return without_labels(text, [one for one in quoted if is_colon(text, one)])


def is_colon(text: str, span: tuple[int, int]) -> bool:
    """Whether a stretch is a colon alone."""
    return text[span[0] : span[1]] in ("：", ":")


def leading_label(text: str, paragraph: Stretch, index: int) -> Label | None:
    """The label at the start of a paragraph."""
    match = LINE_LABEL.match(text, paragraph.start, paragraph.end)
    if not match or is_plain_text(text, match):
        return None
    return make_label(match, index, inline=False)


def name_tight_ones(text: str, paragraphs: Sequence[Stretch], leading: list[Label | None]) -> None:
    """Add the labels at a line's start whose text begins with a digit, where they fill a list."""
    dots = [index for index, one in enumerate(leading) if one and one.style == "dot"]
    before: Label | None = None
    for index, paragraph in enumerate(paragraphs) if dots else ():
        own = leading[index]
        if own is None and text[paragraph.start].isdecimal():
            match = TIGHT.match(text, paragraph.start, paragraph.end)
            behind = bisect_right(dots, index)
            is_second = behind < len(dots) and number_of(leading[dots[behind]]) == 2
            number = int(match["n"]) if match else 0
            if match and (number == (number_of(before) or -1) + 1 or (number == 1 and is_second)):
                is_open = index and text[paragraphs[index - 1].end - 1] not in STOPS
                own = None if is_open else make_label(match, index, inline=False)
                leading[index] = own
        before = own if own and own.style == "dot" else before


def name_steps(text: str, paragraphs: Sequence[Stretch], leading: list[Label | None]) -> None:
    """Add the labels 1.1 1.2 2.1 at a line's start, where each follows the one before it."""
    found = [
        (index, match)
        for index, paragraph in enumerate(paragraphs)
        if leading[index] is None and (match := STEPS.match(text, paragraph.start, paragraph.end))
    ]
    places = [(int(match["upper"]), int(match["n"])) for _, match in found]
    runs = [
        now in ((before[0], before[1] + 1), (before[0] + 1, 1)) for before, now in pairwise(places)
    ]
    for at, (index, match) in enumerate(found):
        follows = at > 0 and runs[at - 1]
        leads = places[at][1] == 1 and at < len(runs) and runs[at]
        if follows or leads:
            start, end = match.span("steps")
            leading[index] = Label(
                start, end, "steps", places[at][1], inline=False, paragraph=index
            )


def name_named_items(text: str, paragraphs: Sequence[Stretch], leading: list[Label | None]) -> None:
    """Add the labels 「反馈问题：」 where two stand below one item; they count anew below each."""
    found: list[Label] = []
    number = 0
    for index, paragraph in enumerate(paragraphs):
        match = NAMED.match(text, paragraph.start, paragraph.end)
        if match and leading[index] is None:
            number += 1
            start, end = match.span("named")
            found.append(Label(start, end, "named", number, inline=False, paragraph=index))
        elif leading[index]:
            number = 0
    if any(one.number > 1 for one in found):
        for one in found:
            leading[one.paragraph] = one


def drop_attachments(text: str, paragraphs: Sequence[Stretch], leading: list[Label | None]) -> None:
    """Take away what numbers the names of attachments, of which the first stands after 附件."""
    count = 0
    for index, paragraph in enumerate(paragraphs):
        own = leading[index]
        if ATTACHMENT.match(text, paragraph.start, paragraph.end):
            count = 1
        elif count and own and own.style == "dot" and own.number == count + 1:
            count += 1
            leading[index] = None
        else:
            count = 0


def number_of(label: Label | None) -> int | None:
    """The number of a label, if there is one."""
    return label.number if label else None


def with_tight_ones(text: str, end: int, first: Label | None, inside: list[Label]) -> list[Label]:
    """The labels inside a paragraph and those that its list 1. 2. 3. lacks, before a digit."""
    dots = [one for one in inside if one.style == "dot"]
    if not dots:
        return inside
    run = [first, *dots] if first and first.style == "dot" else dots
    found = list(inside)
    for at, one in enumerate(run):
        until = run[at + 1].start if at + 1 < len(run) else end
        if at == 0 and one.number == 2:
            begin = text.rfind("\n", 0, one.start) + 1
            found += tight_label(text, begin, one.start, one, 1)
        if at + 1 == len(run) or run[at + 1].number == one.number + 2:
            found += tight_label(text, one.end, until, one, one.number + 1)
    return sorted(found) if len(found) > len(inside) else inside


def tight_label(text: str, begin: int, until: int, beside: Label, number: int) -> list[Label]:
    """The label of this number in a stretch, if it stands there with a digit behind it."""
    for match in INLINE_TIGHT.finditer(text, begin, until):
        if int(match["n"]) == number:
            start, end = match.span("dot")
            return [beside._replace(start=start, end=end, number=number, inline=True)]
    return []


def is_plain_text(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a label at a line's start is text: 「二、三产融合」「A.B公司」."""
    if match.lastgroup == "cn_comma":
        return text[match.end() : match.end() + 1] in (*CN, "、")
    return False


def make_label(match: re.Match[str], paragraph: int, *, inline: bool) -> Label:
    """A label from its match."""
    style = cast("Style", match.lastgroup)
    start, end = match.span(style)
    return Label(start, end, style, value_of(match.group(style)), inline, paragraph)


def value_of(printed: str) -> int:
    """The number that a label prints: 十二 → 12, （３） → 3, ⑤ → 5, b. → 2."""
    for row in (CIRCLED, PARENTHESISED, DOTTED, IDEOGRAPHS):
        if printed[0] in row:
            return row.index(printed[0]) + 1
    digits = "".join(sign for sign in printed if sign.isdigit() and sign not in CIRCLED)
    if digits:
        return int(digits)
    chinese = "".join(sign for sign in printed if sign in CN)
    if not chinese:
        return ord(printed[0].lower()) - ord("a") + 1
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return CN.index(chinese[0]) + 1
    return 10 * (CN.index(tens[0]) + 1 if tens else 1) + (CN.index(ones[0]) + 1 if ones else 0)


def listed(text: str, first: Label | None, inside: list[Label], *, is_flat: bool) -> list[Label]:
    """The labels inside one paragraph that are labels and not text that looks like them."""
    kept = []
    for style in dict.fromkeys(one.style for one in inside):
        run = [one for one in inside if one.style == style]
        if first and first.style == style:
            run.insert(0, first)
        if style in HEADING_STYLES and not is_flat:
            run = [one for one in run if one is first or text[one.start - 1] in "。；;：:！？】"]
        is_list = any(b.number == a.number + 1 for a, b in pairwise(run)) and any(
            one.number == 1 for one in run
        )
        if not is_list:
            run = [one for one in run if stands_alone(text, one)]
        kept += [one for one in run if one is not first]
    return sorted(kept, key=lambda one: one.start)


def stands_alone(text: str, label: Label) -> bool:
    """Whether a label inside a paragraph counts without neighbours: a lone 一是 after a full
    stop.
    """
    before = text[label.start - 1]
    if before == "\t":
        # the beginning of a cell
        return label.number == 1 and label.style in ("shi", "di", "circled", "paren")
    if label.style in ("shi", "di"):
        return before in "。；;：:"
    if label.style in ("circled", "paren"):
        return before in "。；;：:】" and label.number <= 20
    return False
