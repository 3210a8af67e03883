"""What a figure of the whole book is called in a sentence, however its words are ordered.

尚有12个问题未完成 and 未完成的问题12个 speak of one figure. A clause is read with `#`
in the place of its number; the first saying that fits tells the figure.
"""

import re
from collections.abc import Sequence

from zhenggai.notices.source import Span

# The more that a saying asks for, the earlier it stands: 措施未完成 before 未完成.
_SAYINGS: tuple[tuple[str, str], ...] = (
    ("counted/measures_undone", "措施.*未(?:完成|落实)|未(?:完成|落实).*措施"),
    ("counted/measures_done", "措施.*(?:完成|落实)|(?:完成|落实).*措施"),
    ("counted/not_closed", "(?:未|没有?|待)销号"),
    ("counted/not_done", "未启动"),
    ("counted/undone", "未(?:完成|整改)"),
    ("counted/basically_done", "基本完成"),
    ("counted/in_progress", "正在(?:整改|推进)"),
    ("counted/done", "(?:已|全部)?(?:完成|销号)(?:整改|销号)?"),
    ("counted/meetings_democratic_life_meeting", "民主生活会"),
    ("counted/meetings_feedback_meeting", "反馈会"),
    ("counted/meetings_leading_group", "领导小组.*会"),
    ("counted/meetings_progress_meeting", "(?:调度|推进)会"),
    ("counted/meetings_committee", "(?:常委|党委|党组|党工委)会"),
    ("counted/meetings", "(?:先后|累计|共|组织|召开|各类)*(?:#会议|会议#)"),
    ("reported/funds_recovered", "(?:挽回|清退|追回|收缴|退缴).*(?:资金|损失|款)"),
    ("external/letters_concluded", "办结.*信访|信访.*办结"),
    ("external/letters", "信访"),
    ("counted/handled_persons", "问责"),
    ("counted/regulations", "(?:建立|健全|完善|制定|修订|出台).*制度"),
    ("counted/measures", "(?:#措施|措施#)"),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _SAYINGS)
# A sentence about what is counted of something else speaks of no whole.
_OF_A_PART = re.compile("其中|本期|当月|本月|上月|今年|去年|每|各(?!类)|平均")
# 112条措施已完成84条: of what stands between two numbers, so much is the first one's.
_NOUN = 2
CLAUSE_ENDS = re.compile("[，。；：！？、（）,;:]")


def clause_of(at: Span, spans: Sequence[Span], words: str) -> str:
    """The clause of a number with # in its place; `spans` are all numbers of the words. Of what
    follows, a further number has its own."""
    earlier = max((one.end for one in spans if one.end <= at.start), default=0)
    later = min((one.start for one in spans if one.start >= at.end), default=len(words))
    before = CLAUSE_ENDS.split(words[earlier : at.start])[-1]
    after, *ended = CLAUSE_ENDS.split(words[at.end : later], maxsplit=1)
    is_shared = not ended and later < len(words)
    return f"{before}#{after[:_NOUN] if is_shared else after}"


def said(clause: str) -> str:
    """The name of the figure of which a clause speaks; "" where none fits."""
    if _OF_A_PART.search(clause):
        return ""
    return next((name for name, pattern in _COMPILED if pattern.search(clause)), "")
