"""处分、诫勉旁边写着姓名

查什么：党纪政务处分、诫勉、开除、立案等处理的旁边写着当事人的真实姓名。写成“王某”“李某某”“张××”的不报。

为什么：受处理人的姓名是个人信息，处理结果未经批准不向社会公开；公开的通报一般只写人数，
确需点名的要按程序批准。

例：“对云岭县原粮食局副局长……（写着姓名）予以诫勉谈话”。

怎么改：隐去姓名，写作“王某”，或者只写人数；经批准点名通报的，可以忽略这一条。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.person_names import find_names
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "PRI105"
SEVERITY: Severity = "warning"
FOR_PUBLIC = True

DISPOSITION = re.compile(
    "处分|诫勉|警告|记过|记大过|降级|撤职|留党察看|开除|撤销|立案|留置|免职|停职|批评教育|谈话提醒|提醒谈话"
    "|责令检查|书面检查|通报批评|组织处理|双开|移送司法|移送检察|问责"
)
# Who does this is not the one to whom it is done.
ACTIVE = re.compile("主持|带队|牵头|召开|率队|亲自|约谈了|组织|研究|听取|强调|要求|指出")
SENTENCE_END = re.compile("[。\\n]")
LONGEST_SENTENCE = 400
FARTHEST = 60


def check(notice: Notice) -> Iterator[Finding]:
    """Report each person once, the other places as related."""
    text = notice.source.text
    places: dict[str, list[Span]] = {}
    for span in named_beside_disposition(text):
        places.setdefault(text[slice(*span)], []).append(span)
    for name, (first, *others) in places.items():
        yield Finding(
            first,
            f"处理结果旁边写着姓名“{name}”，公开前要隐去；经批准点名的除外。",
            related=tuple(Related(one, "同一个人") for one in others),
        )


def named_beside_disposition(text: str) -> Iterator[Span]:
    """Names that a disposition follows in the same sentence."""
    done = 0
    for word in DISPOSITION.finditer(text):
        if word.start() < done:
            continue
        before = text[max(done, word.start() - LONGEST_SENTENCE) : word.start()]
        start = word.start() - len(SENTENCE_END.split(before)[-1])
        stop = SENTENCE_END.search(text, word.end(), word.end() + LONGEST_SENTENCE)
        done = stop.end() if stop else min(len(text), word.end() + LONGEST_SENTENCE)
        # A mark before the sentence may begin a list: 。王某某受到……
        for name in find_names(text, max(0, start - 1), done):
            found = DISPOSITION.search(text, name.end, min(done, name.end + FARTHEST))
            if found and not ACTIVE.search(text, name.end, found.start()):
                yield name
