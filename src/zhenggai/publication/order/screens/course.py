"""What has to be on record before a text goes out: confirmations, approvals, agreements."""

from collections.abc import Iterator

from zhenggai.publication.confirming import VERDICTS, standings
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import FOLLOWS, differences
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
from zhenggai.publication.order.stages import StageState, is_published, missing_stages

_OPEN = {
    "waiting": "送核还没有答复",
    "overdue": "送核到期没有答复",
    "stale": "送核以后文字又有改动",
    "change": "单位要求修改，还没有采用",
    "private": "单位答复不宜公开",
}
_SHOWN = 60


def course_findings(screened: ScreenedText) -> Iterator[Found]:
    """Everything that is not on record yet."""
    yield from _confirmations(screened)
    yield from _agreements(screened.draft)
    yield from approval_findings(screened.draft)


def _confirmations(screened: ScreenedText) -> Iterator[Found]:
    for one in standings(screened.draft):
        if one.asked is None or one.state not in _OPEN:
            continue
        words = f"“{one.asked.words[:_SHOWN]}”" if one.asked.words else ""
        answer = f"（{VERDICTS[one.asked.verdict]}）" if one.asked.verdict else ""
        yield Found(
            NOT_CONFIRMED,
            "warning",
            f"“{one.part.title[:_SHOWN]}”{_OPEN[one.state]}{answer}。{words}",
            Place(one.part.key),
            advice="催办单位答复，或者照答复修改；另行核实过的，写明核实情况。",
            door="confirm",
        )


def _agreements(draft: Draft) -> Iterator[Found]:
    for one in left_out(draft):
        if not one.is_agreed:
            yield Found(
                NOT_AGREED,
                "error",
                f"问题{one.number}拟不公开（{one.ground.title}），还没有登记派出机关领导小组同意。",
                advice="登记同意的机关、文号和日期，或者撤回这一项。",
                door="left_out",
            )


def approval_findings(draft: Draft) -> Iterator[Found]:
    """Approvals that are missing on the text, or on what it rests on."""
    base = FOLLOWS.get(draft.paper)
    if base and (draft.based_on is None or draft.based_on.paper != base):
        yield Found(NOT_APPROVED, "error", _NO_BASE[draft.paper], advice=_FROM, door="stages")
        return
    if draft.paper == "public-notice" and draft.based_on and not is_published(draft.based_on):
        message = "党内通报还没有发布登记，社会公开稿不能发布。"
        yield Found(NOT_APPROVED, "error", message, door="stages")
    root = draft.based_on if draft.paper == "party-notice" else None
    for paper in filter(None, (root, draft)):
        yield from (_missing(one, is_base=paper is root) for one in missing_stages(paper))
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
        yield Found(
            NOT_THE_REPORT,
            "error",
            f"“{one.part.title[:_SHOWN]}”与审定的整改情况报告不一致。",
            Place(one.part.key),
            working=f"报告：{one.before[:_SHOWN] or '没有这一部分'}\n"
            f"通报：{one.now[:_SHOWN] or '没有这一部分'}",
            advice="改回审定的文字；确需改动的，先改报告并重新审定。",
            door="stages",
        )
