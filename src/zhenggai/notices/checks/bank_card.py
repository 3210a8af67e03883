"""写着银行卡号

查什么：16至19位、校验码成立的银行卡号（62开头，或者前面写着“卡号”“账号”），中间有空格的也查。打了星号的不报。
单位的对公账号没有校验码，不查。

为什么：银行卡号是敏感个人信息，公开后可能被人利用。

例：“已退回村民周某账号……的补贴1200元”。

怎么改：删去卡号；确需保留的，只留末四位。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.facts.personal_numbers import find_card_numbers
from zhenggai.notices.notice import Notice

CODE = "PRI102"
SEVERITY: Severity = "error"
FOR_PUBLIC = True


def check(notice: Notice) -> Iterator[Finding]:
    """Report each card number; the message does not repeat it."""
    for span in find_card_numbers(notice.source.text):
        yield Finding(span, "写着银行卡号，公开前要删去或者遮盖。")
