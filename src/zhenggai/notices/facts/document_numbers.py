"""Document numbers (发文字号) as printed: 市中发〔2020〕28号, and the irregular ways to write one.

Irregular numbers are read as well, so that they can be reported. Numbers of courts, accountants and
licences, which have rules of their own, are no document numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One number. `agency` is the issuer's code (市中发), `year` and `order` the printed digits.

    `brackets` are those around the year ("〔〕", "" where there are none), `ordinal` is 第 or "",
    `inside` says that the order stands in the brackets (〔2020-11〕), `suffix` is 号 or "".
    """

    span: Span
    agency: str
    brackets: str
    year: str
    ordinal: str
    order: str
    inside: bool
    suffix: str


# 〔2020〕28号 · [2020]28号 · 【2020】第28号 · (2020)028号 · 〔20〕3号 · 〔2020-11〕 · 〔2020〕 7 号
YEAR_AND_ORDER = re.compile(
    r"(?P<open>[〔\[【［（(〈])\s?(?P<year>\d{2,5}|[一二][〇○零一二三四五六七八九]{3})\s?年?"
    r"(?:\s?[-—–－]{1,2}\s?(?P<inner>\d{1,4})\s?(?P<innerhao>号?))?\s?(?P<close>[〕\]】］）)〉])"
    r"(?:\s?(?P<di>第?)\s?[-—–－]?\s?(?P<order>\d{1,5})(?!\d)\s?(?P<hao>号?)|(?P<hao2>号)?)"
)
# After a title, in brackets: 《…》(市中发2020年28号) · （市中发2020第28号） · （市中发2020-11号）
WITHOUT_BRACKETS = re.compile(
    r"》\s?[（(]\s?(?P<agency>[\u4e00-\u9fa5]{1,10}[发字函办规文通令政党委])\s?(?P<year>(?:19|20)\d\d)"
    r"\s?(?:年|[-—–－]|\s)?\s?(?P<di>第?)\s?(?P<order>\d{1,4})\s?(?P<hao>号?)\s?[)）]"
)
# What stands before an issuer's code in running text: 根据市中发 · 印发了市政办 · 区委办公室区办发
LEAD = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|参照|对照|落实|贯彻|执行|学习|传达|转发|印发|下发|制发|发布|出台|制定|修订|文号|字号|编号"
    r"|办公室|办公厅|委员会|通知|文件|以及|[的了为按据以])"
)
CONNECTOR = re.compile("[和与及]")
# Numbers of other trades: 鲁某会审字(2020)第012号 · 济国用(2008)第0200123号 · (2020)鲁民初12号
OTHER_TRADE = re.compile(
    r"(?:[审验评鉴咨核裁仲证民刑执破赔检估房权]字?|[国集]用|评报字?|产权|许字?|地字|建字|编号)$"
)
# Codes end like this, also in protocols: 党组会纪要(2020)5号. Only such a code lends trust to
# everyday brackets.
CODE_END = re.compile(r"[发字函办规文通令政党委电呈报请复批任督巡纪组宣行人教卫财建农改]$|纪要$")
LONGEST_CODE = 16
# 市中发 · X党字; 号 belongs to the number before.
CODE = re.compile(r"[\u4e00-\u53f6\u53f8-\u9fa5A-Za-z]+$")
# The parts of a printed number: 云发, 2020, 3
CODE_AND_DIGITS = re.compile(r"^[^\d〔\[【［（(〈\s]+|\d+")
FULL_YEAR = re.compile(r"(?:19|20)\d\d")


def find_document_numbers(text: str) -> Iterator[DocumentNumber]:
    """Every document number of `text` in order."""
    found = [
        number
        for match in YEAR_AND_ORDER.finditer(text)
        if (number := bracketed(text, match) or swapped(text, match))
    ]
    if "》" in text:
        found += map(unbracketed, WITHOUT_BRACKETS.finditer(text))
    yield from sorted(found, key=lambda number: number.span)


def bracketed(text: str, match: re.Match[str]) -> DocumentNumber | None:
    """The number whose year stands in brackets, if it is one."""
    order = match["inner"] or match["order"]
    suffix = match["innerhao"] or match["hao"] or match["hao2"] or ""
    if not order or (match["inner"] and match["order"]):
        return None
    # （市中发〔2020〕28）: without 号 only where nothing else can be meant.
    if not suffix and (match["open"] != "〔" or text[match.end() : match.end() + 1] not in ")）"):
        return None
    start = start_of_code(text, match.start())
    agency = text[start : match.start()].rstrip()
    if not agency or OTHER_TRADE.search(agency):
        return None
    if match["open"] != "〔" and not FULL_YEAR.fullmatch(match["year"]):
        return None
    if match["open"] in "(（〈" and not CODE_END.search(agency):
        return None
    return DocumentNumber(
        span=Span(start, match.start() + len(match[0].rstrip())),
        agency=agency,
        brackets=match["open"] + match["close"],
        year=match["year"],
        ordinal=match["di"] or "",
        order=order,
        inside=bool(match["inner"]),
        suffix=suffix,
    )


def swapped(text: str, match: re.Match[str]) -> DocumentNumber | None:
    """The number whose brackets stand around the order: 云发2021〔37〕号."""
    first = match.start() - 4
    if not match["hao2"] or match["inner"] or not FULL_YEAR.fullmatch(text, first, match.start()):
        return None
    start = start_of_code(text, first)
    agency = text[start:first].rstrip()
    if not agency or OTHER_TRADE.search(agency) or not CODE_END.search(agency):
        return None
    return DocumentNumber(
        span=Span(start, match.end()),
        agency=agency,
        brackets="",
        year=text[first : match.start()],
        ordinal="",
        order=match["year"],
        inside=False,
        suffix="号",
    )


def unbracketed(match: re.Match[str]) -> DocumentNumber:
    """The number whose year stands bare."""
    end = match.end("hao") if match["hao"] else match.end("order")
    return DocumentNumber(
        span=Span(match.start("agency"), end),
        agency=match["agency"],
        brackets="",
        year=match["year"],
        ordinal=match["di"],
        order=match["order"],
        inside=False,
        suffix=match["hao"],
    )


def start_of_code(text: str, end: int) -> int:
    """Where the issuer's code begins that ends at `end`; `end` itself where there is none."""
    last = end - 1 if text[end - 1 : end] == " " else end
    window = text[max(0, last - LONGEST_CODE) : last]
    code = CODE.search(window)
    if not code:
        return end
    start = last - len(code[0])
    lead = LEAD.match(text, start, last - 1)
    if lead:
        return lead.end()
    # 《甲》和市中发〔…: in a list the first character joins; 和政发 is a county's code.
    joined = text[start - 1 : start] in ("》", "号", ")", "）") and CONNECTOR.match(text, start)
    return start + 1 if joined and last - start > 2 else start


def key_of(number: str) -> tuple[str, str, str]:
    """The same for every way to print one number: 云发〔2020〕3号 and 云发[2020]第03号."""
    code, *digits = CODE_AND_DIGITS.findall(number)
    return code, digits[0] if len(digits) > 1 else "", digits[-1].lstrip("0") if digits else ""
