"""Links that open one sheet without signing in, for a unit whose people have no account.

A link is signed, is for one sheet, ends with its round, and is gone when the office revokes it.
"""

import secrets
from datetime import UTC, datetime

from django.core import signing
from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.filling import locked, note
from zhenggai.supervision.hands import require_office
from zhenggai.supervision.models import Sheet

_SALT = "zhenggai.supervision.link"
_GONE = "链接已失效，请向整改办索取新的链接。"


@transaction.atomic
def make_link(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """Give the sheet a new link; an earlier one opens nothing any more. Raises NotAllowed."""
    require_office(by)
    held = locked(sheet)
    if held.round.closed_at:
        raise NotAllowed("closed", f"{held.round}已经结束，不能再开通链接。")
    held.link_key = secrets.token_hex(8)
    held.save(update_fields=["link_key"])
    note(held, "link_made", by, at or datetime.now(UTC))
    return held


@transaction.atomic
def revoke_link(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """Let the link open nothing any more. Raises NotAllowed."""
    require_office(by)
    held = locked(sheet)
    if held.link_key:
        held.link_key = ""
        held.save(update_fields=["link_key"])
        note(held, "link_revoked", by, at or datetime.now(UTC))
    return held


def token_of(sheet: Sheet) -> str:
    """What stands in the address; empty where the sheet has no link."""
    return signing.dumps([sheet.pk, sheet.link_key], salt=_SALT) if sheet.link_key else ""


def sheet_of_token(token: str) -> Sheet:
    """The sheet that a link opens. Raises NotAllowed for a link that opens nothing."""
    try:
        pk, key = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise NotAllowed("link", _GONE) from fault
    found = Sheet.objects.select_related("round__book", "unit").filter(pk=pk, link_key=key).first()
    if found is None or not key or found.round.closed_at or found.round.book.abandoned:
        raise NotAllowed("link", _GONE)
    return found
