"""The round before, whose texts went the whole way: read here, so that a newcomer finds editions.

It is told once for all tests of this file.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from zhenggai.demo.district import District, district, earlier_round
from zhenggai.demo.guide import waits
from zhenggai.demo.making_earlier import make_earlier
from zhenggai.demo.making_editions import WHY
from zhenggai.demo.settling import settle
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import TIME_ZONE, to_line
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.models import Book
from zhenggai.publication.confirming import standings
from zhenggai.publication.models import Answered, Approval, Draft
from zhenggai.publication.order.deriving import differences
from zhenggai.publication.order.excluding import left_out
from zhenggai.publication.order.stages import STAGES, is_approved
from zhenggai.published.freezing import is_whole
from zhenggai.published.models import Edition, Release
from zhenggai.published.outside import passages
from zhenggai.published.queries import read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def made_up() -> District:
    return earlier_round(TODAY)


@pytest.fixture(scope="module")
def book(
    made_up: District, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Book]:
    with django_db_blocker.unblock():
        settle(district(TODAY))
        yield make_earlier(made_up, datetime.combine(TODAY, time(20), TIME_ZONE))
        call_command("flush", interactive=False, verbosity=0)


def public_editions(book: Book) -> list[Edition]:
    return list(Edition.objects.filter(book=book, audience="public").order_by("number"))


def words_of(edition: Edition) -> list[str]:
    return [one.text for one in passages(read(edition).letter)]


def test_it_was_over_before_the_next_inspection_and_its_chain_holds(
    book: Book, made_up: District
) -> None:
    entries = list(queries.entries(book))
    moments = [one.at for one in entries]
    assert moments == sorted(moments)
    assert moments[-1].date() < district(TODAY).days.feedback_on
    lines = [to_line(one) for one in entries]
    assert check_chain(lines, f"{book.head_n}:{book.head_hash}").ok
    assert queries.rebuild(book) == []
    states = Counter(one.state for one in queries.now(book).problems.values())
    assert states == {"closed": len((*made_up.problems, made_up.immediate))}
    assert queries.now(book).info.approved_measures == len(made_up.measures)


def test_every_text_passed_its_stages_on_papers_that_are_kept(book: Book) -> None:
    for draft in Draft.objects.filter(book=book):
        assert is_approved(draft), draft.paper
        asked = [one.stage for one in draft.approvals.all()]
        assert asked == [one.key for one in STAGES[draft.paper] if one.key != "units"]
    approvals = Approval.objects.filter(draft__book=book)
    assert approvals
    assert all(one.body and one.number and evidence.is_whole(one.scan) for one in approvals)


def test_units_confirmed_the_report_and_what_one_asked_for_stands_in_it(book: Book) -> None:
    report = Draft.objects.get(book=book, paper="report")
    asked = [one.asked for one in standings(report) if one.asked]
    assert {one.state for one in standings(report) if one.asked} == {"true"}
    assert Counter(one.verdict for one in asked)["change"] == 1


def test_three_texts_passed_the_screen_without_anybody_waving_a_finding_through(book: Book) -> None:
    # What is not clean is not published.
    out = Edition.objects.filter(book=book).values_list("draft", flat=True)
    assert set(out) == {one.pk for one in Draft.objects.filter(book=book).exclude(paper="report")}
    assert len(out) == len(public_editions(book)) + 1
    assert not Answered.objects.filter(draft__book=book).exists()


def test_the_notice_within_the_party_is_the_approved_report(book: Book) -> None:
    notice = Draft.objects.get(book=book, paper="party-notice")
    assert differences(notice) == []
    assert Edition.objects.get(book=book, audience="party").draft == notice.pk


def test_the_public_texts_leave_out_what_was_agreed(book: Book, made_up: District) -> None:
    for edition in public_editions(book):
        gone = left_out(Draft.objects.get(book=book, pk=edition.draft or 0))
        assert all(one.is_agreed for one in gone)
        assert {one.row is None for one in gone} == {True, False}
        titles = [made_up.problem(int(one.number)).title for one in gone]
        assert len(read(edition).items) == len(made_up.problems) + 1 - len(gone)
        assert not [one for one in titles if one in "".join(words_of(edition))]


def test_the_second_edition_puts_one_sentence_of_the_first_right(book: Book) -> None:
    first, second = public_editions(book)
    assert second.replaces == first
    assert read(second).why == WHY
    changed = [one for one in difflib.ndiff(words_of(first), words_of(second)) if one[0] in "+-"]
    assert [one[0] for one in changed] == ["-", "+"]


def test_figures_that_went_out_name_whose_they_are_and_no_number_of_the_ledger(book: Book) -> None:
    for edition in public_editions(book):
        told = read(edition)
        assert {one.kind for one in told.figures} == {"counted", "reported", "external"}
        assert all(one.owner for one in told.figures if one.kind != "counted")
        assert all(one.counting_rule for one in told.figures)
        assert not [one.title for one in told.figures if re.search(r"（\d", one.title)]


def test_both_public_editions_bear_the_day_on_which_the_first_went_out(book: Book) -> None:
    first, second = public_editions(book)
    days = {read(one).letter.dated_on for one in (first, second)}
    assert days == {first.published_on} != {second.published_on}


def test_who_is_named_for_it_on_the_page_for_signing_in_begins_there(book: Book) -> None:
    [(person, address)] = [(person, at) for person, _, at in waits() if at]
    client = Client()
    told = {"next": address}
    answer = client.post(reverse("workbench:sign_in_as", args=[person]), told, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    page = answer.content.decode()
    assert all(one.code in page for one in Edition.objects.filter(book=book))


def test_editions_are_whole_and_registered_with_their_pictures(book: Book) -> None:
    for edition in Edition.objects.filter(book=book):
        assert is_whole(edition)
        releases = list(edition.releases.all())
        assert releases
        if edition.audience == "public":
            assert edition.in_portal
            assert all(evidence.is_whole(one.screenshot) for one in releases)
    assert Release.objects.filter(edition__book=book, taken_back_at=None).count() > 3
    held = queries.now(book)
    for step in queries.pack(held).steps:
        row = held.find(Step, f"step/{step.step}")
        assert row or step.step == "evaluation", step.title
        assert row is None or row.scan, step.title


def test_a_citizen_reads_the_public_editions_and_nothing_else(
    book: Book, client: Client, settings: LazySettings
) -> None:
    settings.PORTAL = True
    first, second = public_editions(book)
    assert "这一版已更正" in client.get(f"/public/{first.code}/").content.decode()
    assert WHY in client.get(f"/public/{second.code}/").content.decode()
    assert second.code in client.get("/public/").content.decode()
    party = Edition.objects.get(book=book, audience="party")
    assert client.get(f"/public/{party.code}/").status_code == 404
