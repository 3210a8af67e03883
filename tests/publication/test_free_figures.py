"""Numbers that somebody types into a draft: beside the ledger's, bound when they agree."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.publication.drafts.beside_parts import beside_parts
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import begin, heads, save_kept, save_typed
from zhenggai.publication.drafts.free_figures import FreeFigure, bound_with, free_figures
from zhenggai.publication.drafts.kept_text import is_free, places_in, plain_of_kept, with_figure
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.read_draft import read_draft
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Draft, DraftPart, PartVersion
from zhenggai.writers.bound import mark
from zhenggai.writers.notice_figures import plain
from zhenggai.writers.notice_rows import FigureWords

pytestmark = pytest.mark.django_db
BY = CLERK.id
REPAIRED = ReportedFigure("channels_repaired", Decimal("11.60"), "公里", "修复渠道")
REPORTED = (
    (
        "2-1",
        LIAISON,
        ReportProgress(
            "measure/1-1", FINANCE, "done", "沉淀资金已拨付，修复渠道11.6公里", figures=(REPAIRED,)
        ),
    ),
)


@dataclass
class Typed:
    """A draft with what somebody typed at the end of one of its parts."""

    draft: Draft
    ledger: LedgerText

    def at_the_end(self, key: str, words: str) -> list[FreeFigure]:
        part, version = self.head(key)
        save_typed(part, f"{typed(version.text)}{words}", seen=version.n, figures={}, by=BY)
        return self.found()

    def found(self) -> list[FreeFigure]:
        held = heads(self.draft)
        return free_figures(held, read_draft(held, self.ledger), self.ledger, beside_parts(held))

    def head(self, key: str) -> tuple[DraftPart, PartVersion]:
        return next(one for one in heads(self.draft) if one[0].key == key)


@pytest.fixture
def draft() -> Typed:
    held = book_after(*PLANNED, *REPORTED)
    ledger = ledger_text(held, "report", "run-in", queries.today())
    return Typed(begin(held, ledger, by=BY), ledger)


def test_a_units_result_is_bound_where_the_text_tells_it(draft: Typed) -> None:
    _, version = draft.head("problem/1")
    name, row = next(one for one in draft.ledger.figures.items() if one[0].endswith(REPAIRED.name))
    assert mark(name, row.title, "11.6公里") in version.text
    assert draft.found() == []


def test_a_typed_result_of_the_item_agrees_or_differs(draft: Typed) -> None:
    (one,) = draft.at_the_end("problem/1", "另据统计，修复渠道11.6公里。")
    assert (one.text, one.verdict) == ("11.6公里", "agrees")
    (_, other) = draft.at_the_end("problem/1", "修复渠道12公里。")
    assert (other.text, other.verdict, other.told) == ("12公里", "differs", plain(row_of(draft)))


def row_of(draft: Typed) -> FigureWords:
    return next(row for name, row in draft.ledger.figures.items() if name.endswith(REPAIRED.name))


def test_another_items_result_and_what_nobody_counts_are_unknown(draft: Typed) -> None:
    found = draft.at_the_end("outlook", "再修复渠道12公里，走访农户300户。")
    assert {one.verdict for one in found} == {"unknown"}
    assert len(found) == 2


def test_a_number_that_the_reader_takes_for_a_count_of_the_ledger_is_beside_it(
    draft: Typed,
) -> None:
    count = draft.ledger.rows.counted["measures"]
    wrong = int(count.value or 0) + 6
    found = draft.at_the_end("opening", f"共制定整改措施{wrong}条。")
    assert [(one.verdict, one.told) for one in found] == [("differs", count.text)]


SAYINGS = {
    "尚有{}问题未完成整改": "undone",
    "尚有{}问题没有销号": "not_closed",
    "未完成的措施{}": "measures_undone",
    "{}措施已完成84条": "measures",
    "已完成措施{}": "measures_done",
    "召开各类会议{}": "meetings",
    "建立健全制度{}": "regulations",
}


@pytest.mark.parametrize(("words", "name"), SAYINGS.items())
def test_what_a_count_is_called_in_a_sentence_tells_which_one_it_is(
    draft: Typed, words: str, name: str
) -> None:
    row = draft.ledger.figures[f"counted/{name}"]
    wrong = f"{int(row.value or 0) + 1}{row.unit}"
    first = draft.at_the_end("opening", f"{words.format(row.text)}。")[0]
    assert (first.verdict, first.figure) == ("agrees", f"counted/{name}")
    later = draft.at_the_end("outlook", f"{words.format(wrong)}。")
    assert ("differs", row.text) in [(one.verdict, one.told) for one in later]


@pytest.mark.parametrize("words", ["其中{}问题未完成", "走访群众{}"])
def test_what_is_counted_of_a_part_or_by_nobody_is_unknown(draft: Typed, words: str) -> None:
    found = draft.at_the_end("outlook", f"{words.format('3个')}。")
    assert [one.verdict for one in found] == ["unknown"]


def test_what_agrees_is_bound_with_one_click_and_what_differs_becomes_the_ledgers(
    draft: Typed,
) -> None:
    draft.at_the_end("problem/1", "修复渠道11.6公里。")
    (one, other) = draft.at_the_end("problem/1", "修复渠道12公里。")
    for each in (other, one):
        part, version = draft.head("problem/1")
        text = bound_with(version.text, each)
        save_kept(part, text, "edited", seen=version.n, by=BY)
    _, version = draft.head("problem/1")
    assert draft.found() == []
    assert plain_of_kept(version.text).endswith(f"修复渠道11.6公里。修复渠道{row_of(draft).text}。")


def test_numbers_of_the_ledgers_own_words_are_nobodys(draft: Typed) -> None:
    part, version = draft.head("outlook")
    save_typed(part, f"务必做好。{typed(version.text)}", seen=1, figures={}, by=BY)
    assert draft.found() == []


def test_places_of_a_line_are_those_that_a_person_reads() -> None:
    line = f"\ue0101一、完成{mark('counted/done', '已销号', '21个')}，余3个"
    plain_text = "".join(line[at] for at in places_in(line))
    assert plain_text == "一、完成21个，余3个"
    at = plain_text.index("3个")
    assert is_free(line, at, at + 2)
    assert not is_free(line, plain_text.index("21个"), plain_text.index("21个") + 3)
    made = with_figure(line, at, at + 2, mark("counted/not_closed", "未销号", "3个"))
    assert plain_of_kept(made) == plain_text
