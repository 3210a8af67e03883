"""A person does not accept the answer to an appeal: 复查 by the body above, then 复核 once more.

《信访工作条例》第三十五条、第三十六条. The office puts on record what was asked of whom and what
came of it; who does not accept the second answer on the same facts is not heard again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.opinions.clocks import may_ask
from zhenggai.opinions.kinds import OUTCOMES, REDRESSES
from zhenggai.opinions.models import Opinion, Redress
from zhenggai.opinions.readers import require_reader
from zhenggai.opinions.reading import log

_LONGEST_TEXT, _LONGEST_BODY, _MOST_DAYS = 5000, 200, 365


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the body answered: a word of `kinds.OUTCOMES`, the day, its words, and how many days a
    hearing took, which do not count."""

    outcome: str
    on: date
    text: str
    hearing_days: int = 0


def ask_redress(opinion: Opinion, to: str, on: date, *, by: Actor) -> Redress:
    """The person asked this body for 复查, or after its answer for 复核. Raises NotAllowed."""
    require_reader(opinion.book, by)
    asked = list(Redress.objects.filter(opinion=opinion))
    since = asked[-1].answered_on if asked else opinion.replied_on
    if not may_ask(opinion) or since is None:
        raise NotAllowed("state", "申诉求决答复以后，才有复查；复查答复以后，才有复核。")
    if opinion.expunged_at:
        raise NotAllowed("expunged", "文字已经清除，不能再登记。")
    if not to.strip() or len(to) > _LONGEST_BODY:
        raise NotAllowed("to", "请写明向哪个机关、单位请求。")
    refuse_secret(to)
    if not since <= on <= _today():
        raise NotAllowed("day", "请求日期应在上一次答复以后、今天以前。")
    with transaction.atomic():
        Opinion.objects.select_for_update().get(pk=opinion.pk)
        made, is_new = Redress.objects.get_or_create(
            opinion=opinion,
            n=len(asked) + 1,
            defaults={"asked_on": on, "to": to.strip(), "asked_entered_by": by.id},
        )
        if not is_new:
            raise NotAllowed("asked", f"{made}请求已经登记。")
        log(opinion, by, f"登记{made}请求")
    return made


def answer_redress(opinion: Opinion, told: Outcome, *, by: Actor) -> None:
    """The body answered what is open. Raises NotAllowed."""
    require_reader(opinion.book, by)
    with transaction.atomic():
        rows = Redress.objects.select_for_update().filter(opinion=opinion, answered_on=None)
        held = rows.first()
        if held is None:
            raise NotAllowed("state", f"没有待答复的{'、'.join(REDRESSES.values())}请求。")
        if told.outcome not in OUTCOMES:
            raise NotAllowed("outcome", "请选处理结果。")
        if not held.asked_on <= told.on <= _today():
            raise NotAllowed("day", "答复日期应在请求日期以后、今天以前。")
        if not 0 <= told.hearing_days <= _MOST_DAYS:
            raise NotAllowed("days", "请填听证所用的天数，没有听证的填0。")
        text = told.text.strip()
        if not text or len(text) > _LONGEST_TEXT:
            raise NotAllowed("text", f"请写明{held}意见的要点，最多{_LONGEST_TEXT}个字。")
        refuse_secret(text)
        held.outcome, held.text, held.answered_on = told.outcome, text, told.on
        held.hearing_days, held.answer_entered_by = told.hearing_days, by.id
        held.save()
        log(opinion, by, f"登记{held}意见")


def _today() -> date:
    return datetime.now(TIME_ZONE).date()
