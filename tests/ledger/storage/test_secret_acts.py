"""Words of acts that bear the mark of a state secret do not enter the ledger."""

import pytest
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED, day
from stored_world import ACTORS, ask_to_expunge, differences, draft, moment, record, stored

from zhenggai.ledger import queries
from zhenggai.ledger.actions import new_salt, write
from zhenggai.ledger.core.acts.mending import AskExpunge
from zhenggai.ledger.core.acts.problems import AddHeading, AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment, RecordMeeting
from zhenggai.ledger.core.acts.shape import Act, Decision
from zhenggai.ledger.core.chain import Place, seal
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Basis, Draft, to_line
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.tables import keep_entries

pytestmark = pytest.mark.django_db
REFUSED = "文字中有“.密”标志.*内容没有保存"
MEASURE = "measure/1-1"
MARKED: tuple[Act, ...] = (
    ReportProgress(MEASURE, FINANCE, "progress", "秘密★1年\n已拨付"),
    ReportProgress(MEASURE, FINANCE, "progress", "已拨付", next_steps="机密"),
    Comment(MEASURE, "文件密级：绝密"),
    AddHeading("heading/9", "一", "aspect", label="【机密】"),
    RecordMeeting(
        "meeting/1", "leading_group", "第3次", decisions=(Decision("绝 密★", (MEASURE,)),)
    ),
)


@pytest.mark.parametrize("act", MARKED, ids=lambda act: act.KIND)
def test_marked_words_write_nothing_wherever_they_stand(act: Act) -> None:
    book = stored(*PLANNED)
    by = LIAISON if isinstance(act, ReportProgress) else CLERK
    with pytest.raises(NotAllowed, match=REFUSED) as refused:
        record(book, "2-1", by, act)
    assert refused.value.code == "secret"
    assert queries.book(book.code).head_n == len(PLANNED)


def test_the_paper_behind_an_act_and_the_reason_of_a_late_one_are_looked_at() -> None:
    book = stored(*PLANNED)
    act = Comment(MEASURE, "一句话")
    for marked in (
        Draft(act, day("2-1"), CLERK.id, CLERK.id, Basis("minutes", day("1-31"), "机密★5年3号")),
        Draft(act, day("1-1"), CLERK.id, CLERK.id, late_reason="秘密"),
    ):
        with pytest.raises(NotAllowed, match=REFUSED):
            write(book.code, [marked], actors=ACTORS, at=moment("2-1"))


def test_words_about_secrecy_are_no_mark() -> None:
    book = stored(*PLANNED)
    text = "保密工作抓得不紧，“绝密”文件传阅不登记；「绝密」「机密」「秘密」字样标注不规范。"
    record(book, "2-1", CLERK, AddProblem("problem/2", text, source="immediate"))
    record(book, "2-1", CLERK, Comment(MEASURE, "机密级"))
    assert differences(book) == []


def test_what_stands_already_is_read_proved_and_taken_out_by_who_names_its_mark() -> None:
    book = stored(*PLANNED)
    told = draft("1-31", CLERK, Comment(MEASURE, "秘密★1年"))
    place = Place(book.code, book.head_n + 1, moment("1-31"), book.head_hash)
    old = seal(told, place, new_salt)
    keep_entries([old])
    book.head_n, book.head_hash, book.head_at = old.n, old.hash, old.at
    book.save()
    queries.rebuild(book, mend=True)
    lines = [to_line(one) for one in queries.entries(book)]
    assert check_chain(lines, head=old.hash).ok
    assert "秘密★1年" in lines[-1]
    with pytest.raises(NotAllowed, match="标志"):
        record(book, "2-1", CLERK, Comment(MEASURE, "秘密★1年"))
    ask_to_expunge(book, "2-1", old.n, "text")
    last = next(iter(reversed(list(queries.entries(book)))))
    assert (last.kind, differences(book)) == (AskExpunge.KIND, [])
