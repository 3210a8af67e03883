"""Every word of a paper is in the book, in the list of what found no place, or only lays it out.

Told twice: by the account itself, and by looking for each clause of the paper among the words of
the book's entries, which know nothing of the account.
"""

import re
from pathlib import Path

import pytest
from made_papers import FEEDBACK, LEVELS, NOTICE, PLAN
from paper_house import Import, of

from zhenggai.ledger.intake.paper_account import account_of
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices import benchmark
from zhenggai.notices.notice import Notice
from zhenggai.notices.reading import read, read_text
from zhenggai.notices.same_words import folded

MADE_UP = {one.stem: one for one in (Path(benchmark.__file__).parent / "notices").glob("*.txt")}
TEXTS = {"feedback": FEEDBACK, "plan": PLAN, "notice": NOTICE, "levels": LEVELS}
REAL = ("001", "002", "004")
PAPERS = pytest.mark.parametrize("name", [*TEXTS, *sorted(MADE_UP), *REAL])
# 着重从两个方面抓好整改 leads in what follows
LEADS_IN = re.compile(r"从.{1,120}方面|如下$")


@pytest.fixture
def paper(request: pytest.FixtureRequest, name: str) -> Notice:
    if name in TEXTS:
        return read_text(TEXTS[name])
    if name in MADE_UP:
        return read(MADE_UP[name])
    shared: Path = request.getfixturevalue("shared")
    return read(shared / "notices" / f"{name}.txt")


def blanked(paper: Notice) -> str:
    """The text without labels, titles, signature, furniture and headings of chapters."""
    text = list(paper.source.text)
    spans = [*paper.source.furniture]
    for node in paper.nodes:
        is_frame = node.kind in ("title", "signature")
        end = node.head.end if node.kind == "section" else node.end if is_frame else node.body
        spans.append((node.start, end))  # type: ignore[arg-type]
    for start, end in spans:
        text[start:end] = ["\n" if one == "\n" else "。" for one in text[start:end]]
    return "".join(text)


@PAPERS
def test_the_account_of_a_paper_has_no_gap(paper: Notice) -> None:
    account = account_of(draft_of(paper), paper)
    assert account.lost == 0
    assert account.placed > account.layout


@PAPERS
def test_each_clause_of_a_paper_is_in_the_book_or_listed(paper: Notice) -> None:
    house, draft = Import(), draft_of(paper)
    taken = house.take(draft)
    told = [text for one in house.entries for _, text in one.content.values()]
    # persons and units stand in the book by their ids
    told += ["、".join(one.responsible.names) for one in draft.walk()]
    book = "\n".join(folded(one) for one in told)
    places = [(one.start, one.end) for one in taken.unplaced] + [*draft.withheld]
    missing = []
    for clause in re.finditer(r"[^\s。；;：:]+", blanked(paper)):
        if any(start <= clause.start() and clause.end() <= end for start, end in places):
            continue
        is_lead = paper.source.text[clause.end() : clause.end() + 1] in ("：", ":")
        if not is_lead and folded(clause[0]) not in book and not LEADS_IN.search(clause[0]):
            missing.append(clause[0])
    assert missing == []


def test_what_is_left_out_is_listed_with_a_reason_of_its_own() -> None:
    reasons = {one.text[:6]: one.reason for one in of(NOTICE).unplaced}
    assert "组织情况" in reasons["一、整改工作"]
    assert "联系方式" in reasons["欢迎广大干部"]
    assert "开头" in reasons["根据县委统一"]
    assert all(reasons.values())
