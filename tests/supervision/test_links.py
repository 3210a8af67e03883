"""Links without signing in: one sheet, until its round ends or the office revokes them."""

import pytest
from ledger_world import CIVIL, CLERK, LIAISON
from round_world import book_at_work, round_of, sheet_of

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import save
from zhenggai.supervision.hands import NOBODY
from zhenggai.supervision.links import make_link, revoke_link, sheet_of_token, token_of
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import close_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> Sheet:
    return make_link(sheet_of(round_of(book_at_work()), CIVIL), by=CLERK)


def test_a_link_opens_one_sheet_and_lets_it_be_filled_in(sheet: Sheet) -> None:
    opened = sheet_of_token(token_of(sheet))
    assert opened == sheet
    assert save(opened, {"measure/3-1": Answer("no_change")}, by=NOBODY).written


@pytest.mark.parametrize("token", ["", "x", "WzEsImEiXQ:1abc:def"])
def test_what_is_no_link_opens_nothing(sheet: Sheet, token: str) -> None:
    with pytest.raises(NotAllowed, match="链接已失效"):
        sheet_of_token(token)


def test_a_new_link_ends_the_old_one(sheet: Sheet) -> None:
    old = token_of(sheet)
    new = make_link(sheet, by=CLERK)
    with pytest.raises(NotAllowed, match="链接已失效"):
        sheet_of_token(old)
    assert sheet_of_token(token_of(new)) == sheet


def test_a_revoked_link_opens_nothing(sheet: Sheet) -> None:
    old = token_of(sheet)
    assert token_of(revoke_link(sheet, by=CLERK)) == ""
    with pytest.raises(NotAllowed, match="链接已失效"):
        sheet_of_token(old)


def test_a_link_ends_with_its_round(sheet: Sheet) -> None:
    close_round(sheet.round, by=CLERK)
    with pytest.raises(NotAllowed, match="链接已失效"):
        sheet_of_token(token_of(sheet))
    with pytest.raises(NotAllowed, match="已经结束"):
        make_link(sheet, by=CLERK)


def test_only_the_office_makes_and_revokes_links(sheet: Sheet) -> None:
    for act in (make_link, revoke_link):
        with pytest.raises(NotAllowed, match="只有整改办"):
            act(sheet, by=LIAISON)
