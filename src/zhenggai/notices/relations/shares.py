"""Shares and rates recomputed from the parts that the paragraph prints.

「46人，其中甲类31人，占67.4%」 and 「42件，已办结38件，办结率90.48%」 are judged; a rate
whose parts are not printed is not. Where any two figures of the paragraph make it, it is right.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from zhenggai.notices.facts.headline_states import tells_part
from zhenggai.notices.relations.figures import ZERO, agrees_within, printed, ratio, worked
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.relations.states import state_of

TO = (
    r"(?:均|已|就|更|才)?(?:分别)?"
    r"(?:达到了?|达|为|至|是|约|有|提升[至到]|提高[到至]|降至|升至|下降到|上升到)?[:：]?$"
)
# 「占」「占总数的」「占抽查病历的」「占比达」「比例为」 in the words before the figure
PART_OF = re.compile(
    r"(?P<subject>[^，占]{0,12})"
    rf"(?:占(?P<of>[^占，由从]{{0,14}}?)的?(?:比[重例]?|百分比|份额)?|比[例重]){TO}"
)
# 「办结率达」「整改完成率为」
RATE = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{1,8}})率{TO}")
# 「占年度任务11.8亿元的104.66%」: the figure right before is the whole.
OF_FIGURE = re.compile(r"^的?(?:比[重例]|比例)?(?:达到?|为|约)?$")
TAKES = re.compile(
    r"占[^占，]{0,16}$|(?:完成|达到|为|超过)[^，]{0,6}(?:任务|目标|计划|预算|总)[^，]{0,8}$"
)
CHANGE = re.compile(
    r"增长|增加|提高[^到至]|提升[^到至]|下降[^到至]|降低|减少|同比|环比|增幅|降幅|年均"
)
# A whole that needs no name: 占总数的, 占比, 占全部问题的
ALL = re.compile(
    r"^(?:比|总数|总量|总体|全部|其|总人[次数]|总额|总计|总|全[区市县镇村院校]|问题总数)?$"
)
FILLER = re.compile("全部|所有|总[数量额]|数量|总|的")
AMONG = re.compile(r"其中|[中里][，,：:]|的有$")
DONE_RATE = re.compile(r"(?:完成|整改|办结|销号|到位|解决|落实|化解|整治|处置|完结)$")
NEW = re.compile("[；;]")
# 由86人减至31人，占9.1%: what it was before is no whole
FROM = re.compile("[由从]$")
REACH = 9
# What rounding of parts and share may move a share by, in hundredths
ABOUT = 6


def shares(row: Sequence[Figure]) -> Iterator[Relation]:
    """Every share of a paragraph that can be recomputed."""
    for at, share in enumerate(row):
        if at > 1 and share.is_percent and share.is_exact and not CHANGE.search(share.lead):
            yield from recomputed(row[max(0, at - REACH) : at], share)


def recomputed(before: Sequence[Figure], share: Figure) -> Iterator[Relation]:
    """A share against the figures before it: right if any two make it, else judged by its words."""
    figures = [one for one in before if not (one.is_percent or one.is_rate)]
    of_figure = figures and before[-1] is figures[-1] and OF_FIGURE.match(share.gap)
    taken = bool(of_figure and TAKES.search(figures[-1].lead))
    part_of, rate = PART_OF.search(share.lead), RATE.search(share.lead)
    if not (taken or part_of or rate) or share.sentence - figures_from(figures) > 1:
        return
    own = [one for one in figures if one.sentence == share.sentence]
    pair = next((pair for pair in pairs(figures, share) if fits(share, *pair)), None)
    if pair:
        yield judged(share, *pair)
    elif not (
        tells_part(share.lead, len(share.lead))
        or any(fits_otherwise(share, one) for one in pairs(figures, share))
        or fits_together(share, own)
    ):
        meant = (
            of_taken(own)
            if taken
            else of_words(own, share, part_of)
            if part_of
            else of_rate(own, rate)
        )
        if meant and all(one.is_exact for one in meant):
            yield judged(share, *meant)


def figures_from(figures: Sequence[Figure]) -> int:
    """The sentence of the last figure."""
    return figures[-1].sentence if figures else -2


def pairs(figures: Sequence[Figure], share: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of one kind, as part and whole, whose share is about the printed one.

    Binary fractions are good enough to pass over what is far off.
    """
    said = float(share.plain)
    values = [float(one.plain) for one in figures]
    for part, whole in permutations(range(len(figures)), 2):
        one, other = figures[part], figures[whole]
        if one.kind != other.kind or not values[whole]:
            continue
        exact = 100 * values[part] / values[whole]
        near = min(abs(exact - said), abs(100 - exact - said))
        if near <= ABOUT * (1 + exact / 100) and one.is_exact and other.is_exact:
            yield one, other


def fits(share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether part ÷ whole is the share, rounded."""
    return verdict_of(share, part, whole)[0] == "consistent"


def fits_otherwise(share: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether the share is that of what is left: 抽查426个，不到位22个，合格率94.84%."""
    part, whole = pair
    if part.plain > whole.plain:
        return False
    exact = 100 * (whole.plain - part.plain) / whole.plain
    return agrees_within((exact, exact), share.plain, share.quantity.decimals)[0] == "consistent"


def fits_together(share: Figure, own: Sequence[Figure]) -> bool:
    """Whether the share is that of several states of one whole:
    18个问题，完成并长期坚持的10个、已完成的5个，完成率83.33%.
    """
    for at, whole in enumerate(own):
        done = ZERO
        for part in own[at + 1 :]:
            if part.kind != whole.kind or not (part.is_exact and state_of(part)):
                break
            done += part.plain
            if done > whole.plain or not whole.plain:
                break
            exact = 100 * done / whole.plain
            decimals = share.quantity.decimals
            if agrees_within((exact, exact), share.plain, decimals)[0] == "consistent":
                return True
    return False


def verdict_of(share: Figure, part: Figure, whole: Figure) -> tuple[str, bool]:
    """The verdict on part ÷ whole, whose own rounding is allowed for."""
    bounds = ratio(((part.plain, part.slack), (whole.plain, whole.slack)))
    return agrees_within(bounds, share.plain, share.quantity.decimals)


def of_taken(own: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """「完成投资46.8亿元，占总投资58.5亿元的80%」: the last figure is the whole."""
    whole = own[-1] if own else None
    part = next((one for one in reversed(own[:-1]) if whole and one.kind == whole.kind), None)
    return (part, whole) if part and whole and whole.plain else None


def of_words(
    own: Sequence[Figure], share: Figure, match: re.Match[str]
) -> tuple[Figure, Figure] | None:
    """「其中甲31人，占67.4%」: 其中 or the words after 占 name the whole."""
    of, subject = match["of"] or "", match["subject"]
    told = (whole_for(own, at, of, subject) for at in parts_of(own, share, subject))
    return next((pair for pair in told if pair), None)


def whole_for(
    own: Sequence[Figure], at: int, of: str, subject: str
) -> tuple[Figure, Figure] | None:
    """The part at a place with the whole before it that the words name."""
    part = own[at]
    for place in range(at - 1, -1, -1):
        whole = own[place]
        if whole.kind != part.kind or whole.plain < part.plain or FROM.search(whole.lead):
            continue
        row = own[place + 1 : at + 1]
        if not ALL.match(of):
            return (part, whole) if is_named(of, whole) else None
        is_same = len(subject) > 1 and is_named(subject, whole)
        if is_same or any(AMONG.search(one.gap) for one in row):
            return (part, whole) if all(map(is_of_list, row)) else None
    return None


def is_of_list(one: Figure) -> bool:
    """Whether a figure is an item of the list that 其中 opened, and no new thing after ；."""
    is_new = NEW.search(one.gap)
    return bool(AMONG.search(one.gap)) or not is_new or "形态" in one.lead


def parts_of(own: Sequence[Figure], share: Figure, subject: str) -> Iterator[int]:
    """The figures a share may be told of: those its subject names (编外占比), else the last."""
    last = len(own) - 1
    if last < 1:
        return
    pieces = [subject[at : at + 2] for at in range(len(subject) - 1)]
    if pieces:
        yield from (at for at in (last, last - 1) if any(map(own[at].told.count, pieces)))
    # only the words of the share stand between it and its part
    elif len(share.gap) <= len(share.lead) + len(own[-1].tail) + 3:
        yield last


def is_named(of: str, whole: Figure) -> bool:
    """Whether the words after 占 name a figure: 整改问题 in 471个问题进行整改."""
    core = FILLER.sub("", of)
    said = whole.words
    pieces = [core[at : at + 2] for at in range(len(core) - 1)] or [core]
    return bool(core) and sum(piece in said for piece in pieces) * 3 >= len(pieces) * 2


def of_rate(own: Sequence[Figure], match: re.Match[str] | None) -> tuple[Figure, Figure] | None:
    """「62项工作，年底完成59项，完成率95.16%」: the part is told with the word of the rate, and no
    figure of a new thing stands between: 「112条措施，完成83条；35个问题，完成21个，完成率60%」.
    """
    if match is None:
        return None
    for place in range(len(own) - 1, 0, -1):
        part, later = own[place], own[place + 1 :]
        if any(NEW.search(one.gap) for one in later):
            return None
        if any(one.kind == part.kind and state_of(one) != "else" for one in later):
            continue
        whole = next((one for one in reversed(own[:place]) if one.kind == part.kind), None)
        if whole is None or not whole.plain or part.plain > whole.plain:
            continue
        if tells(part, whole, match["name"]):
            return part, whole
    return None


def tells(part: Figure, whole: Figure, name: str) -> bool:
    """Whether the part is told with the word of a rate: 已办结38件 for 办结率."""
    if state_of(part) == "else":
        return False
    pieces = (name[at : at + 2] for at in range(len(name) - 1))
    if any(piece in part.told and piece not in whole.told for piece in pieces):
        return True
    return bool(DONE_RATE.search(name)) and state_of(part) == "done" and state_of(whole) is None


def judged(share: Figure, part: Figure, whole: Figure) -> Relation:
    """The share against part ÷ whole, by its printed decimals."""
    exact: Decimal = 100 * part.plain / whole.plain
    said, is_cut = verdict_of(share, part, whole)
    scale = max(part.quantity.scale, whole.quantity.scale)
    numbers = f"{printed(part.plain / scale)}÷{printed(whole.plain / scale)}"
    working = f"{numbers}＝{worked(exact, share.quantity.decimals)}%"
    how = "是截去尾数得来的，应当四舍五入" if is_cut else "与重算结果不符"
    is_right = said == "consistent"
    return Relation(
        kind="share",
        topic="share",
        verdict="consistent" if is_right else "inconsistent",
        working=f"{working}，写{share.text}",
        span=share.quantity.span,
        parts=(share.quantity.span, part.quantity.span, whole.quantity.span),
        message=""
        if is_right
        else f"“{share.text}”{how}：{working}，请核对比率和{part.text}、{whole.text}。",
        grade="cut_off" if is_cut else "wrong",
    )
