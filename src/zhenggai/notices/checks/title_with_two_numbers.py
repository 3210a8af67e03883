"""一个文件配了两个文号

查什么：同一个文件名，前后配了同一机关的两个不同文号，而且年份相同，或者顺序号相同只是年份不同。年份和顺序号都不同的，
可能是修订前后的两版，不报。

为什么：一份文件只有一个文号，两处不一样，必有一处抄错。

例：“《云岭县接访制度》（云信发〔2023〕5号）”，后文写作“《云岭县接访制度》（云信发〔2023〕15号）”。

怎么改：核对原文件，把抄错的一处改过来。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.document_numbers import key_of
from zhenggai.notices.facts.document_titles import TELLING_TITLE, plain_title
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.notice import Notice

CODE = "REF103"
SEVERITY: Severity = "warning"


def check(notice: Notice) -> Iterator[Finding]:
    """Report each title whose numbers contradict each other."""
    seen: dict[str, Regulation] = {}
    for one in notice.regulations:
        if not one.number_span:
            continue
        plain = plain_title(one.title)
        if len(plain) < TELLING_TITLE:
            continue
        first = seen.setdefault(plain, one)
        if first.number_span and contradict(str(first.number), str(one.number)):
            yield Finding(
                one.number_span,
                f"同一个文件前面的文号是“{first.number}”，这里是“{one.number}”。",
                related=(Related(first.number_span, "前面的文号"),),
            )


def contradict(first: str, second: str) -> bool:
    """Whether two numbers of one title cannot both be right: same issuer, one part differs."""
    code, year, order = key_of(first)
    other_code, other_year, other_order = key_of(second)
    return code == other_code and (year == other_year) != (order == other_order)
