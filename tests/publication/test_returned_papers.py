"""A paper back from Word or WPS: changed figures are named, those without control are found."""

import copy
import io

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from told_papers import COUNTED_NOTICE

from zhenggai.notices.source import ReadError
from zhenggai.publication.papers.returned import ReturnedFigure, other_numbers, returned_figures
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.notice_style import load_style
from zhenggai.writers.notice_text import notice_letter

LETTER = notice_letter(COUNTED_NOTICE, load_style("running"))
RATE = "counted/completion_rate"


def changed(swaps: dict[str, str], *, drop_controls: bool = False) -> bytes:
    """The paper after a person wrote other texts over its own, perhaps with a program that keeps no
    controls."""
    paper = Document(io.BytesIO(letter_docx(LETTER)))
    body = paper.element.body
    for text in body.iter(qn("w:t")):
        for old, new in swaps.items():
            text.text = (text.text or "").replace(old, new)
    for control in list(body.iter(qn("w:sdt"))) if drop_controls else ():
        for run in list(control.find(qn("w:sdtContent"))):
            control.addprevious(run)
        control.getparent().remove(control)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def by_name(found: list[ReturnedFigure]) -> dict[str, ReturnedFigure]:
    return {one.figure: one for one in found}


def test_an_untouched_paper_agrees_in_every_figure() -> None:
    found = returned_figures(LETTER, letter_docx(LETTER))
    assert {one.figure.partition("/")[0] for one in found} == {"counted", "reported", "external"}
    assert all(one.agrees and one.found == "control" for one in found)


def test_a_changed_figure_is_named_with_what_the_ledger_says() -> None:
    told = COUNTED_NOTICE.counted["completion_rate"].text
    found = by_name(returned_figures(LETTER, changed({told: "98.00%"})))
    assert (found[RATE].told, found[RATE].now, found[RATE].agrees) == (told, "98.00%", False)
    assert [one.figure for one in found.values() if not one.agrees] == [RATE]


@pytest.mark.parametrize("kind", ["counted", "reported", "external"])
def test_one_changed_figure_of_every_kind_is_found(kind: str) -> None:
    before = next(
        one
        for one in returned_figures(LETTER, letter_docx(LETTER))
        if one.figure.startswith(kind) and len(one.told) > 1
    )
    found = returned_figures(LETTER, changed({before.told: "907件"}))
    assert before.figure in {one.figure for one in found if not one.agrees}


def test_without_controls_a_figure_is_found_by_its_sentence_and_offered() -> None:
    told = COUNTED_NOTICE.counted["completion_rate"].text
    found = by_name(returned_figures(LETTER, changed({told: "98.00%"}, drop_controls=True)))
    assert (found[RATE].now, found[RATE].found) == ("98.00%", "sentence")


def test_a_figure_whose_sentence_is_gone_is_lost() -> None:
    lost = by_name(returned_figures(LETTER, changed({"完成率": "另见附件"}, drop_controls=True)))
    assert (lost[RATE].found, lost[RATE].agrees) == ("lost", False)


def test_changes_that_are_only_tracked_count_as_made() -> None:
    told = COUNTED_NOTICE.counted["completion_rate"].text
    paper = Document(io.BytesIO(letter_docx(LETTER)))
    control = next(
        one
        for one in paper.element.body.iter(qn("w:sdt"))
        if one.find(f".//{qn('w:tag')}").get(qn("w:val")) == RATE
    )
    (run,) = control.find(qn("w:sdtContent"))
    old, new = copy.deepcopy(run), copy.deepcopy(run)
    old.find(qn("w:t")).tag = qn("w:delText")
    new.find(qn("w:t")).text = "98.00%"
    for name, content in (("w:del", old), ("w:ins", new)):
        change = OxmlElement(name)
        change.append(content)
        run.addprevious(change)
    run.getparent().remove(run)
    target = io.BytesIO()
    paper.save(target)
    found = by_name(returned_figures(LETTER, target.getvalue()))
    assert (found[RATE].told, found[RATE].now) == (told, "98.00%")


def test_what_is_no_word_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(ReadError) as refusal:
        returned_figures(LETTER, b"%PDF-1.7")
    assert refusal.value.args


def test_numbers_in_the_words_of_the_paper_are_looked_at_beside_those_that_are_bound() -> None:
    assert other_numbers(LETTER, letter_docx(LETTER)) == []
    told = COUNTED_NOTICE.counted["completion_rate"].text
    assert other_numbers(LETTER, changed({told: "98.00%"})) == []
    here, cited = other_numbers(LETTER, changed({"有2个季度": "有3个季度"}))
    assert (here.told, here.now, here.agrees) == ("2个", "3个", False)
    assert (cited.told, cited.now) == (here.told, here.now)
