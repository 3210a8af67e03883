"""撤回: an approval entered by mistake, or withdrawn by who gave it, counts no more and stays on
record.

What was derived from the approved words, and what went out, rests on the approval: it stands as
long as they do.
"""

from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.drafts.read_once import read_with
from zhenggai.publication.models import Approval, Draft
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.publication.order.stages import STAGES, UNITS, edition_of, is_published
from zhenggai.zh.days import in_words


def why_kept(draft: Draft) -> str:
    """Why no approval of a draft can be taken back: it was dropped, it went out, or another text
    rests on it; "" where one can."""
    if draft.given_up_at:
        return "这份稿子已经作废，审定的登记留作记录，不能撤回。"
    if is_published(draft):
        return "这份稿子已经发布，审定是发布的依据，不能撤回；更正请另起一稿。"
    if draft.paper not in FOLLOWS.values():
        return ""
    later = [read_with(draft, one) for one in draft.later.filter(given_up_at=None)]
    for one in later:
        edition = edition_of(one)
        if edition is not None:
            day = in_words(edition.published_on)
            return (
                f"{DRAFTED[one.paper].title}已经据此发布（第{edition.number}版，{day}），"
                "审定是它的依据，不能撤回。发布的文字有错，请起草更正稿。"
            )
    if later:
        return (
            f"{DRAFTED[later[0].paper].title}已从这份稿子起草，审定是它的依据，不能撤回。"
            "请先作废那份稿子，再撤回。"
        )
    return ""


def last_given(draft: Draft) -> Approval | None:
    """The approval that can be taken back first: of the last stage that stands on record."""
    given = {one.stage: one for one in draft.approvals.all() if one.taken_back_at is None}
    return next((given[one.key] for one in reversed(STAGES[draft.paper]) if one.key in given), None)


@transaction.atomic
def take_back(approval: Approval, why: str, *, by: str, at: datetime | None = None) -> None:
    """Let an approval count no more. Raises NotAllowed without a reason, and where a later stage, a
    text or an edition rests on it."""
    if not why.strip():
        raise NotAllowed("why", "请写明为什么撤回这一步。")
    refuse_secret(why)
    # Nobody derives a text from it meanwhile.
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=approval.draft_id)
    kept = why_kept(draft)
    if kept:
        raise NotAllowed("rests", kept)
    last = last_given(draft)
    if last is None or not draft.approvals.filter(pk=approval.pk, taken_back_at=None).exists():
        raise NotAllowed("gone", "这一步已经撤回。")
    if last.pk != approval.pk:
        raise NotAllowed("later", "后面的步骤已经登记，请先撤回后面的步骤。")
    told = {"taken_back_at": at or datetime.now(UTC), "taken_back_by": by}
    draft.approvals.filter(pk=approval.pk).update(**told, taken_back_why=why.strip()[:255])
    standing = draft.approvals.filter(taken_back_at=None)
    if draft.based_on_id is None and not standing.exclude(stage=UNITS).exists():
        # Nobody stands for its figures any more: they follow the ledger again.
        draft.known_n = None
        draft.save(update_fields=["known_n"])
