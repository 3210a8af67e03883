"""Numbers that claim something: 79.2亿元, 40余家, 83.7%, 两场. Names, ordinals, dates are none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zhenggai.notices.facts.chinese_counts import counts_in_chinese, pattern_of, rough_word
from zhenggai.notices.facts.counting_words import AFTER_DIGITS
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import SCALES, fold_widths, parse_chinese, parse_numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number that claims something.

    The span runs from the numeral to the end of the unit (`3万余米`); it leaves out a leading 近,
    约 or 超. `value` is the number as printed before 万/亿 (79.2 for 79.2亿元), `unit` the rest
    with its 万/亿 (亿元), so that `value` × `scale` is the plain number. `decimals` is the count of
    printed decimals and decides about rounding. `approximate` is 余, 多, 近, 约, 以上, 左右, 超,
    不少于 … or None. A rank (位居全市第二) has the unit 第, a score (得分98.11) has none.
    """

    span: Span
    numeral: Span
    text: str
    value: Decimal
    unit: str
    scale: int
    decimals: int
    approximate: str | None

    @property
    def plain(self) -> Decimal:
        """The value with 万 and 亿 multiplied out."""
        return self.value * self.scale

    @property
    def base_unit(self) -> str:
        """The unit without 万 and 亿: 元 for 亿元."""
        return self.unit.lstrip("万亿千百")


_N = "[0-9０-９]"
_C = "[〇零一二两三四五六七八九十百千万亿]"
# A blank; the line breaks of a hard-wrapped copy are taken out before
_GAP = r"[ \u3000\xa0]?"
# 40余家 · 2100多万元 · 3万余米 · 1,234.5吨 · １２项 · 3亿2000万元 · 50万(以上); not 3.15, T3, 1+6.
# Every repeat is bounded, so that a flood of digits is passed over in one go.
_DIGITS = rf"(?:{_N}{{0,2}}(?:,{_N}{{3}}){{1,5}}|{_N}{{0,14}})(?:[.．]{_N}{{1,6}})?(?!{_N})"
_MEASURED = (
    rf"{_GAP}(?P<rough>[余多来])?"
    rf"(?P<scale>(?:千(?![米克瓦伏])|百(?!分)|万|亿){{0,2}})(?P<more>(?<=亿){_N}{{1,4}}万)?"
    rf"(?P<rest>[余多])?{_GAP}(?:(?P<unit>{pattern_of(AFTER_DIGITS)})|(?<=[万亿余多]))"
)
# Not the 6 of 1+6 and T3, but the 32.6% of （+32.6%）
_WITH_DIGITS = re.compile(
    rf"(?P<n>{_N}(?<![0-9０-９A-Za-z.．][0-9０-９])(?<![^（(，,：:][+＋][0-9０-９]){_DIGITS}){_MEASURED}"
)
# 12处 of 「2.12处堆存点」, where 2. is known to be a label
_BEHIND_LABEL = re.compile(rf"(?P<n>{_N}{_DIGITS}){_MEASURED}")
# 百分之三十 · 百分之八点五 · 百分之90
_PERCENT = re.compile(
    rf"百分之(?P<n>{_C}{{1,6}}(?:点{_C}{{1,4}})?|{_N}{{1,4}}(?:[.．]{_N}{{1,4}})?)"
)
# 得分98.11, · 评分为95。
_SCORE = re.compile(
    rf"(?:得分|评分|均分|总分|分值|指数)(?:高达|达到|[为达是])?[ ]?"
    rf"(?P<n>{_N}{{1,4}}(?:[.．]{_N}{{1,4}})?)"
    r"(?=[,，。;；、)）])"
)
# 位居全市第二 · 排名第3 · 列全省第一; 第二批 and 第一名 are none
_RANK = re.compile(
    rf"第(?P<n>[一二三四五六七八九十]{{1,3}}|{_N}{{1,3}})(?=[,，。;；、)）]|位[,，。;；、)）])"
)
_RANKED = re.compile(
    "(?:位居|位列|名列|居|列|排名|排|跃居|升至|跃升|上升|全[国省市区县州校])[^。;；第]{0,8}$"
)
# 300— of 300—500户 · 10% 至
_RANGE_BEGINS = re.compile(
    rf"(?<![0-9０-９A-Za-z.．年月])(?P<n>{_N}{{1,9}}(?:[.．]{_N}{{1,4}})?)[-－—–~～至到]{{1,2}}$"
)
# 61、 of 61、112、24、38微克; not 第3、4条, 7、8月
_LISTED = re.compile(
    rf"(?<![0-9０-９A-Za-z.．年月第〔（(])(?P<n>{_N}{{1,9}}(?:[.．]{_N}{{1,4}})?)、$"
)
_MOST_LISTED = 12
# 半年以上 · 半年左右; not 每半年, 上半年
_HALF_YEAR = re.compile("(?P<n>半)(?<![每上下前后大多].)年(?=以上|以内|左右|多)")
_TITLE = re.compile("《[^《》\n]{1,120}》")
_QUOTE = re.compile("“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’")
_SHORT_QUOTE = 10
_AFTER = ("以上", "左右", "以内", "以下", "不等")
_BEFORE_LAST = tuple("-－—–~～至到、")
_RANKABLE = ("家", "位")


def extract_quantities(text: str, taken: list[Span]) -> tuple[Quantity, ...]:
    """All quantities of `text` in order.

    `taken` are spans (dates, labels, document numbers) whose digits are no claims.
    """
    names = _mark_names(text, taken)
    found = [
        *_with_digits(text, names, _WITH_DIGITS.finditer(text)),
        *_with_digits(text, names, _behind_labels(text, taken)),
        *_in_chinese(text, names),
        *_percents_and_ranks(text, names),
    ]
    ranks = {one.numeral.start for one in found if one.unit == "第"}
    # 第3位: the rank is one claim
    own = (one for one in found if one.unit == "第" or one.span.start not in ranks)
    return tuple(sorted(own, key=lambda one: one.span))


def _mark_names(text: str, taken: list[Span]) -> bytearray:
    """One byte a character: 2 where no number is a claim, 1 where one in Chinese digits is none."""
    marks = bytearray(len(text))
    for one in _QUOTE.finditer(text):
        length = one.end() - one.start()
        marks[one.start() : one.end()] = (b"\2" if length <= _SHORT_QUOTE else b"\1") * length
    for start, end in [one.span() for one in _TITLE.finditer(text)] + list(taken):
        marks[start:end] = b"\2" * (end - start)
    return marks


def _behind_labels(text: str, taken: list[Span]) -> Iterator[re.Match[str]]:
    """Numerals right behind the point of a label, where they look like its decimals."""
    for _, end in taken:
        if text[end - 1 : end] in (".", "．") and text[end : end + 1].isdecimal():
            found = _BEHIND_LABEL.match(text, end)
            if found:
                yield found


def _with_digits(
    text: str, names: bytearray, matches: Iterable[re.Match[str]]
) -> Iterator[Quantity]:
    for one in matches:
        start = one.start()
        if names[start] == 2 or (text[start - 1 : start] == "第" and one["unit"] not in _RANKABLE):
            continue
        # 1⏎6只: the line of a copy breaks inside the number
        if text[start - 1 : start] == "\n" and text[start - 2 : start - 1].isdecimal():
            continue
        numeral, rough, scale, more, rest, unit = one.groups("")
        # 3亿2000万元 is read as a whole, 3.2万元 as 3.2 and its 万
        value = parse_numeral(numeral + scale + more) if more else _plain_value(numeral)
        if value is None:
            continue
        scale = "" if more else scale
        quantity = _quantity(text, one, value, (scale, unit, rough or rest))
        if text[start - 1 : start] in _BEFORE_LAST:
            yield from _without_unit(text, quantity, names)
        yield quantity


def _plain_value(numeral: str) -> Decimal:
    """The value of digits that the pattern has already weighed."""
    return Decimal(fold_widths(numeral).replace(",", ""))


def _without_unit(text: str, last: Quantity, names: bytearray) -> Iterator[Quantity]:
    """Numbers that share the unit of the last: 300 of 300—500户, 61 and 112 of 61、112、24微克."""
    at = last.span.start
    shape = _LISTED if text[at - 1] == "、" else _RANGE_BEGINS
    for _ in range(_MOST_LISTED):
        reach = max(at - 16, 0)
        one = shape.search(text[reach:at])
        if one is None or names[reach + one.start("n")] == 2:
            return
        span = Span(reach + one.start("n"), reach + one.end("n"))
        yield replace(
            last,
            span=span,
            numeral=span,
            text=one["n"],
            value=_plain_value(one["n"]),
            decimals=_decimals(one["n"]),
        )
        if shape is _RANGE_BEGINS:
            return
        at = span.start


def _in_chinese(text: str, names: bytearray) -> Iterator[Quantity]:
    for one in counts_in_chinese(text):
        if names[one.start()]:
            continue
        numeral, rough, scale, unit = one.groups("")
        bare = numeral.rstrip("万亿")
        # 近万人次 is one 万人次, 近百家 a hundred 家
        value = parse_chinese("一" + bare if bare in ("", "百", "千") else bare)
        if value is not None:
            scale = numeral[len(bare) :] + scale
            yield _quantity(text, one, Decimal(value), (scale, unit, rough))


def _percents_and_ranks(text: str, names: bytearray) -> Iterator[Quantity]:
    """百分之三十, 得分98.11, 位居全市第二, 半年以上."""
    for one in _HALF_YEAR.finditer(text):
        if not names[one.start()]:
            yield _whole(text, one, Decimal("0.5"), "年")
    for one in _PERCENT.finditer(text):
        if not names[one.start()] and (value := _percentage(one["n"])) is not None:
            yield _whole(text, one, value, "%")
    for one in _SCORE.finditer(text):
        if names[one.start()] != 2:
            span = Span(*one.span("n"))
            value = _plain_value(one["n"])
            yield Quantity(span, span, one["n"], value, "", 1, _decimals(one["n"]), None)
    for one in _RANK.finditer(text):
        before = text[max(one.start() - 14, 0) : one.start()]
        if not names[one.start()] and _RANKED.search(before):
            rank = parse_numeral(one["n"])
            if rank is not None:
                yield _whole(text, one, rank, "第")


def _percentage(numeral: str) -> Decimal | None:
    """三十 is 30, 八点五 8.5, 百 100."""
    whole, _, part = numeral.partition("点")
    value = Decimal(100) if whole == "百" else parse_numeral(whole)
    if value is None or not part:
        return value
    digits = [parse_chinese(letter) for letter in part]
    return value + Decimal("0." + "".join(map(str, digits)))


def _whole(text: str, one: re.Match[str], value: Decimal, unit: str) -> Quantity:
    """百分之三十 and 第二, whose span begins with the words before the digits."""
    span = Span(one.start(), one.end())
    decimals = max(-int(value.as_tuple().exponent), 0)
    rough = _approximation(text, span)
    return Quantity(span, Span(*one.span("n")), one[0], value, unit, 1, decimals, rough)


def _quantity(
    text: str, one: re.Match[str], value: Decimal, words: tuple[str, str, str]
) -> Quantity:
    scale, unit, rough = words
    span = Span(one.start(), one.end())
    times = 1
    for letter in scale:
        times *= SCALES[letter]
    return Quantity(
        span,
        Span(*one.span("n")),
        one[0],
        value,
        scale + unit,
        times,
        _decimals(one["n"]),
        rough or _approximation(text, span),
    )


def _approximation(text: str, span: Span) -> str | None:
    """以上 behind the number, or 近 before it."""
    start, end = span
    after = text[end : end + 2]
    if after in _AFTER:
        return after
    return rough_word(text, start)


def _decimals(numeral: str) -> int:
    """How many decimals are printed; the full-width point counts too."""
    at = max(numeral.find("."), numeral.find("．"))
    return len(numeral) - at - 1 if at >= 0 else 0
