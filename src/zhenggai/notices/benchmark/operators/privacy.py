"""Operators on what must not be published; all names and numbers are made up."""

import re
from collections.abc import Callable, Iterator

from zhenggai.notices.benchmark.planting import Edit, Operator, Paper, swap

STOP = re.compile(r"[一-龥\d]{4}。\n")


def set_in(*words: str) -> Callable[[Paper], Iterator[Edit]]:
    """A clause set in before the full stop of a paragraph."""

    def edits(paper: Paper) -> Iterator[Edit]:
        # The office's own contact line at the end is no private matter.
        body = paper.text.rindex("。\n", 0, len(paper.text) - 300)
        for number, match in enumerate(STOP.finditer(paper.text, 0, body)):
            at = match.end() - 2
            yield swap(at, at, words[number % len(words)])

    return edits


def marked_secret(_: Paper) -> Iterator[Edit]:
    """A secrecy mark above the title."""
    for mark in ("秘密★1年\n", "机密\n", "内部资料　注意保存\n秘密★5年\n"):
        yield swap(0, 0, mark)


PRIVACY = (
    Operator(
        "identity_number",
        ("PRI",),
        "公开稿有身份证号",
        set_in("，清退赵某（身份证号110105194912310046）", "，当事人身份证号为11010519491231002X"),
        public=True,
    ),
    Operator(
        "bank_card",
        ("PRI",),
        "公开稿有银行卡号",
        set_in("，退款已转入6222020200112233446账户", "，账号6222 0202 0011 2233 446"),
        public=True,
    ),
    Operator(
        "personal_mobile",
        ("PRI",),
        "公开稿有个人手机号",
        set_in("，当事人李某手机13900000000", "，当事人电话139 0000 0000"),
        public=True,
    ),
    Operator(
        "home_address",
        ("PRI",),
        "公开稿有家庭住址",
        set_in(
            "，当事人家住望溪区书院街道青松小区6号楼2单元501室",
            "，住址为枫桥岭镇柳沟村3组18号",
        ),
        public=True,
    ),
    Operator(
        "name_beside_disposition",
        ("PRI",),
        "公开稿点名处分",
        set_in("，给予原副主任赵建国党内严重警告处分", "，对原科长钱志明予以诫勉谈话"),
        public=True,
    ),
    Operator("secrecy_mark", ("PRI",), "公开稿有密级标志", marked_secret, public=True),
)
