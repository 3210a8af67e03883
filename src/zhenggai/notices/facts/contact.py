"""The contact line at the end: telephone, address, e-mail, postcode.

Only the end of a paper is read, from the request to the public (欢迎…监督) on, so that a
telephone number of the body is never taken for the office's own.
"""

import re
from dataclasses import dataclass

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span
from zhenggai.notices.unbroken import unbroken


@dataclass(frozen=True, slots=True)
class Contact:
    """What the public is given to reach the office, as printed; spans by field name."""

    phone: str | None
    address: str | None
    email: str | None
    postcode: str | None
    spans: dict[str, Span]


# How far from the end the contact block may begin, how long it may be, and how far apart its lines.
REACH = 4000
LENGTH = 1500
APART = 300
LINES = 200

# 欢迎广大干部群众监督 · 如有意见建议 · 联系方式 · 监督电话： · 电子邮箱 · 通信地址
_CUE = re.compile(
    r"欢迎(?:广大|社会|各界|全体|干部|党员|群众|监督|全[市县区州院校])|如有(?:意见|不同|异议|问题)"
    r"|联系(?:方式|电话|地址|人)|(?<!公布)(?<!设立)(?<!开通)(?<!畅通)(?:监督|举报|值班|办公|咨询|反映|受理)电话"
    r"|邮政(?:信箱|编码|地址)|通[信讯]地址|电子(?:邮|信)箱"
)
_DASH = "[-－—–―─~～]"
# (0592)5720117 · 0546-8301223转802 · 0532—87610808 · 010 6512 3456 · 138 0013 8000
# 400-810-8888 · 87610808 · 12388
_NUMBER = (
    rf"(?:[（(]?0\d{{2,3}}[)）]?[ ]?{_DASH}{{0,2}}[ ]?\d{{3,4}}[ ]?\d{{4}}"
    rf"(?:(?:{_DASH}|转)\d{{1,5}})?"
    rf"|1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}|[48]00-?\d{{3}}-?\d{{4}}|\d{{7,8}}|1\d{{4}})(?!\d)"
)
# 联系电话:0592-… · 电话,0546-… · 联系方式(工作日):区委办 0532—… ; several numbers: 8301223、8301224
_PHONE = re.compile(
    r"(?:电[ 　]{0,6}话|联系方式|热线|手机)(?:号码)?(?:[ ]?[（(][^（()）\n]{0,30}[)）])?"
    rf"[^\d（(。;；]{{0,16}}(?P<value>{_NUMBER}(?:[ ]?[、,，/;；或和][ ]?{_NUMBER}){{0,4}})"
)
# 0371-6363 9000 without a label
_BARE_PHONE = re.compile(
    rf"(?<![\d-])(?P<value>[（(]?0\d{{2,3}}[)）]?[ ]?{_DASH}{{0,2}}[ ]?\d{{7,8}})(?!\d)"
)
# kfq-dw@dy.example.cn · a_b.c＠163.com
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])(?P<value>[A-Za-z0-9._%+-]{1,64}[ ]?[@＠][ ]?[A-Za-z0-9-]{1,63}"
    r"(?:\.[A-Za-z0-9-]{1,63}){1,5})"
)
# 邮政编码:257091 · 邮编 361006 · （邮编：450000） · 邮    编：021200
_POSTCODE = re.compile(r"(?:邮政编码|邮政编号|邮[ 　]{0,6}编)[^\d\n]{0,4}(?P<value>\d{6})(?!\d)")
_NEXT_LABEL = (
    r"邮政编码|邮编|电子(?:邮|信)|邮箱|E-?mail|EMAIL|e-?mail"
    r"|(?:联系|监督|办公|值班|举报|咨询)?电话|联系人|联系方式|传真|收[件信]人|信封|请[注在写]"
)
# 邮政信箱:… · 通信地址：…；· 地址 … 邮编 · 来信地址(邮寄):…
_ADDRESS = re.compile(
    r"(?:邮政(?:信箱|地址)|通[信讯](?:地址|处)|信函(?:邮寄)?地址"
    r"|(?<![箱件站址])地[ 　]{0,6}址|(?<![子])信箱(?!地址))"
    r"(?:[ ]?[（(][^（()）\n]{0,20}[)）])?[ ]?[:：,，、]?[ 　]?"
    rf"(?P<value>[^;；。\n]{{3,80}}?)(?=[ 　]*(?:[;；。\n]|$|[,，、 　（(]*(?:{_NEXT_LABEL})))"
)
_EDGE = " \t　,，、:：*"
_PATTERNS = (("email", _EMAIL), ("postcode", _POSTCODE), ("address", _ADDRESS))


def extract_contact(text: str, paragraphs: tuple[Paragraph, ...]) -> Contact:
    """The contact line, sought from the end."""
    tail = unbroken(text, paragraphs[-LINES:])
    text = tail.text
    start, end = _block(text, tail.paragraphs(paragraphs[-LINES:]))
    spans: dict[str, Span] = {}
    phone = _PHONE.search(text, start, end) or _BARE_PHONE.search(text, start, end)
    if phone:
        spans["phone"] = Span(*phone.span("value"))
    for name, pattern in _PATTERNS:
        span = _first(text, pattern, start, end)
        if span:
            spans[name] = span
    values = {name: text[span.start : span.end] for name, span in spans.items()}
    placed = {name: tail.span(span) for name, span in spans.items()}
    ordered = dict(sorted(placed.items(), key=lambda item: item[1]))
    return Contact(
        phone=values.get("phone"),
        address=values.get("address"),
        email=values.get("email"),
        postcode=values.get("postcode"),
        spans=ordered,
    )


def _block(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[int, int]:
    """Where the contact block lies: from the last request to the public or the last labels on."""
    cues = [cue.start() for cue in _CUE.finditer(text, max(0, len(text) - REACH))]
    if not cues:
        return len(text), len(text)
    start = cues[-1]
    for cue in reversed(cues):
        if start - cue > APART:
            break
        start = cue
    inside = [one for one in paragraphs if one.start <= start < one.end]
    end = max(inside[0].end if inside else start, start + LENGTH)
    return start, min(end, start + REACH, len(text))


def _first(text: str, pattern: re.Pattern[str], start: int, end: int) -> Span | None:
    """The first value of a pattern in a stretch, its blank ends left out."""
    for found in pattern.finditer(text, start, end):
        first, last = found.span("value")
        while first < last and text[first] in _EDGE:
            first += 1
        while first < last and text[last - 1] in _EDGE:
            last -= 1
        value = text[first:last]
        if pattern is _ADDRESS and ("@" in value or "＠" in value or len(value) < 3):
            continue
        return Span(first, last)
    return None
