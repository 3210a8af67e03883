"""一个文号用在两个文件上

查什么：同一个发文字号，前后配了两个不同的文件名。文件名是简称、带不带“关于”“印发……的通知”、带不带（试行）的，
看作同一个文件，不报。

为什么：一个文号只对应一份文件。多半是从上一条复制过来忘了改，或者抄错了顺序号；公开后一查就能查出来。

例：“《云岭县接访制度》（云信发〔2023〕5号）”，后文又有“《云岭县信访考核办法》（云信发〔2023〕5号）”。

怎么改：核对两份原文件的文号；若是一份通知印发的两个附件，写清“印发《甲》和《乙》”，文号只写一次。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.document_numbers import key_of
from zhenggai.notices.facts.document_titles import is_same_document, plain_title
from zhenggai.notices.facts.regulations import Regulation
from zhenggai.notices.notice import Notice

CODE = "REF102"
SEVERITY: Severity = "warning"

LONGEST_SHOWN = 24


def check(notice: Notice) -> Iterator[Finding]:
    """Report each number whose titles cannot be one document."""
    for first, *others in numbered(notice).values():
        plain = plain_title(first.title)
        other = next((one for one in others if not is_one(plain, one)), None)
        if other and other.number_span and first.number_span:
            yield Finding(
                other.number_span,
                f"文号“{other.number}”用在两个文件上：{shown(first)}和{shown(other)}。",
                related=(Related(first.number_span, f"同一文号在这里属于{shown(first)}"),),
            )


def numbered(notice: Notice) -> dict[tuple[str, str, str], list[Regulation]]:
    """The documents of each number."""
    found: dict[tuple[str, str, str], list[Regulation]] = {}
    for one in notice.regulations:
        if one.number and one.title:
            found.setdefault(key_of(one.number), []).append(one)
    return found


def is_one(plain: str, other: Regulation) -> bool:
    """Whether another document may be the one with this plain title."""
    return is_same_document(plain, plain_title(other.title))


def shown(one: Regulation) -> str:
    """A title for a message, the end of a long one cut."""
    title = one.title if len(one.title) <= LONGEST_SHOWN else one.title[:LONGEST_SHOWN] + "……"
    return f"《{title}》"
