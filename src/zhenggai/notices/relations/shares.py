"""Shares and rates recomputed from the parts that the same sentence prints.

「51人次，其中第一种形态39人次，占76.5%」 and 「42件，已办结38件，办结率90.48%」 are judged; a rate whose parts are not
printed is not. Where any two figures of the sentence make the rate it is right.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import (
    agrees,
    is_exact,
    is_like,
    is_percent,
    printed,
    worked,
)
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.relations.sentences import Sentence
from zhenggai.notices.relations.sums import clause_before

# 「占76.5%」「占总数的」, 「占比达」「比例为」, 「办结率达」「整改完成率为」 right before the figure.
SHARE = re.compile(
    r"(?:占(?:比|总数|总量|全部|其)?的?|比[例重]|(?P<rate>[\u4e00-\u9fff]{1,6})率)"
    r"(?:均|已|就)?(?:达到?|为|至|是|约|提升至|提高到|降至|升至|下降到|上升到)?[:：]?$"
)
CHANGE = re.compile(r"增长|增加|提高[^到至]|提升[^到至]|下降[^到至]|降低|减少|同比|环比|增幅|降幅")
WINDOW = 16
REACH = 6
# 其中 and its share stand this close together.
CLOSE = 14


def shares(text: str, sentence: Sentence) -> Iterator[Relation]:
    """Every share of a sentence that can be recomputed."""
    for at, share in enumerate(sentence.quantities):
        if not at or not is_percent(share):
            continue
        before = sentence.quantities[at - 1]
        lead = text[max(before.span.end, share.span.start - WINDOW) : share.span.start]
        word = SHARE.search(lead)
        figures = [one for one in sentence.quantities[:at] if not is_percent(one)][-REACH:]
        if not word or CHANGE.search(lead) or len(figures) < 2 or not is_exact(share, *figures):
            continue
        fitting = next((pair for pair in pairs(figures) if fits(share, *pair)), None)
        pair = fitting or meant(text, sentence, figures, share, word["rate"])
        if pair:
            yield judged(share, *pair)


def pairs(figures: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Every two figures of one unit, as part and whole."""
    return ((one, other) for one, other in permutations(figures, 2) if is_like(one, other))


def fits(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether part ÷ whole is the share, rounded."""
    return bool(whole.plain) and agrees(ratio(part, whole), share.value, share.decimals)[0] == (
        "consistent"
    )


def ratio(part: Quantity, whole: Quantity) -> Decimal:
    """Part ÷ whole in hundredths."""
    return 100 * part.plain / whole.plain


def meant(
    text: str,
    sentence: Sentence,
    figures: Sequence[Quantity],
    share: Quantity,
    rate: str | None,
) -> tuple[Quantity, Quantity] | None:
    """The part and the whole that the sentence itself names for a share, if it does.

    For 「办结率」 the part is the figure told 办结; for 「占」 it is the last one, told 其中.
    """
    stem = (rate or "")[-2:]
    for at in range(len(figures) - 1, 0, -1):
        part = figures[at]
        whole = next((one for one in reversed(figures[:at]) if is_like(one, part)), None)
        if whole is None or not whole.plain:
            continue
        words = clause_before(text, sentence, part)
        if stem:
            if len(stem) == 2 and stem in words and not re.search(f"(?:基本|未){stem}", words):
                return part, whole
            continue
        is_close = share.span.start - part.span.end <= CLOSE
        is_among = "其中" in text[whole.span.end : part.span.start]
        return (part, whole) if is_close and is_among else None
    return None


def judged(share: Quantity, part: Quantity, whole: Quantity) -> Relation:
    """The share against part ÷ whole, by its printed decimals."""
    exact = ratio(part, whole)
    verdict, is_cut = agrees(exact, share.value, share.decimals)
    sum_text = f"{printed(part.plain)}÷{printed(whole.plain)}＝{worked(exact, share.decimals)}%"
    how = "应四舍五入，不应截去尾数" if is_cut else "重算不符"
    return Relation(
        kind="share",
        topic="share",
        verdict=verdict,
        working=f"{sum_text}，写{share.text}",
        span=share.span,
        parts=(share.span, part.span, whole.span),
        message=f"“{share.text}”{how}：{sum_text}。",
        grade="cut_off" if is_cut else "wrong",
    )
