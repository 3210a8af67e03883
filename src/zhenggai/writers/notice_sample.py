"""A made-up problem worded in a style: what an office looks at when it chooses one."""

from collections.abc import Iterator
from datetime import date

from zhenggai.writers.letter_lines import Line, numbered, placed_lines
from zhenggai.writers.letter_rows import Letter, Words
from zhenggai.writers.notice_items import Items
from zhenggai.writers.notice_rows import MeasureWords, NoticeRows, ProblemWords
from zhenggai.writers.notice_style import NoticeStyle

_MEASURES = ("修订惠企资金拨付流程，办理时限缩短到5个工作日", "清理滞留资金，全部拨付到企业")
_PROBLEM = ProblemWords(
    "惠企资金拨付不及时", state="done", measures=tuple(map(MeasureWords, _MEASURES))
)
_ROWS = NoticeRows("青垭县", "巡察", date(2026, 11, 20), branches=(_PROBLEM,))
_DEPTH = 3


def sample_lines(wording: NoticeStyle) -> Iterator[str]:
    """The problem with its measures as they stand in a notice, a paragraph a line."""
    blocks = numbered(Items(_ROWS, wording).problem(_PROBLEM, _DEPTH, 1))
    for line in placed_lines(Letter(blocks=tuple(blocks))):
        if isinstance(line, Line):
            yield "".join(one.text if isinstance(one, Words) else one for one in line.parts)
