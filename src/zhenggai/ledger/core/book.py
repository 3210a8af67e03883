"""The one `apply` that changes a book, and the folds that show any past day.

`apply` reads no rule pack and no clock and never refuses: whether an act may be written was asked
before (`moves`). An entry that this program does not understand changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from zhenggai.ledger.core.acts import books as book_acts
from zhenggai.ledger.core.acts import closings as closing_acts
from zhenggai.ledger.core.acts import mending, plans, problems, progress, records
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.coding import UnknownEntryError, expunged_field, subject_of
from zhenggai.ledger.core.entries import TIME_ZONE, AnyEntry, Entry
from zhenggai.ledger.core.folding import books as books_fold
from zhenggai.ledger.core.folding import closings as closings_fold
from zhenggai.ledger.core.folding import expunging as expunging_fold
from zhenggai.ledger.core.folding import plans as plans_fold
from zhenggai.ledger.core.folding import problems as problems_fold
from zhenggai.ledger.core.folding import progress as progress_fold
from zhenggai.ledger.core.folding import records as records_fold
from zhenggai.ledger.core.state import Book, Change, Turn
from zhenggai.zh.days import in_words

FOLDS: Mapping[type[Act], Callable[[Turn, Any], None]] = {
    book_acts.OpenBook: books_fold.open_book,
    book_acts.AdoptPack: books_fold.adopt_pack,
    book_acts.DescribeInspection: books_fold.describe_inspection,
    book_acts.ReceiveFeedback: books_fold.receive_feedback,
    book_acts.MarkExercise: books_fold.mark_exercise,
    book_acts.AbandonBook: books_fold.abandon_book,
    book_acts.RecordEvaluation: books_fold.record_evaluation,
    plans.ReviewPlan: books_fold.review_plan,
    plans.MergeOpinions: books_fold.merge_opinions,
    plans.ApprovePlan: books_fold.approve_plan,
    problems.AddHeading: problems_fold.add_heading,
    problems.ReviseHeading: problems_fold.revise_heading,
    problems.WithdrawHeading: problems_fold.withdraw_heading,
    problems.AddProblem: problems_fold.add_problem,
    problems.ReviseProblem: problems_fold.revise_problem,
    problems.RecordTarget: problems_fold.record_target,
    problems.SplitProblem: problems_fold.split_problem,
    problems.MergeProblem: problems_fold.merge_problem,
    problems.WithdrawProblem: problems_fold.withdraw_problem,
    problems.MarkPriority: problems_fold.mark_priority,
    problems.MarkCommonProblem: problems_fold.mark_common_problem,
    problems.RecordWiderCheck: problems_fold.record_wider_check,
    plans.PlanMeasure: plans_fold.plan_measure,
    plans.ReviseMeasure: plans_fold.revise_measure,
    plans.DropMeasure: plans_fold.drop_measure,
    plans.Assign: plans_fold.assign,
    plans.HandOver: plans_fold.hand_over,
    plans.SetDeadline: plans_fold.set_deadline,
    plans.AskExtension: plans_fold.ask_extension,
    plans.DecideExtension: plans_fold.decide_extension,
    progress.ReportProgress: progress_fold.report_progress,
    progress.AttachProof: progress_fold.attach_proof,
    progress.WithdrawProof: progress_fold.withdraw_proof,
    progress.AssessBasicallyDone: progress_fold.assess_basically_done,
    progress.ConfirmFigure: progress_fold.confirm_figure,
    closing_acts.AskClosure: closings_fold.ask_closure,
    closing_acts.Sign: closings_fold.sign,
    closing_acts.Return: closings_fold.return_closing,
    closing_acts.Close: closings_fold.close,
    closing_acts.DrawRecheck: closings_fold.draw_recheck,
    closing_acts.RecordRecheck: closings_fold.record_recheck,
    closing_acts.LookBack: closings_fold.look_back,
    closing_acts.Reopen: closings_fold.reopen,
    records.RecordRegulation: records_fold.record_regulation,
    records.RecordMeeting: records_fold.record_meeting,
    records.SetGroup: records_fold.set_group,
    records.RecordStep: records_fold.record_step,
    records.RecordAccountability: records_fold.record_accountability,
    records.RecordReportedFigures: records_fold.record_reported_figures,
    records.RecordExternalFigure: records_fold.record_external_figure,
    records.Comment: records_fold.comment,
    mending.CarryOverState: progress_fold.carry_over_state,
    mending.CarryOverWords: progress_fold.carry_over_words,
    mending.Correct: records_fold.correct,
    mending.AskExpunge: expunging_fold.ask_expunge,
    mending.Expunge: expunging_fold.expunge,
    mending.DeclineExpunge: expunging_fold.decline_expunge,
}


def apply(book: Book, entry: AnyEntry) -> frozenset[str]:
    """Let the entry change the book; the keys that changed, those whose row is gone among them."""
    turn = _taken(book, entry)
    return turn.numbers.union(turn.before)


def _taken(book: Book, entry: AnyEntry) -> Turn:
    turn = Turn(book, entry)
    book.head = entry.n
    try:
        act = entry.act
    except UnknownEntryError:
        return turn
    FOLDS[type(act)](turn, act)
    if book.remembers is None or entry.n in book.remembers:
        words = tuple(entry.content)
        hands = frozenset((entry.by, entry.entered_by))
        book.history[entry.n] = Change(
            entry.n, entry.kind, subject_of(act), turn.before, words, hands
        )
    return turn


def fold(entries: Iterable[AnyEntry]) -> Book:
    """The book as these entries, in order, leave it, with the history of all of them."""
    return _folded(entries, None)


def _folded(entries: Iterable[AnyEntry], remembers: frozenset[int] | None) -> Book:
    book = Book(remembers=remembers)
    for entry in entries:
        _taken(book, entry)
    return book


def end_of(day: date) -> datetime:
    """The moment at which a day ends in the offices' time."""
    return datetime.combine(day + timedelta(days=1), time(), TIME_ZONE).astimezone(UTC)


def as_of(known: Iterable[AnyEntry], wrong: Iterable[int]) -> Book:
    """What the book knew when it had these entries, of which later ones among them correct those
    of the numbers `wrong`; it is the same whenever it is asked."""
    # Without the history of all entries a past day is shown in half the time.
    return _folded(known, frozenset(wrong))


def cut_off(known: Iterable[AnyEntry], wrong: Iterable[int], day: date) -> Book:
    """What had happened by the end of a cut-off day, as known with these entries.

    What was known to be wrong by then never happened. What is told of the inspection was so before
    the book's first day, whenever somebody wrote it in.
    """
    never = frozenset(wrong)
    happened = (
        entry
        for entry in known
        if (entry.on <= day or entry.kind == book_acts.DescribeInspection.KIND)
        and entry.n not in never
        and entry.kind != mending.Correct.KIND
    )
    return _folded(happened, frozenset())


def corrected(entries: Iterable[AnyEntry]) -> Iterator[int]:
    """The numbers that corrections among these entries name."""
    return (entry.facts["wrong"] for entry in entries if entry.kind == mending.Correct.KIND)


def shown(text: str, book: Book) -> str:
    """The text as a person may read it: expunged words say that they are gone, and since when;
    words of which that was asked say so."""
    gone = expunged_field(text)
    if gone is None:
        return text
    if gone in book.withheld:
        return "此处内容已提请清除，决定前不显示"
    day = book.expunged.get(gone)
    return f"此处内容已于{in_words(day)[5:]}依规清除" if day else "此处内容已依规清除"


def without_content(entry: Entry, names: Iterable[str]) -> Entry:
    """The entry after an expunging: text and salt of these fields are gone, digests stay."""
    gone = set(names)
    return entry._replace(
        content={name: told for name, told in entry.content.items() if name not in gone}
    )
