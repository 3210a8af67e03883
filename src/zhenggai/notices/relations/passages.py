"""Quantities with the words around them, paragraph by paragraph: what sums are read from."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import PERCENT, kind_of, slack_of

# A paragraph with more figures than this is a table or damage; it is compared in pieces.
MOST = 48
STOP = re.compile(r"[。！？]")
# Marks that end the words of one figure.
MARK = re.compile(r"[，,、；;：:。！？（）()\n]")
# 300 of 300—500户 · 3至5天
RANGE_GAP = re.compile(r"[-－—–~～至到]{1,2}")
# 平均每月46件 · 人均 · 每300户 · 日均: a rate and no count
EACH = re.compile(r"(?:每[^，,。]{0,6}|[人户日月年均]均[^，,。]{0,12}|平均[^，,。]{0,4})$")
# 「进出口过」百万美元, 「至少」2次
ROUGHLY = re.compile(r"(?:[过逾满]|至少|至多|最[高低多少]|不[足少超低][于过]?)$")
ROUGH_ENDS = frozenset("过逾满少多高低超于足")
# 「，占69.92%」 between two parts
SHARE = re.compile(r"[，,（(]占比?[^，,；;。]{0,8}?\d{1,3}(?:\.\d{1,3})?[%％][)）]?")
# 「、56.92万元，」 of 「411张、56.92万元，手续不全的15张」
PAIRED = re.compile(
    r"[、，,](?:面积|金额|资金|价值)?\d[\d.,]{0,12}[^\d，,、；;。（(]{1,6}(?=[，,、；;])"
)
# 「3个股室负责人」 are persons.
PERSON = re.compile(r"[^，,、。；]{0,6}(?:负责人|责任人|干部|人员|同志|党员|职工|工作者)")
# Units by their last letter that may count one thing
GROWTHS = "%点倍"
ALIKE = {"个": "人", "名": "人", "位": "人", "％": "%"}
LEAD = 24
TAIL = 14
# So much of a long gap is kept, half at each end.
GAP = 400


class Figure(NamedTuple):
    """A quantity with the words around it; a tuple, as a notice has hundreds of them.

    `gap` is the text since the figure before it in the paragraph. `lead` are the words of its own
    clause before the numeral (those of the figure before where only 、 stands between:
    其余52笔、1312.5万元), `tail` those after the unit. `depth` counts open brackets, `sentence` the
    sentences of the paragraph. `plain` is the value with 万 and 亿 multiplied out, `slack` what
    rounding may have changed of it. `is_exact` tells that no 余, 约 or 过 makes it rough, `is_rate`
    that it is told of each and counts nothing (平均每月46件), `is_closed` that a mark and no
    further figure ends the tail (5个已完成，).
    """

    quantity: Quantity
    kind: str
    plain: Decimal
    slack: Decimal
    gap: str
    lead: str
    tail: str
    depth: int
    sentence: int
    is_exact: bool
    is_rate: bool
    is_closed: bool

    @property
    def start(self) -> int:
        """Where the quantity begins."""
        return self.quantity.span.start

    @property
    def end(self) -> int:
        """Where the quantity ends."""
        return self.quantity.span.end

    @property
    def text(self) -> str:
        """The print."""
        return self.quantity.text

    @property
    def is_percent(self) -> bool:
        """Whether it is a share in hundredths."""
        return self.kind in PERCENT

    @property
    def words(self) -> str:
        """The words before and after it."""
        return f"{self.lead}　{self.tail}"

    @property
    def told(self) -> str:
        """The words of what became of it: the tail counts only where it ends its clause."""
        return self.words if self.is_closed else self.lead


def passages(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Figure, ...]]:
    """Every paragraph with two figures of one kind, at most `MOST` figures at a time.

    A figure whose kind stands once in its paragraph has no like and is left out.
    """
    for begin, row in paragraphs(text, quantities):
        kinds = [ALIKE.get(one.unit[-1:], one.unit[-1:]) for one in row]
        if len(set(kinds)) < len(kinds):
            likes = [kind in GROWTHS or kinds.count(kind) > 1 for kind in kinds]
            yield comparable(figures(text, begin, row, likes))


def paragraphs(
    text: str, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, Sequence[Quantity]]]:
    """The quantities of every paragraph, and where its text begins to matter.

    A cell of a table is a paragraph of its own: its neighbour tells another thing, or another time.
    """
    text = text.replace("\t", "\n")
    begin = at = 0
    while at < len(quantities):
        start = quantities[at].span.start
        begin = text.rfind("\n", begin, start) + 1 or begin
        end = text.find("\n", start)
        first = at
        while (
            at < len(quantities)
            and at - first < MOST
            and (end < 0 or quantities[at].span.start < end)
        ):
            at += 1
        yield begin, quantities[first:at]
        begin = quantities[at - 1].span.end


def figures(text: str, begin: int, row: Sequence[Quantity], likes: Sequence[bool]) -> list[Figure]:
    """The quantities of one paragraph that have their like in it, with their words."""
    found: list[Figure] = []
    before = None
    for at, quantity in enumerate(row):
        if likes[at]:
            after = row[at + 1].span.start if at + 1 < len(row) else quantity.span.end + TAIL
            before = figure(text, quantity, begin, after, before)
            found.append(before)
            begin = quantity.span.end
    return found


def comparable(row: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of a paragraph without ends of ranges."""
    ends = {at for at, one in enumerate(row) if len(one.gap) < 3 and RANGE_GAP.fullmatch(one.gap)}
    if not ends:
        return tuple(row)
    return tuple(one for at, one in enumerate(row) if at not in ends and at + 1 not in ends)


def figure(
    text: str, quantity: Quantity, reached: int, after: int, before: Figure | None
) -> Figure:
    """A quantity with the words from where the figure before it ended to where the next begins."""
    start, end = quantity.span
    gap = text[reached:start]
    depth, sentence = place_of(gap, before)
    lead = lead_of(gap, before)
    until = min(after, end + TAIL)
    mark = MARK.search(text, end, until)
    tail = text[end : mark.start() if mark else until]
    kind = kind_of(quantity)
    return Figure(
        quantity,
        "人" if kind == "个" and PERSON.match(tail) else kind,
        quantity.plain,
        slack_of(quantity, kind),
        gap if len(gap) <= GAP else clipped(gap),
        lead,
        tail,
        depth,
        sentence,
        quantity.approximate is None and not (lead[-1:] in ROUGH_ENDS and ROUGHLY.search(lead)),
        ("每" in lead or "均" in lead) and bool(EACH.search(lead)),
        mark is not None or until >= len(text),
    )


def place_of(gap: str, before: Figure | None) -> tuple[int, int]:
    """How many brackets are open after a gap, and the number of the sentence."""
    depth, sentence = (before.depth, before.sentence) if before else (0, 0)
    if "。" in gap or "！" in gap or "？" in gap:
        gap = STOP.split(gap)[-1]
        depth, sentence = 0, sentence + 1
    if depth or "(" in gap or "（" in gap:
        opens = gap.count("(") + gap.count("（")
        depth = max(0, depth + opens - gap.count(")") - gap.count("）"))
    return depth, sentence


def lead_of(gap: str, before: Figure | None) -> str:
    """The words of its own clause before a figure."""
    lead = MARK.split(gap[-LEAD:])[-1]
    if not before:
        return lead
    return before.lead if not lead and gap.strip(" \u3000") in ("、", "，", ",") else lead


def follows(one: Figure) -> bool:
    """Whether a figure follows the one before it as the next item of a list, its share aside."""
    gap = PAIRED.sub("", SHARE.sub("", one.gap))
    return len(MARK.findall(gap)) == 1 and gap.rstrip(" \u3000")[-1:] not in ":：（("


def likes_of(text: str, row: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The counts of one kind, each with the text since the one before it of its kind."""
    kinds: dict[str, list[Figure]] = {}
    last: dict[str, tuple[int, Figure]] = {}
    for at, one in enumerate(row):
        kind = one.kind
        if kind in PERCENT or one.is_rate:
            continue
        if kind not in kinds:
            kinds[kind] = [one]
        elif last[kind][0] + 1 < at:
            gap = clipped(text[last[kind][1].end : one.start])
            kinds[kind].append(one._replace(gap=gap))
        else:
            kinds[kind].append(one)
        last[kind] = at, one
    yield from (likes for likes in kinds.values() if len(likes) > 1)


def clipped(gap: str) -> str:
    """The two ends of a long gap: what stands in its middle says nothing of the figures."""
    return gap if len(gap) <= GAP else gap[: GAP // 2] + gap[-GAP // 2 :]
