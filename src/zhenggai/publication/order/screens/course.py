"""What has to be on record before a text goes out: confirmations, approvals, agreements."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from zhenggai.publication.confirming import VERDICTS, Standing, standings
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import FOLLOWS, Difference, differences
from zhenggai.publication.order.excluding import left_out
from zhenggai.publication.order.screens.found import (
    CHANGED_SINCE,
    NOT_AGREED,
    NOT_APPROVED,
    NOT_CONFIRMED,
    NOT_THE_REPORT,
    Found,
    Place,
)
from zhenggai.publication.order.screens.text import ScreenedText
from zhenggai.publication.order.stages import (
    STAGES,
    UNITS,
    StageState,
    is_published,
    missing_stages,
)
from zhenggai.zh.quotation import in_marks

# What is told of a part that waits, and what to do.
_OPEN = {
    "waiting": ("送核还没有答复", "请催单位答复，或者代录纸面的答复；"),
    "overdue": ("送核到期没有答复", "请催单位答复，或者代录纸面的答复；"),
    "stale": ("送核以后文字又有改动", "请再送核；"),
    "change": ("单位要求修改，还没有采用", "请采用单位的写法，或者改好再送核；"),
    "private": (
        "单位答复不宜公开",
        "请改写后再送核；要整个不写的，在党内通报、社会公开稿的“不公开事项”里办；",
    ),
}
_SHOWN = 60
# So much stands before the first words that differ.
_LEAD = 12


def course_findings(screened: ScreenedText, *, is_final: bool) -> Iterator[Found]:
    """Everything that is not on record yet; before the text is final no stage that lies ahead."""
    yield from _confirmations(screened)
    yield from _agreements(screened.draft)
    yield from approval_findings(screened.draft, is_final=is_final)


def _confirmations(screened: ScreenedText) -> Iterator[Found]:
    held = standings(screened.draft)
    for one in held:
        if one.asked is None or one.state not in _OPEN:
            continue
        words = in_marks(one.asked.words, _SHOWN) if one.asked.words else ""
        told, advice = _OPEN[one.state]
        if one.state == "stale" and one.asked.verdict:
            told = f"{told}（原答复{VERDICTS[one.asked.verdict]}）"
        yield Found(
            NOT_CONFIRMED,
            "warning",
            f"{in_marks(one.part.title, _SHOWN)}{told}。{words}",
            Place(one.part.key),
            advice=f"{advice}另行核实过的，写明核实情况。",
            door="confirm",
        )
    yield from _not_sent(screened.draft, held)


def _not_sent(draft: Draft, held: Sequence[Standing]) -> Iterator[Found]:
    """Parts that no unit was asked about while others were; a stage entered from paper covers
    all."""
    if all(one.key != UNITS for one in STAGES[draft.paper]):
        return
    if any(one.stage == UNITS and not one.taken_back_at for one in draft.approvals.all()):
        return
    left = [one for one in held if one.part.item and one.asked is None]
    if left and any(one.asked for one in held):
        yield Found(
            NOT_CONFIRMED,
            "warning",
            f"还有{len(left)}段没有送牵头单位核对，"
            f"第一段是{in_marks(left[0].part.title, _SHOWN)}。",
            advice="请送核；在纸上核过的，或者不用送的，在审定页登记单位核稿的依据，写明情况。",
            door="confirm",
        )


def _agreements(draft: Draft) -> Iterator[Found]:
    for one in left_out(draft):
        if not one.is_agreed:
            yield Found(
                NOT_AGREED,
                "error",
                f"{one.name}拟不公开（{one.ground.title}），还没有登记派出机关领导小组同意。",
                advice="登记同意的机关、文号和日期，或者撤回这一项。",
                door="left_out",
            )


def approval_findings(draft: Draft, *, is_final: bool = True) -> Iterator[Found]:
    """Approvals that are missing on the text, or on what it rests on; of a text that is still being
    written those alone that were given to other words."""
    base = FOLLOWS.get(draft.paper)
    if base and (draft.based_on is None or draft.based_on.paper != base):
        yield Found(NOT_APPROVED, "error", _NO_BASE[draft.paper], advice=_FROM, door="stages")
        return
    if draft.paper == "public-notice" and draft.based_on and not is_published(draft.based_on):
        message = "党内通报还没有发布登记，社会公开稿不能发布。"
        yield Found(NOT_APPROVED, "error", message, door="stages")
    root = draft.based_on if draft.paper == "party-notice" else None
    for paper in filter(None, (root, draft)):
        for one in missing_stages(paper):
            if is_final or one.standing == "changed":
                yield _missing(one, is_base=paper is root)
    if root is not None:
        yield from _not_the_report(draft)


_NO_BASE = {
    "party-notice": "这份党内通报不是由审定的整改情况报告起草的，核不出与报告是否一致，不能发布。",
    "public-notice": "这份社会公开稿不是由党内通报起草的，不能发布。",
}
_FROM = "在“审定”里从上一步的文稿起草。"


def _missing(one: StageState, *, is_base: bool) -> Found:
    where = "报告的" if is_base else ""
    if one.standing == "changed":
        return Found(
            CHANGED_SINCE,
            "error",
            f"{where}“{one.stage.title}”审定后又有改动。",
            advice="重新登记审定，或者退回改动。",
            door="stages",
        )
    note = f"（{one.note}）" if one.note else ""
    return Found(
        NOT_APPROVED,
        "error",
        f"{where}{one.stage.title}：{one.stage.missing}{note}",
        advice="登记审定的机关、文号和日期，附上扫描件。",
        door="stages",
    )


def _not_the_report(draft: Draft) -> Iterator[Found]:
    for one in differences(draft):
        before, now = _first_unlike(one)
        yield Found(
            NOT_THE_REPORT,
            "error",
            f"{in_marks(one.part.title, _SHOWN)}与审定的整改情况报告不一致。",
            Place(one.part.key),
            working=f"报告：{before or '没有这一段'}\n通报：{now or '没有这一段'}",
            advice="在审定页改回报告的文字；确需改动的，先改报告并重新审定。",
            door="stages",
        )


def _first_unlike(one: Difference) -> tuple[str, str]:
    """The first paragraphs that differ, from shortly before the words that do."""
    lines = zip_longest(one.before.split("\n"), one.now.split("\n"), fillvalue="")
    before, now = next((each for each in lines if each[0] != each[1]), ("", ""))
    pairs = enumerate(zip_longest(before, now))
    same = next((n for n, (old, new) in pairs if old != new), 0)
    start = max(0, same - _LEAD)
    return before[start : start + _SHOWN], now[start : start + _SHOWN]
