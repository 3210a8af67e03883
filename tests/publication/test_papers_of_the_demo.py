"""Every paper over the made-up district's book: written or refused with a sentence, and true to it.

The story is told once for all tests of this file: it is only read here.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

import pypdfium2
import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from zhenggai.demo.making import make_demo
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import LookBack, RecordRecheck
from zhenggai.ledger.core.entries import TIME_ZONE, Entry
from zhenggai.ledger.core.keys import family_of, number_of
from zhenggai.ledger.models import Book
from zhenggai.notices.checks import check
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.papers.models import Paper
from zhenggai.people.models import Role
from zhenggai.people.queries import actor, names
from zhenggai.publication.papers.catalogue import BY_KEY, PAPERS, PaperKind
from zhenggai.publication.papers.pages_of_files import pages_of
from zhenggai.publication.papers.source import PaperSource
from zhenggai.publication.papers.written import Written, written
from zhenggai.supervision.models import Round, Sheet
from zhenggai.workbench.acting.happened import happened
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Table
from zhenggai.writers.official_style import ISSUED
from zhenggai.writers.papers.told import NothingToTellError
from zhenggai.zh.days import in_words

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
EVERY = pytest.mark.parametrize("kind", PAPERS, ids=[one.key for one in PAPERS])


@pytest.fixture(scope="module")
def book(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Book]:
    with django_db_blocker.unblock():
        evening = datetime.combine(TODAY, time(20), TIME_ZONE)
        yield make_demo(TODAY, evening, lambda _: None)
        call_command("flush", interactive=False, verbosity=0)


def source_of(book: Book, cut_off: date = TODAY) -> PaperSource:
    tree = queries.tree(book)
    return PaperSource(
        tree=tree,
        pack=queries.pack(tree.book),
        cut_off=cut_off,
        dated_on=TODAY,
        names=names,
        held=book,
        actor=clerk(book),
        history=lambda key: happened(book, tree, key),
    )


def clerk(book: Book) -> Actor:
    role = Role.objects.filter(role="office").exclude(person=None).first()
    assert role
    assert role.person_id
    return actor(book.code, role.person_id)


def every_paper(book: Book, kind: PaperKind) -> Iterator[Written | str]:
    """The paper of everything that it may be about, or why there is none."""
    source = source_of(book)
    tops = [number_of(one.key) for one in source.tree.tops]
    units = [one for one, _ in source.units()]
    for of in {"book": [""], "unit": units[:6], "problem": tops[:6]}[kind.subject]:
        try:
            yield written(source, kind, of)
        except NothingToTellError as fault:
            yield str(fault)


@EVERY
def test_a_paper_is_written_of_the_district_or_says_what_to_do(book: Book, kind: PaperKind) -> None:
    for made in every_paper(book, kind):
        if isinstance(made, str):
            assert made.endswith("。")
            continue
        source = source_of_bytes(made.bytes_as("docx"), f"{made.name}.docx")
        assert "".join(made.letter.title) in "".join(source.text.split())
        # What units' own sentences say is theirs; how the paper is built is ours.
        found = check(read_source(source))
        assert not [one for one in found if one.severity == "error" and one.code[:3] == "OUT"]


def words(made: Written) -> str:
    return "".join(source_of_bytes(made.bytes_as("docx"), "文书.docx").text.split())


def test_a_month_tells_each_units_report_and_its_sums_are_those_of_the_ledger(book: Book) -> None:
    source = source_of(book)
    kind = BY_KEY["monthly-bulletin"]
    assert kind.more
    period = kind.more(source, source.of_book()).period
    assert period
    counted = next(
        one for one in queries.figures(source.tree.book, TODAY) if one.name == "problems"
    )
    assert sum(one.problems for one in period.units) == counted.value
    closed = [one.closed_on for one in source.tree.tops if one.state == "closed" and one.closed_on]
    assert len(period.struck) == sum(period.since <= on <= TODAY for on in closed)
    last = Round.objects.filter(book=book, cut_off__range=(period.since, TODAY)).first()
    assert last
    assert period.asked == str(last)
    sheets = {one.unit.name: one for one in Sheet.objects.filter(round=last)}
    told = {one.unit: one.report for one in period.units if one.report}
    assert told.keys() == sheets.keys()
    in_ = {unit for unit, report in told.items() if report in ("按时", "迟报")}
    assert in_ == {unit for unit, one in sheets.items() if one.is_reported}
    assert {one.state for unit, one in sheets.items() if told[unit] == "退回"} == {"returned"}


def test_what_others_counted_is_told_by_its_subject_letters_before_persons(book: Book) -> None:
    said = words(written(source_of(book), BY_KEY["external-figures"], ""))
    places = [said.index(word) for word in ("移交信访件", "办结信访件", "党纪政务处分", "组织处理")]
    assert places == sorted(places)
    figures = queries.figures(source_of(book).tree.book, TODAY)
    others = [one for one in figures if one.kind == "external"]
    assert [one.unit for one in others][:5] == ["件"] * 2 + ["人"] * 3


def test_the_archive_holds_every_paper_meeting_basis_and_proof_once(book: Book) -> None:
    source = source_of(book)
    kind = BY_KEY["archive-index"]
    assert kind.more
    filed = kind.more(source, source.of_book()).filed
    parts = {part: [one for one in filed if one.part == part] for part in {x.part for x in filed}}
    assert len(parts["文件"]) == Paper.objects.filter(book=book, removed_at=None).count()
    assert len(parts["会议纪要"]) == len(source.tree.book.meetings)
    numbers = [one.number for one in parts["佐证材料"]]
    assert numbers == [one.number for one in source.of_book().proofs]
    bases = {(one.basis.kind, one.basis.number, one.basis.on) for one in based(book) if one.basis}
    assert len(parts["登记依据"]) == len(bases)
    for one in parts["佐证材料"]:
        row = source.tree.book.proofs[f"proof/{one.number}"]
        assert one.pages == pages_of(evidence.read_bytes(row.digest))


def based(book: Book) -> Iterator[Entry]:
    return (one for one in queries.entries(book) if one.basis)


def test_one_items_file_has_its_history_and_the_pages_of_its_evidence(book: Book) -> None:
    source = source_of(book)
    proofs = [one for one in source.tree.book.proofs.values() if one.counts]
    pages = {one.key: pages_of(evidence.read_bytes(one.digest)) for one in proofs}
    families = [family_of(one.key) for one in proofs if pages[one.key]]
    family = max(families, key=families.count)
    own = [pages[one.key] or 0 for one in proofs if family_of(one.key) == family]
    made = written(source, BY_KEY["item-file"], number_of(family))
    said = words(made)
    for told in happened(book, source.tree, family):
        assert "".join(told.what.split()) in said
    with pypdfium2.PdfDocument(made.bytes_as("pdf")) as whole:
        text = "".join(page.get_textpage().get_text_bounded() for page in whole)
        assert len(whole) > sum(own)
    for one in source.of_problem(family).proofs:
        assert one.number in text


def test_a_special_plan_has_the_problems_of_its_inspection_alone(book: Book) -> None:
    source = source_of(book)
    said = words(written(source, BY_KEY["special-plan-personnel"], ""))
    special = [one for one in source.tree.tops if one.source == "special_inspection"]
    own = [one for one in special if one.text.rstrip("。") in said]
    assert own
    assert len(own) < len(special)


def test_a_unit_is_told_why_its_last_report_was_sent_back(book: Book) -> None:
    sheet = Sheet.objects.filter(round__book=book, state="returned").latest("round__n")
    reasons = [sheet.returned_why, *sheet.lines.values_list("returned_why", flat=True)]
    said = words(written(source_of(book), BY_KEY["unit-remark"], sheet.unit_id))
    for reason in filter(None, reasons):
        assert "".join(reason.split()) in said


def test_a_list_says_above_who_made_it_and_when_and_no_signature_stands_alone_below(
    book: Book,
) -> None:
    source = source_of(book)
    for key in ("problem-list", "ledger-list", "regulation-list", "evidence-catalogue"):
        made = written(source, BY_KEY[key], "")
        placed = list(placed_lines(made.letter))
        assert isinstance(placed[-1], Table)
        above = next(one for one in placed if isinstance(one, Line) and one.style == ISSUED)
        said = "".join(str(one) for one in above.parts)
        assert source.about.office in said
        assert in_words(TODAY) in said


def test_a_sub_item_has_its_own_words_and_is_no_problem_of_its_own(book: Book) -> None:
    source = source_of(book)
    parts = [one for one in source.of_book().problems if one.is_part]
    assert parts
    said = words(written(source, BY_KEY["problem-list"], ""))
    for one in parts:
        assert "".join(one.detail.split()).rstrip("。") in said
    unit = parts[0].shared.lead_units[0]
    (key,) = [one for one, name in source.units() if name == unit]
    tops = [one for one in source.of_unit(key).problems if not one.is_part]
    promise = words(written(source, BY_KEY["truth-promise"], key))
    assert f"反馈问题{len(tops)}个" in promise


def test_proofs_are_told_by_their_names_without_the_endings_of_files(book: Book) -> None:
    names = [one.name for one in source_of(book).of_book().proofs]
    assert names
    assert not [one for one in names if one.endswith((".docx", ".pdf", ".png", ".xlsx", ".txt"))]


def test_what_was_looked_at_again_is_told_as_it_was_recorded(book: Book) -> None:
    acts = [one.act for one in queries.entries(book)]
    found = [one for one in acts if isinstance(one, LookBack | RecordRecheck)]
    assert found
    said = words(written(source_of(book), BY_KEY["look-back-table"], ""))
    for one in found:
        assert "".join(one.text.split()) in said
    assert said.count("不相符") == sum(not one.agrees for one in found)
