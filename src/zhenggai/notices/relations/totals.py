"""A total after its parts: 「批评教育41人、诫勉8人，共计49人」「两项合计44.33万元」."""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.relations.additions import all_exact, makes, runs_before, summed
from zhenggai.notices.relations.passages import Figure, follows
from zhenggai.notices.relations.relation import Grade, Relation
from zhenggai.zh.numerals import parse_numeral

# 「共计」「合计」「三类共」「两项合计涉及资金」「耗材两类合计终止」 before a figure
TOTAL = re.compile(
    r"(?:(?P<count>[两二三四五六七八九十]|\d)(?P<of>[项类者种方部块级批笔年月个])[^，]{0,4}?)?"
    r"(?P<word>共计|合计|总计|一共|总共|共)(?P<rest>[^，]{0,8})$"
)
# 「累计共」 counts over time; 「共同」「公共」「共建」 count nothing.
NO_TOTAL = re.compile(r"共(?:同|建|享|产|和|性|治|管)|公共|中共|党共|累计")
OPENS = re.compile(r"其中|包括|含")
MOST = 9
# How far back in the paragraph parts may stand.
REACH = 12


def totals(row: Sequence[Figure]) -> Iterator[Relation]:
    """Every total among figures of one kind."""
    for at, one in enumerate(row):
        lead = one.lead
        if at < 2 or not one.is_exact or ("共" not in lead and "计" not in lead):
            continue
        match = TOTAL.search(lead)
        if match and not NO_TOTAL.search(lead):
            yield from total(row[max(0, at - REACH) : at], one, match)


def total(before: Sequence[Figure], whole: Figure, match: re.Match[str]) -> Iterator[Relation]:
    """A total against the figures before it."""
    own = [one for one in before if not OPENS.search(one.lead)]
    for row in (before, own):
        for run in runs_before(row, len(row), MOST):
            if all_exact(*run) and makes(run, whole):
                yield summed("parts", whole, run)
                return
    parts = parts_of(own, whole, match)
    if parts and all_exact(*before) and not by_pairs(before, whole):
        yield summed("parts", whole, parts, sureness(parts, match))


def sureness(parts: Sequence[Figure], match: re.Match[str]) -> Grade:
    """How sure it is that a total is of these parts: 共 is weaker than 共计."""
    if match["word"] != "共" or match["count"]:
        return "wrong"
    return "likely" if all(one.gap.startswith("、") for one in parts[1:]) else "doubtful"


def parts_of(own: Sequence[Figure], whole: Figure, match: re.Match[str]) -> Sequence[Figure] | None:
    """The parts that a total claims to add up, where that is beyond doubt."""
    same = [one for one in own if one.sentence == whole.sentence]
    if match["count"]:
        number = int(parse_numeral(match["count"]) or 0)
        return same[-number:] if 1 < number <= len(same) else None
    is_bare = match.start() == 0 and len(match["rest"]) <= 6
    if not is_bare or len(same) < 2 or not follows(whole):
        return None
    return row_of_parts(same)


def row_of_parts(same: Sequence[Figure]) -> Sequence[Figure] | None:
    """The last figures that follow each other as items of one list."""
    begin = len(same) - 1
    while begin > 0 and follows(same[begin]):
        begin -= 1
    return same[begin:] if len(same) - begin > 1 else None


def by_pairs(before: Sequence[Figure], whole: Figure) -> bool:
    """Whether two figures that need not be neighbours make the total."""
    last = before[-MOST:]
    return any(
        makes((one, other), whole) for at, one in enumerate(last) for other in last[at + 1 :]
    )
