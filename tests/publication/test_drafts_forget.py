"""Expunged words go from drafts too: from versions, what was typed, remarks, what came back."""

from datetime import UTC, datetime

import pytest
from ledger_world import CLERK, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.publication.drafts.drafted import OwnFrame
from zhenggai.publication.drafts.drafting import begin, save_typed
from zhenggai.publication.drafts.framing import save_frame
from zhenggai.publication.drafts.giving_up import give_up
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.remarking import remark
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.drafts.unsaved import keep_typing
from zhenggai.publication.models import (
    Draft,
    DraftPart,
    FrameVersion,
    PartVersion,
    Remark,
    ReturnedCopy,
    Typing,
)

pytestmark = pytest.mark.django_db
GONE = "不该写进来的话"
BY = CLERK.id


def test_words_that_are_expunged_are_nowhere_in_a_draft() -> None:
    held = book_after(*PLANNED)
    draft = begin(held, ledger_text(held, "report", "run-in", queries.today()), by=BY)
    part = draft.parts.get(key="opening")
    text = f"{typed(part.versions.latest('n').text)}{GONE}。"
    save_typed(part, text, seen=1, figures={}, by=BY)
    keep_typing(part, text, seen=2, by=BY)
    remark(part, f"删去{GONE}", quote=GONE, by=BY)
    now = datetime.now(UTC)
    ReturnedCopy.objects.create(draft=draft, name="改稿.docx", told=GONE, by=BY, at=now)
    own = OwnFrame(title=(GONE,), signatures=("区委", GONE))
    save_frame(draft, own, OwnFrame(), seen=0, by=BY)
    give_up(draft, f"写有{GONE}", by=BY)
    gone = {(1, "text"): GONE}
    tables = (Draft, DraftPart, PartVersion, FrameVersion, Typing, Remark, ReturnedCopy)
    for table in tables:
        table.forget_words(held.code, gone)
    rows = [row for table in tables for row in table.objects.values_list()]
    assert not [one for row in rows for one in row if GONE in str(one)]
