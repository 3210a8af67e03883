"""The made-up district's story as it stands in the tables, told for two days, one past a new year.

The story is told once for all tests of this file: it is only read here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from zhenggai.demo.district import District, district
from zhenggai.demo.items import Problem
from zhenggai.demo.making import make_demo
from zhenggai.demo.making_texts import PARTS, TRUE, WRONG_SUM
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import ROLES
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.entries import TIME_ZONE, Entry, to_line
from zhenggai.ledger.core.state import Book as State
from zhenggai.ledger.models import Book, Content, Evidence
from zhenggai.notices.checks import check
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.opinions.kinds import ACCUSATION
from zhenggai.opinions.models import Opinion
from zhenggai.people.models import Person, Role
from zhenggai.publication.confirming import standings
from zhenggai.publication.drafts.drafting import letter_of
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.models import Draft
from zhenggai.supervision.models import Round
from zhenggai.writers.letter import letter_docx

# The tables are made for tests that say so; each of these reads what was told before it began.
pytestmark = pytest.mark.django_db
DAYS = (date(2026, 11, 20), date(2027, 2, 3))
# What did not happen in this district, as it does not in most.
NOT_TOLD = {
    "abandon_book",
    "decline_expunge",
    "drop_measure",
    "mark_exercise",
    "record_evaluation",
    "record_reported_figures",
    "revise_heading",
    "state_carried_over",
    "withdraw_heading",
    "withdraw_problem",
    "withdraw_proof",
    "words_carried_over",
}


@dataclass(frozen=True)
class Made:
    """The book and what it was told from."""

    today: date
    book: Book
    district: District
    state: State
    entries: list[Entry]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def made(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Made]:
    """The story in the tables, with whatever waits for a commit done."""
    today: date = request.param
    evening = datetime.combine(today, time(20), TIME_ZONE)
    with django_db_blocker.unblock():
        book = make_demo(today, evening, lambda _: None)
        yield Made(today, book, district(today), queries.now(book), list(queries.entries(book)))
        call_command("flush", interactive=False, verbosity=0)


def figure(made: Made, name: str) -> tuple[str, ...]:
    """The items behind a figure of the book on the story's today."""
    rows = queries.figures(made.state, made.today)
    return next(one.items for one in rows if one.name == name)


def keys(problems: Iterator[Problem]) -> set[str]:
    return {f"problem/{one.number}" for one in problems}


# ── the figures are those of the data ─────────────────────────────────────────


def test_what_is_closed_in_the_ledger_is_what_the_data_say(made: Made) -> None:
    problems = made.district.problems
    assert set(figure(made, "done")) == keys(one for one in problems if one.state == "closed")
    rate = next(
        one for one in queries.figures(made.state, made.today) if one.name == "completion_rate"
    )
    assert (rate.numerator, rate.denominator) == (
        sum(one.state == "closed" for one in problems),
        len(problems),
    )
    assert set(figure(made, "basically_done")) == keys(one for one in problems if one.judgement)


def test_signatures_stand_where_the_data_have_them(made: Made) -> None:
    for one in made.district.problems:
        row = made.state.problems[f"problem/{one.number}"]
        if one.state == "signing":
            closing = made.state.closings[row.closing]
            assert [x.step for x in closing.signatures] == [
                x.step for x in one.closings[-1].signatures
            ]
        assert row.state in {"signing": ("signing", "closure_asked")}.get(one.state, (one.state,))


def test_problems_are_late_by_as_many_days_as_their_deadlines_say(made: Made) -> None:
    pack = queries.pack(made.state)
    late = {
        one.number: (made.today - one.deadline.milestones[-1].on).days
        for one in made.district.problems
        if one.state == "rectifying" and one.deadline.milestones[-1].on < made.today
    }
    told = {
        number: deadline_state(
            made.state, made.state.problems[f"problem/{number}"], made.today, pack
        ).days
        for number in late
    }
    assert told == late
    assert set(figure(made, "overdue")) == {f"problem/{one}" for one in late}


def test_measures_proofs_and_money_are_those_of_the_data(made: Made) -> None:
    measures = made.district.measures
    done = {f"measure/{one.number}" for one in measures if one.done_on}
    assert set(figure(made, "measures_done")) == done
    proofs = {f"proof/{proof.number}" for one in measures for proof in one.proofs}
    assert proofs <= made.state.proofs.keys()
    funds = next(
        one for one in queries.figures(made.state, made.today) if one.name == "funds_recovered"
    )
    last = {
        (one.number, told.unit): next(x.value for x in told.figures if x.name == funds.name)
        for one in measures
        for told in one.progress
        if any(x.name == funds.name for x in told.figures)
    }
    assert funds.value == sum(last.values())


def test_deadlines_and_units_came_from_the_plan_as_the_data_have_them(made: Made) -> None:
    for one in made.district.problems:
        row = made.state.problems[f"problem/{one.number}"]
        assert row.text == one.title
        assert row.milestones[-1].on == one.deadline.milestones[-1].on
        assert (row.standing, row.lead_units) == (one.deadline.standing, one.lead_units)
        assert (row.leaders, row.responsible_units) == (one.leaders, one.responsible_units)
        for measure in one.measures:
            held = made.state.measures[f"measure/{measure.number}"]
            assert held.text == measure.text
            assert (held.kinds, held.amount) == (measure.kinds, measure.amount)


def test_each_round_was_answered_by_all_but_who_the_data_name(made: Made) -> None:
    told = {one.number: one for one in made.district.records.rounds}
    rounds = list(Round.objects.filter(book=made.book))
    assert {one.n for one in rounds} == told.keys()
    for one in rounds:
        sheets = {sheet.unit_id: sheet.state for sheet in one.sheets.all()}
        missing = {unit for unit, state in sheets.items() if state in ("blank", "filling", "sent")}
        assert missing == set(told[one.n].missing)
        returned = {unit for unit, state in sheets.items() if state == "returned"}
        assert returned == set(told[one.n].returned)


# ── the record can be believed ────────────────────────────────────────────────


def test_the_chain_holds_and_the_tables_are_what_the_entries_say(made: Made) -> None:
    lines = [to_line(one) for one in made.entries]
    assert check_chain(lines, f"{made.book.head_n}:{made.book.head_hash}").ok
    assert queries.rebuild(made.book) == []


def test_moments_run_on_in_office_hours_and_end_today(made: Made) -> None:
    moments = [one.at.astimezone(TIME_ZONE) for one in made.entries]
    assert moments == sorted(moments)
    assert moments[-1].date() <= made.today
    assert all(one.weekday() < 5 and 8 <= one.hour < 19 for one in moments)


def test_everything_that_can_happen_in_a_round_happened(made: Made) -> None:
    kinds = Counter(one.kind for one in made.entries)
    assert ACT_OF_KIND.keys() - kinds.keys() <= NOT_TOLD
    assert any(one.is_on_behalf for one in made.entries)
    late = [one for one in made.entries if (one.day - one.on).days > 7]
    assert late
    assert all(one.late_reason for one in late)
    taken = [one for one in made.entries if one.basis and one.basis.is_taken]
    assert taken
    assert not any(one.late_reason for one in taken)
    assert 1_200 <= len(made.entries) <= 1_900


def test_what_was_split_or_merged_changes_no_count(made: Made) -> None:
    whole = next(one for one in made.entries if one.kind == "split_problem").subject[0]
    parts = [one for one in made.state.problems.values() if one.parent == whole]
    assert len(parts) > 1
    assert {one.state for one in parts} == {made.state.problems[whole].state}
    [merged] = [one for one in made.state.problems.values() if one.state == "merged"]
    assert merged.merged_into in made.state.problems
    counted = set(figure(made, "problems"))
    assert whole in counted
    assert not counted & {merged.key, *(one.key for one in parts)}
    assert len(counted) == made.state.info.approved_problems == len(made.district.problems)


def test_what_was_expunged_is_gone_and_said_to_be(made: Made) -> None:
    withheld = next(
        proof for one in made.district.measures for proof in one.proofs if proof.is_withheld
    )
    [order] = [one for one in made.entries if one.kind == "expunge"]
    attached = made.entries[order.facts["of"] - 1]
    assert not {"name", "digest", "claim"} & attached.content.keys()
    assert not Evidence.objects.filter(name=withheld.name).exists()
    assert not Content.objects.filter(told__contains=withheld.name).exists()
    assert order.by != order.facts["second"]


def test_every_file_that_an_entry_names_is_in_the_store_and_whole(made: Made) -> None:
    digests = {
        told[1]
        for one in made.entries
        for field, told in one.content.items()
        if field in ("digest", "scan", "basis.scan") and told[1]
    }
    imported = {one.basis.scan for one in made.entries if one.kind == "plan_measure" and one.basis}
    assert len(digests) > 100
    assert all(evidence.is_whole(one) for one in digests - imported)


# ── everybody can be anybody ──────────────────────────────────────────────────


def test_a_person_of_every_role_signs_in_with_one_click_and_sees_pages(made: Made) -> None:
    for role in ROLES:
        held = Role.objects.filter(role=role, person__is_active=True).select_related("person")
        person = held.exclude(person=None).order_by("pk").first()
        assert person is not None, role
        assert isinstance(person.person, Person)
        client = Client()
        answer = client.post(reverse("workbench:sign_in_as", args=[person.person.pk]), follow=True)
        assert answer.status_code == 200
        for address in (f"/{made.book.code}/",):
            assert client.get(address).status_code in (200, 404), (role, address)


# ── the report is on its way ──────────────────────────────────────────────────


def test_the_report_has_a_wrong_sum_that_the_check_finds(made: Made) -> None:
    draft = Draft.objects.get(book=made.book, paper="report")
    letter = letter_docx(letter_of(draft, ledger_text_of(draft)))
    source = source_of_bytes(letter, "报告.docx")
    at = source.text.index(WRONG_SUM)
    found = [one for one in check(read_source(source)) if one.severity == "error"]
    assert any(at < one.span.start < at + len(WRONG_SUM) for one in found)


def test_parts_of_the_report_are_with_their_units_and_some_were_answered(made: Made) -> None:
    draft = Draft.objects.get(book=made.book, paper="report")
    states = Counter(one.state for one in standings(draft))
    assert states["true"] == TRUE
    assert states["change"] == 1
    assert sum(states.values()) - states["none"] == PARTS


def test_opinions_are_on_their_ways_and_the_accusation_tells_nothing(made: Made) -> None:
    found = Opinion.objects.filter(book=made.book)
    assert {one.state for one in found} == {"handed", "unsorted", "registered", "transferred"}
    gone = found.get(sort=ACCUSATION)
    assert (gone.text, gone.name, gone.problem) == ("", "", "")
