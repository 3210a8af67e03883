"""The demo's papers are read by our own readers as they were written, and hold no fault."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest

from zhenggai.demo.district import District, district
from zhenggai.demo.papers import Paper, proof_bytes, source_papers
from zhenggai.demo.papers.notice_draft import notice_drafts
from zhenggai.ledger.file_content import content_of
from zhenggai.ledger.intake.header import find_mapping
from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.rows import read_sheet
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.notices.checks import check
from zhenggai.notices.reading import read

ANCHORS = [date(2026, 11, 20), date(2027, 2, 14), date(2028, 2, 29)]
TYPES = {"docx": "wordprocessingml", "xlsx": "spreadsheetml", "pdf": "pdf", "png": "png"}


@pytest.fixture(scope="module", params=ANCHORS, ids=str)
def made_up(request: pytest.FixtureRequest) -> District:
    return district(request.param)


@pytest.fixture(scope="module")
def papers(made_up: District) -> dict[str, Paper]:
    return {one.id: one for one in source_papers(made_up)}


def written(paper: Paper, folder: Path) -> Path:
    path = folder / paper.name
    path.write_bytes(paper.content)
    return path


def draft(paper: Paper, folder: Path) -> PaperDraft:
    return draft_of(read(written(paper, folder)))


def problems(found: PaperDraft) -> list[DraftNode]:
    return [one for one in found.walk() if one.kind == "problem"]


def test_the_feedback_is_read_as_exactly_the_districts_tree(
    made_up: District, papers: dict[str, Paper], tmp_path: Path
) -> None:
    found = draft(papers["feedback"], tmp_path)
    assert found.kind == "feedback"
    assert [
        (aspect.label, aspect.text, [(one.label, one.text, titles(one)) for one in aspect.children])
        for aspect in found.roots
    ] == [
        (
            aspect.label,
            aspect.title,
            [
                (one.label, one.title, [(each.title, each.finding) for each in one.problems])
                for one in aspect.categories
            ],
        )
        for aspect in made_up.aspects
    ]
    assert not found.count("measure")
    places = [one.id for one in found.walk()]
    assert not [one for one in found.unplaced if min(places) < one.start < max(places)]


def titles(category: DraftNode) -> list[tuple[str, str]]:
    return [(one.text, one.detail) for one in category.children]


def test_the_feedback_says_who_inspected_whom_and_how_much_was_found(
    made_up: District, papers: dict[str, Paper], tmp_path: Path
) -> None:
    notice = read(written(papers["feedback"], tmp_path))
    assert notice.inspection.team == "省委第三巡视组"
    assert notice.inspection.inspected == "云汀区"
    assert notice.inspection.feedback_date == made_up.days.feedback_on
    told = {one.what: int(one.value) for one in notice.declared if one.scope == "inspection"}
    categories = sum(len(one.categories) for one in made_up.aspects)
    assert told["aspects"] == len(made_up.aspects)
    assert told["categories"] == categories
    assert told["problems"] == len(made_up.problems)


def test_the_plan_is_read_with_goals_units_deadlines_and_measures(
    made_up: District, papers: dict[str, Paper], tmp_path: Path
) -> None:
    found = draft(papers["plan"], tmp_path)
    assert found.kind == "plan"
    names = {one.id: one.name for one in made_up.units}
    for problem, node in zip(made_up.problems, problems(found), strict=True):
        assert node.text == problem.title
        assert problem.target.startswith(node.target)
        assert problem.cause.startswith(node.cause)
        assert node.responsible.lead_units == tuple(names[one] for one in problem.lead_units)
        assert node.deadline
        assert node.deadline.text == problem.first_deadline.text
        assert node.deadline.standing == problem.first_deadline.standing
        for measure, one in zip(problem.measures, node.children, strict=True):
            assert one.text.startswith(measure.text)
            assert (one.deadline.text if one.deadline else None) == (
                measure.deadline.text if measure.deadline else None
            )


def test_the_offices_old_sheet_is_read_row_by_row(
    made_up: District, papers: dict[str, Paper]
) -> None:
    sheet = read_workbook(papers["old-sheet"].content)[0]
    mapping = find_mapping(sheet)
    assert mapping
    found = read_sheet(sheet, mapping)
    assert not found.row_problems
    for problem, row in zip(made_up.problems, found.problems, strict=True):
        assert (row.number, row.target) == (str(problem.number), problem.target)
        assert [one.text for one in row.measures] == [one.text for one in problem.measures]


def test_our_checker_finds_nothing_in_any_paper(
    made_up: District, papers: dict[str, Paper], tmp_path: Path
) -> None:
    for paper in papers.values():
        if paper.name.endswith(".docx"):
            found = check(read(written(paper, tmp_path)))
            assert not [(paper.name, one.code, one.message) for one in found]


def test_our_checker_finds_nothing_in_a_proof_that_it_can_read(
    made_up: District, tmp_path: Path
) -> None:
    for name, data in proofs(made_up):
        if name.endswith((".docx", ".txt", ".pdf")):
            path = tmp_path / name
            path.write_bytes(data)
            assert not [(name, one.code, one.message) for one in check(read(path))]


def test_every_proof_is_what_its_name_says_and_may_be_stored(made_up: District) -> None:
    for name, data in proofs(made_up):
        suffix = name.rpartition(".")[2]
        assert TYPES.get(suffix, "text/plain") in content_of(data, name).media_type, name


def proofs(made_up: District) -> Iterator[tuple[str, bytes]]:
    for measure in (*made_up.measures, *made_up.immediate.measures):
        for proof in measure.proofs:
            if not proof.shared_from:
                yield proof.name, proof_bytes(made_up, proof)


def test_only_what_is_withheld_holds_numbers_of_persons(made_up: District) -> None:
    for measure in made_up.measures:
        for proof in measure.proofs:
            if proof.name.endswith(".xlsx"):
                sheet = read_workbook(proof_bytes(made_up, proof))[0]
                cells = [one for row in sheet.rows for one in row]
                has_numbers = any(len(str(one)) == 18 and str(one).isdigit() for one in cells)
                assert has_numbers == proof.is_withheld, proof.name


def test_the_same_day_gives_the_same_bytes(made_up: District, papers: dict[str, Paper]) -> None:
    assert {one.id: one.content for one in source_papers(made_up)} == {
        key: one.content for key, one in papers.items()
    }
    assert dict(proofs(made_up)) == dict(proofs(made_up))


def test_papers_come_in_the_order_of_their_days_and_none_from_ahead(
    made_up: District, papers: dict[str, Paper]
) -> None:
    days = [one.on for one in papers.values()]
    assert days == sorted(days)
    assert days[-1] <= made_up.days.today


def test_nothing_was_left_to_fill_in(made_up: District, papers: dict[str, Paper]) -> None:
    texts = [*words(astuple(made_up)), *(one.name for one in papers.values())]
    assert len(texts) > len(made_up.measures)
    assert not [one for one in texts if "{" in one or "待写" in one]


def words(value: object) -> Iterator[str]:
    """Every text in a value and in what it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from words(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from words(one)


def test_the_first_draft_of_the_notice_has_slips_and_the_second_fewer(
    made_up: District, tmp_path: Path
) -> None:
    names = ("aspects", "problems", "done", "basically_done", "in_progress", "measures")
    counts = dict(zip(names, ("4", "35", "21", "2", "12", "112"), strict=True))
    counts |= {"completion_rate": "60.00", "measures_done": "83"}
    drafts = notice_drafts(made_up, made_up.days.today, counts)
    first, second = ([one.code for one in check(read(written(each, tmp_path)))] for each in drafts)
    assert {"NUM101", "NUM104", "DAT105", "TXT101", "REF101"} <= set(first)
    assert set(second) < set(first)
