"""What a summary for a unit (交办摘要) may not tell: who spoke, and what leads to a person.

The office writes it in its own words. What identifies somebody is refused, however it is typed;
what may do so is pointed out, and goes out only when the office says that it looked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.notices.checks import (
    bank_card,
    home_address,
    identity_number,
    run,
)
from zhenggai.notices.facts.person_names import NO_NAMES, PERSON, find_names
from zhenggai.notices.facts.personal_numbers import find_mobile_numbers
from zhenggai.notices.reading import read_text
from zhenggai.opinions.giving_away import given_away, like_given_name, plainly
from zhenggai.opinions.sealing import Told

LONGEST_SUMMARY = 2000
# So many letters in one run as the person wrote them tell the hand.
SAME_LETTERS = 20
# 0531-81234567 · (0531)8123456 · 电话81234567; an amount of eight digits is none
_TELEPHONE = re.compile(
    r"(?<!\d)[(（]?0\d{2,3}[)）]?\s?[-－—]?\s?[2-8]\d{6,7}(?!\d)"
    r"|(?:电话|座机|拨打|号码)[^\d\n]{0,4}[2-8]\d{6,7}(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# 张三反映 · 王五同志; 李某某说 is masked and no name
_NAME = re.compile(rf"(?P<name>{PERSON})(?=反映|举报|说|称|同志|先生|女士|等人|本人)")
# 138.1234.5678
_MOBILE_APART = re.compile(r"(?<![\d.])1[3-9](?:[-－—–_.·]?\d){9}(?![\d.])")
# 微信号wx_12345 · QQ：12345678; 微信公众号 is an office's
_ACCOUNT = re.compile(
    r"(?:微信|v信|wechat|vx|qq|扣扣)(?:号码?|账号|帐号|id)?[:：为是]{0,2}[a-z0-9][a-z0-9_-]{4,19}"
    r"|(?<![a-z])wx(?:id)?_[a-z0-9_-]{4,}"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a summary that may tell who somebody is."""

    words: str
    why: str


def check_summary(summary: str, told: Told, *, has_looked: bool) -> tuple[Doubt, ...]:
    """The doubts that stay open; none where the office looked. Raises NotAllowed for what may not
    go out at all."""
    text = summary.strip()
    if not text:
        raise NotAllowed("empty", "请写交办摘要：只写要核查、办理什么，不写谁反映的。")
    if len(text) > LONGEST_SUMMARY:
        raise NotAllowed("too_long", f"交办摘要最多{LONGEST_SUMMARY}个字，现在是{len(text)}个。")
    refuse_secret(text)
    if found := list(dict.fromkeys(_telling(text, told))):
        raise NotAllowed(
            "private",
            f"交办摘要里有{'、'.join(found)}，承办单位会因此知道反映人或者有关个人。请删去后再交办。",
        )
    return () if has_looked else tuple(_doubts(text, told))


def _telling(text: str, told: Told) -> Iterator[str]:
    """What identifies, as a person reads it."""
    yield from given_away(text, told)
    notice, plain = read_text(text), plainly(text)
    typed = (notice, read_text(plain.upper()))
    if any(any(run(identity_number, one)) for one in typed):
        yield "身份证号码"
    if any(any(run(bank_card, one)) for one in typed):
        yield "银行卡号"
    if any(_is_telephone(one) for one in (text, plain)):
        yield "电话号码"
    if _ACCOUNT.search(plain):
        yield "微信号、QQ号"
    if _MAIL.search(plain):
        yield "电子邮箱"
    if any(run(home_address, notice)):
        yield "住址"


def _is_telephone(text: str) -> bool:
    return bool(
        any(find_mobile_numbers(text)) or _MOBILE_APART.search(text) or _TELEPHONE.search(text)
    )


def _doubts(text: str, told: Told) -> Iterator[Doubt]:
    for same in dict.fromkeys(like_given_name(text, told)):
        yield Doubt(same, "与反映人的名字或者姓相同，请看是不是指这个人")
    together = "\n".join("".join(line.split()) for line in text.splitlines())
    names = [together[slice(*span)] for span in find_names(together, 0, len(together))]
    names += [one["name"] for one in _NAME.finditer(together) if one["name"][:2] not in NO_NAMES]
    for name in dict.fromkeys(names):
        yield Doubt(name, "像是人的姓名")
    if same := _longest_same(text, told.text):
        yield Doubt(same, "照抄了原话，可能认得出反映人")


def _longest_same(text: str, said: str) -> str:
    """The longest run of the person's own words; empty where none is long."""
    found = SequenceMatcher(None, text, said, autojunk=False).find_longest_match()
    return text[found.a : found.a + found.size] if found.size >= SAME_LETTERS else ""
