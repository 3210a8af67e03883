"""Parts against their sum within one sentence.

A sum is judged only where the sentence says that its parts are all: states that leave nothing out
(已办结…正在办理…), 其余 and 剩余, 分别 with 共计. 其中 need not be all: only a part greater than the whole, or
parallel parts that miss the whole by a hair, are told.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import is_exact, is_like, is_percent, printed
from zhenggai.notices.relations.relation import Grade, Relation, Topic, Verdict
from zhenggai.notices.relations.sentences import Sentence

DONE = re.compile(
    r"(?<!基本)(?:完成|办结|(?<![不未])到位|销号|解决|化解|处置完毕|落地|完工|竣工|兑付)"
)
ELSE = re.compile(
    r"基本完成|阶段性|正在|在办|未(?:完成|办结|整改|到位|解决|化解|销号)|尚未|尚有|还有|持续(?:推进|整改)"
)
# 「其余5只」「剩余的2个」「余下3户」
LEFT = re.compile(r"(?:剩余|其余|余下|剩下)的?$")
# 「共12个」「合计30万元」
TOTALS = re.compile(r"(?:共计|合计|总计|累计共|一共|共)$")
CLAUSE = re.compile(r"[，,、；;：:]")
# How far back 其余 may reach, and what a near miss is.
REACH = 4
NEARLY = 20
HAIR = 2


def sums(text: str, sentence: Sentence) -> Iterator[Relation]:
    """Every sum of a sentence."""
    row = [
        one
        for one in sentence.quantities
        if not is_percent(one) and not in_brackets(text, sentence, one)
    ]
    for at, one in enumerate(row):
        likes = [other for other in row if is_like(other, one)]
        place = likes.index(one)
        before, after = likes[:place], likes[place + 1 :]
        if place > 1 and LEFT.search(text, one.span.start - 6, one.span.start):
            yield from by_rest(text, sentence, before[-REACH:], one)
        elif len(after) > 1 and is_exact(one):
            yield from by_states(text, sentence, one, after)
            yield from by_respectively(text, sentence, one, after)
        if after and at + 1 < len(row) and row[at + 1] is after[0] and is_exact(one):
            yield from by_among(text, before, one, after)


def in_brackets(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a quantity stands in brackets: 「立案6人（含已处分1人）」 adds nothing."""
    before = text[sentence.start : quantity.span.start]
    return before.count("(") + before.count("（") > before.count(")") + before.count("）")


def by_rest(
    text: str, sentence: Sentence, before: Sequence[Quantity], rest: Quantity
) -> Iterator[Relation]:
    """「16只基金，其中11只已落地，其余5只正在推进」: the rest closes the sum.

    Any of the figures before it may be the whole; only where none fits is the nearest one judged.
    """
    if not is_exact(*before, rest):
        return
    for whole in before:
        others = [one for one in before if one is not whole]
        for size in range(1, len(others) + 1):
            for parts in combinations(others, size):
                if sum_of(parts) + rest.plain == whole.plain:
                    yield summed("parts", "consistent", whole, [*parts, rest])
                    return
    whole, part = before[-2], before[-1]
    is_told = DONE.search(near(text, sentence, part)) or "其中" in between(text, whole, part)
    if is_told and part.plain < whole.plain:
        yield summed("parts", "inconsistent", whole, [part, rest])


def by_states(
    text: str, sentence: Sentence, whole: Quantity, after: Sequence[Quantity]
) -> Iterator[Relation]:
    """「42件线索，已办结38件，正在办理4件」: done and not done together are all."""
    if DONE.search(clause_before(text, sentence, whole)) or "其中" in between(
        text, whole, after[0]
    ):
        return
    states = [state_of(near(text, sentence, one)) for one in after]
    count = next((at for at, state in enumerate(states) if state is None), len(states))
    if {"done", "else"} <= set(states[:count]) and is_exact(*after[:count]):
        yield summed("states", verdict(whole, after[:count]), whole, after[:count])


def state_of(words: str) -> str | None:
    """Whether the words around a part tell it done or something else."""
    if ELSE.search(words) or LEFT.search(words.partition("　")[0]):
        return "else"
    return "done" if DONE.search(words) else None


def near(text: str, sentence: Sentence, part: Quantity) -> str:
    """The words of a part's own clause, right before its numeral and right after its unit."""
    after = CLAUSE.split(text[part.span.end : min(sentence.end, part.span.end + 10)])[0]
    return clause_before(text, sentence, part) + "　" + after


def clause_before(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """The words right before a numeral, back to the last mark."""
    start = max(sentence.start, quantity.span.start - 12)
    return CLAUSE.split(text[start : quantity.span.start])[-1]


def by_respectively(
    text: str, sentence: Sentence, first: Quantity, after: Sequence[Quantity]
) -> Iterator[Relation]:
    """「甲、乙、丙分别完成3个、4个、5个，共12个」 and 「共12个，分别为3个、4个、5个」."""
    if not is_exact(*after):
        return
    if "分别" in between(text, first, after[0]):
        yield summed("parts", verdict(first, after), first, after)
    total = after[-1]
    if "分别" in clause_before(text, sentence, first) and TOTALS.search(
        text, total.span.start - 4, total.span.start
    ):
        parts = [first, *after[:-1]]
        yield summed("parts", verdict(total, parts), total, parts)


def by_among(
    text: str, before: Sequence[Quantity], whole: Quantity, after: Sequence[Quantity]
) -> Iterator[Relation]:
    """「…96个，其中甲28个、乙68个」: a part greater than the whole is wrong, a near miss likely wrong."""
    gap = between(text, whole, after[0])
    if "其中" not in gap or "；" in gap or ";" in gap or not is_exact(after[0]):
        return
    if after[0].plain > whole.plain + sum_of(before):
        yield summed("exceeds", "inconsistent", whole, after[:1])
    elif len(after) > 1 and is_exact(*after):
        total = sum_of(after)
        is_near = whole.plain >= NEARLY and 0 < abs(total - whole.plain) <= HAIR
        is_wrong = is_near and is_parallel(text, after)
        if total == whole.plain or is_wrong:
            yield summed("parts", verdict(whole, after), whole, after, "likely")


def is_parallel(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether parts are named alike: 「领导岗位28个、重点岗位68个」, not 「女性11名、大专以上学历24名」."""
    return len({text[one.span.start - 2 : one.span.start] for one in parts}) == 1


def between(text: str, one: Quantity, other: Quantity) -> str:
    """The text between two quantities."""
    return text[one.span.end : other.span.start]


def sum_of(parts: Sequence[Quantity]) -> Decimal:
    """The sum of parts, 万 and 亿 multiplied out."""
    return sum((one.plain for one in parts), Decimal(0))


def verdict(whole: Quantity, parts: Sequence[Quantity]) -> Verdict:
    """Whether parts make the whole."""
    return "consistent" if sum_of(parts) == whole.plain else "inconsistent"


def summed(
    topic: Topic,
    said: Verdict,
    whole: Quantity,
    parts: Sequence[Quantity],
    grade: Grade = "wrong",
) -> Relation:
    """The relation with its working: 「38＋4＝42，总数写43」."""
    total = sum_of(parts)
    plus = "＋".join(printed(one.plain) for one in parts)
    sum_text = f"{plus}＝{printed(total)}" if len(parts) > 1 else plus
    message = (
        f"其中的{parts[0].text}多于总数{whole.text}。"
        if topic == "exceeds"
        else f"分项合计{printed(total)}{whole.base_unit}，与总数{whole.text}不符。"
    )
    return Relation(
        kind="sum",
        topic=topic,
        verdict=said,
        working=f"{sum_text}，总数写{printed(whole.plain)}",
        span=whole.span,
        parts=(whole.span, *(one.span for one in parts)),
        message=message,
        grade=grade,
    )
