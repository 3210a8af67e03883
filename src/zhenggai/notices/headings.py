"""What of an item is its heading, and where an item ends.

`contract.md`: the text after the label up to the first 。; of a heading on a line of its own the
whole line without the final mark; of an item in a run (1)…;(2)… up to ；; of a problem followed
by 「着重从…方面…」 the part that states the problem.
"""

import re
from collections.abc import Sequence

from zhenggai.notices.nesting import Draft
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span
from zhenggai.notices.wording import STATES_FAULT

# 「…问题,着重从两个方面抓好整改。」「…不到位。主要从4个方面抓好整改：」
# 「…的问题，重点采取以下措施」
TURN = re.compile(
    r"[,，。;；]\s*[^,，。;；]{0,10}?从(?:以下|如下)?"
    r"[两一二三四五六七八九十\d]{1,3}个?"
    r"(?:主要|具体)?方面"
    r"|[,，。;；]\s*(?:着重|主要|重点)?(?:采取|抓好|做好)了?(?:以下|如下)"
)
# Some copies print a point for the full stop: 「停车难”问题. 新增」「压实责任.** 成立」
POINT_STOP = re.compile(r"(?<=[\u4e00-\u9fff”\"）)％%])[.．](?=[ \u3000*])")
EDGE = " \t\r\n\u00a0\u3000*_#"
FINAL = "。.：:；;，,"
BEFORE = EDGE + "，,、"
# What goes on after a quote: …不到位。”的问题 · …。”方面
ABOUT_QUOTE = re.compile("(?:等|的)?(?:方面|问题|情况|意见)|的")
# Further on no stop is asked for its quote.
LONGEST_QUOTING = 300
# A heading on a line of its own may hold two sentences, but hardly more than this.
LONGEST_HEADING = 90
# 「整改情况：…」「清退违规资金8万元」 tell what was done about a fault.
TELLS_RESULT = re.compile(r"\d|整改[^。]{0,4}[:：]")
TURN_WITHIN = 300


def settle(text: str, paragraphs: Sequence[Paragraph], root: Draft) -> None:
    """Set `end` and `head` of every draft below `root`."""
    settle_children(text, paragraphs, root, len(text))


def settle_children(text: str, paragraphs: Sequence[Paragraph], above: Draft, limit: int) -> None:
    """Ends of the children of a draft: where the next one begins, blanks left out."""
    starts = [child.start for child in above.children] + [limit]
    for child, following in zip(above.children, starts[1:], strict=True):
        until = following if child.cell_end is None else min(following, child.cell_end)
        child.end = last_print(text, child.start, until)
        settle_children(text, paragraphs, child, until)
        child.end = max([child.end, *(one.end for one in child.children)])
        child.head = heading(text, paragraphs[child.paragraph].end, child)


def last_print(text: str, start: int, until: int) -> int:
    """The offset after the last printed character of a stretch.

    The markers of the next label are left out, but a stretch of markers only is no empty one.
    """
    end = until
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return end if end > start else start + len(text[start:until].rstrip())


def heading(text: str, paragraph_end: int, draft: Draft) -> Span:
    """Where the heading of a draft stands."""
    start = draft.body
    stop = min(paragraph_end, draft.end)
    if draft.children:
        stop = min(stop, draft.children[0].start)
    stop = max(start, stop)
    while start < stop and text[start] in BEFORE:
        start += 1
    is_line = draft.end > paragraph_end and not draft.inline
    if is_line or draft.children:
        turn = TURN.search(text, start, min(stop, start + TURN_WITHIN))
        if turn and turn.start() > start:
            return trimmed(text, start, turn.start())
    if is_line and stop - start <= LONGEST_HEADING and is_one_statement(text[start:stop]):
        return trimmed(text, start, stop)
    return trimmed(text, start, first_stop(text, start, stop))


def is_one_statement(own: str) -> bool:
    """Whether all sentences of a line belong to the heading:
    「用力不均衡，效果不明显。建设不够到位。」
    """
    sentences = [one for one in own.rstrip(EDGE + FINAL).split("。") if one]
    return len(sentences) <= 1 or all(
        STATES_FAULT.search(one) and not TELLS_RESULT.search(one) for one in sentences
    )


def first_stop(text: str, start: int, stop: int) -> int:
    """The end of the first sentence, or of the first clause of an item without a full stop.

    What stands in quotes is one saying: 「关于“学得不深。未组织研讨”的问题。」
    """
    for mark in ("。", "；", ";"):
        at = text.find(mark, start, stop)
        while start < at < stop and (closing := closing_quote(text, start, at, stop)):
            at = text.find(mark, closing, stop)
        if mark == "；" and (point := POINT_STOP.search(text, start, stop)):
            return point.start()
        if at > start:
            return at
    return stop


def closing_quote(text: str, start: int, at: int, stop: int) -> int:
    """Where the quote ends that is open at a mark inside a heading; 0 where none is.

    A stop before the quote's end is the writer's own habit (…问题。”) and ends the sentence.
    """
    is_far = at > start + LONGEST_QUOTING
    if is_far or text.count("“", start, at) <= text.count("”", start, at):
        return 0
    end = text.find("”", at, stop)
    is_last = end == at + 1 and not ABOUT_QUOTE.match(text, end + 1)
    return 0 if end < 0 or is_last else end


def trimmed(text: str, start: int, stop: int) -> Span:
    """The stretch without blanks, bold markers and final marks."""
    while stop > start and text[stop - 1] in EDGE + FINAL:
        stop -= 1
    return Span(start, stop)
