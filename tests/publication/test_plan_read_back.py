"""整改方案 read back by our own reader: the same problems, targets, measures, who answers, when."""

from dataclasses import replace

from told_papers import WHOLE

from zhenggai.ledger.intake.paper import DraftNode
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.papers.plan import plan

FIRST, LAST = WHOLE.planned
# Two problems of one category and one of another: so many problems as no other level has.
SECOND = replace(FIRST, number="2", text="学习成果转化不够，3项议定事项没有落实。", detail="")
TOLD = replace(WHOLE, notice=None, counted={}, problems=(FIRST, SECOND, replace(LAST, number="3")))


def read_back() -> list[DraftNode]:
    notice = read_source(source_of_bytes(letter_docx(plan(TOLD)), "整改方案.docx"))
    return [node for top in draft_of(notice).roots for node in top.walk()]


def test_every_problem_comes_back_with_its_target_and_who_answers_for_it() -> None:
    found = [one for one in read_back() if one.kind == "problem"]
    assert [one.text for one in found] == [one.text.rstrip("。") for one in TOLD.planned]
    for node, told in zip(found, TOLD.planned, strict=True):
        assert node.target.rstrip("。") == told.target.rstrip("。")
        assert node.responsible.leaders == told.shared.leaders
        assert node.responsible.lead_units == told.shared.lead_units


def test_every_measure_comes_back_with_its_words() -> None:
    found = [one.text.rstrip("。") for one in read_back() if one.kind == "measure"]
    told = [each.text.rstrip("。") for one in TOLD.planned for each in one.measures]
    for back, words in zip(found, told, strict=True):
        assert back.startswith(words)
