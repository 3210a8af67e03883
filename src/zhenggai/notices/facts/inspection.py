"""The inspection that a notice answers: kind, level, team, inspected unit, window, feedback day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.notices.facts.feedback import find_feedback
from zhenggai.notices.facts.inspection_acts import Act, find_act
from zhenggai.notices.facts.teams import Team, find_deployment, find_teams
from zhenggai.notices.facts.windows import Window, find_window, read_day, read_window
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span
from zhenggai.notices.unbroken import unbroken
from zhenggai.zh.dates import find_dates

Kind = Literal["巡视", "巡察"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the opening says about the inspection; what it does not say is None.

    `mode` is the kind as it was carried out: 常规巡视, 提级巡察, 巡视“回头看”.
    `spans` gives for each field that is set the place that proves it. `start`/`end` are days; a
    window in thirds of months (8月下旬至10月下旬) is read as its first and last day.
    """

    kind: Kind | None
    level: str | None
    team: str | None
    inspected: str | None
    start: date | None
    end: date | None
    feedback_date: date | None
    spans: dict[str, Span]
    mode: str | None = None


# 常规巡视 · 提级交叉巡察 · “机动式”巡察 · 巡视“回头看” · 专项巡察“回头看”
_MODE = re.compile(
    '(?:(?:常规|专项|“?机动式?”?|提级|交叉|市县联动|上下联动|联动|延伸){1,3}巡[视察](?:[“"「]回头看[”"」])?'
    '|巡[视察][“"「]回头看[”"」])(?!组|整改|反馈|工作|办|期间|中)'
)
# The opening lies in this much of the beginning, the feedback within so much of the window.
ZONE = 3000
LINES = 80
FEEDBACK_REACH = 1500
# 我区 · 我局党组 · 本院党委 · 我委
_OURS = re.compile(
    r"(?:我们?|本)(?:省|市|县|区|州|盟|旗|局|院|校|厅|部|委|镇|乡|街道?|办|公司|集团|中心|单位|村|社区?|馆|所|站|台|处|会|厂|行)?"
    r"(?:机关)?(?:党委|党组|党工委|工委|党总支|党支部|党组织)?(?:领导班子|班子)?"
)
# 向柳江县委反馈了巡视意见
_ADDRESSED = re.compile(
    r"向(?:中共)?(?P<unit>[^，,。；;\n向]{2,30}?)(?:领导班子)?(?:进行了?|正式|书面|集中)?反馈"
)
# 市教育局党委（含市属学校） · 滨海市及所辖6个县
_MORE_UNITS = re.compile(
    r"[（(](?:含|包括|包含|延伸|并)[^（()）]{1,40}[)）]$|及(?:其|所)(?:辖|属|下)"
)
# 第九轮巡视 of 省委第九轮巡视第二巡视组
_ROUND = re.compile("第[一二三四五六七八九十0-9]{1,3}轮巡[视察]")
# 区委员会 is 区委, 大学委员会 is 大学党委
_COMMITTEE = re.compile(r"(?<=[省市县区州盟旗])委员会$")


def extract_inspection(
    source: str,
    issuer: str | None = None,
    published: date | None = None,
    paragraphs: Sequence[Paragraph] = (),
) -> Inspection:
    """The inspection as the opening of a text tells it.

    `issuer` is who stands behind 我区 and 我局; `published` gives a year that is left out;
    `paragraphs` tell which lines are broken in the middle.
    """
    opening = unbroken(source, [one for one in paragraphs[:LINES] if one.start < ZONE])
    text = opening.text
    zone = min(len(text), ZONE)
    teams = list(find_teams(text, 0, zone))
    act = find_act(text, zone, teams)
    team = _team(act, teams)
    level = team.level_span if team and team.level_span else find_deployment(text, 0, zone)
    kind = _kind(team, act)
    mode = _MODE.search(text, act.unit.end, act.sentence.end) if act else None
    window, feedback = _days(text, act, zone, published)
    inspected, unit = _inspected(text, act, issuer)
    places = {
        "kind": (team.span if team else act.sentence if act else None) if kind else None,
        "level": level,
        "team": team.span if team else None,
        "inspected": unit,
        "start": window.span if window and window.start else None,
        "end": window.span if window and window.end else None,
        "feedback_date": feedback[1] if feedback else None,
        "mode": Span(*mode.span()) if mode else None,
    }
    return Inspection(
        kind=kind,
        level=text[level.start : level.end].replace("党中央", "中央") if level else None,
        team=team.name if team else None,
        inspected=inspected,
        start=window.start if window else None,
        end=window.end if window else None,
        feedback_date=feedback[0] if feedback else None,
        spans={name: opening.span(span) for name, span in places.items() if span},
        mode=mode[0] if mode else None,
    )


def _team(act: Act | None, teams: Sequence[Team]) -> Team | None:
    """The team of the main sentence; a plain 巡视组 gives way to a numbered one of the opening."""
    inside = [
        one for one in teams if act and act.sentence.start <= one.span.start < act.sentence.end
    ]
    chosen = next((one for one in inside if one.numbered), None) or next(iter(inside), None)
    if chosen and chosen.numbered:
        return _short_named(chosen, teams)
    level = chosen.level if chosen else None
    later = next((one for one in teams if one.numbered and level in (None, one.level)), None)
    return later or chosen or next((one for one in teams if one.level), None)


def _short_named(team: Team, teams: Sequence[Team]) -> Team:
    """省委第九轮巡视第二巡视组 where the paper goes on to call it 省委第二巡视组."""
    short = _ROUND.sub("", team.name)
    return next((one for one in teams if one.name == short), team)


def _kind(team: Team | None, act: Act | None) -> Kind | None:
    word = team.word if team else act.word if act else ""
    if word == "巡视":
        return "巡视"
    return "巡察" if word == "巡察" else None


def _days(
    text: str, act: Act | None, zone: int, published: date | None
) -> tuple[Window | None, tuple[date, Span] | None]:
    """Window and feedback day, each helping the other to its year."""
    if not act:
        return None, None
    printed = find_window(text, act.sentence)
    later = published or _first_full_day(text, act.sentence.start, zone)
    window = read_window(printed, later) if printed else None
    begin = printed.end if printed else act.sentence.start
    after = (window.end or window.start) if window else None
    feedback = find_feedback(text, begin, min(zone, begin + FEEDBACK_REACH), after, published)
    if (
        printed
        and feedback
        and not any(point.year for point in (printed.first, printed.last) if point)
    ):
        window = read_window(printed, feedback[0])
    return window, feedback


def _first_full_day(text: str, start: int, end: int) -> date | None:
    for one in find_dates(text, start, end):
        if one.first.year and one.first.month:
            return read_day(one.first, None, None) or date(one.first.year, 12, 31)
        if one.first.year:
            return date(one.first.year, 12, 31)
    return None


def _inspected(text: str, act: Act | None, issuer: str | None) -> tuple[str | None, Span | None]:
    """The unit as printed; 我区 and 我局 are told by who signs, or by who got the feedback."""
    if not act or act.unit.start == act.unit.end:
        return None, None
    place = act.unit
    more = _MORE_UNITS.search(text, place.start + 2, place.end)
    place = Span(place.start, more.start()) if more else place
    unit = text[place.start : place.end]
    if not _OURS.fullmatch(unit):
        return unit, place
    if issuer:
        return body_name(issuer), act.unit
    addressed = _ADDRESSED.search(text, 0, min(len(text), ZONE))
    if addressed and not _OURS.fullmatch("我" + addressed["unit"].removeprefix("我")):
        return addressed["unit"], Span(*addressed.span("unit"))
    return unit, act.unit


def body_name(issuer: str) -> str:
    """A Party body as others speak of it: 中共青江县委员会 → 青江县委."""
    name = issuer.partition(" ")[0].removeprefix("中共").removeprefix("中国共产党")
    name = _COMMITTEE.sub("委", name)
    if name.endswith(("工作委员会", "支部委员会")):
        return name
    return name.removesuffix("委员会") + "党委" if name.endswith("委员会") else name
