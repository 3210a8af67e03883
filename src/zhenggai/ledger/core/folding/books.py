"""What acts on the book as a whole change."""

from zhenggai.ledger.core.acts.books import (
    AbandonBook,
    AdoptPack,
    DescribeInspection,
    MarkExercise,
    OpenBook,
    ReceiveFeedback,
    RecordEvaluation,
)
from zhenggai.ledger.core.acts.plans import ApprovePlan, MergeOpinions, ReviewPlan
from zhenggai.ledger.core.folding.closings import open_again
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.rows import BookRow, Review, changed
from zhenggai.ledger.core.state import Turn


def open_book(turn: Turn, act: OpenBook) -> None:
    """The book's own row."""
    turn.put(
        BookRow(
            key=BOOK,
            made_by=turn.entry.n,
            name=act.name,
            inspected_unit=act.inspected_unit,
            inspection_kind=act.inspection_kind,
            level=act.level,
            round=act.round,
            team=act.team,
            mode=act.mode,
            began_on=act.began_on,
            ended_on=act.ended_on,
            opened_on=turn.entry.on,
            exercise=act.exercise,
        )
    )


def describe_inspection(turn: Turn, act: DescribeInspection) -> None:
    """What is told of it; nothing of a book that is not open yet."""
    if turn.book.info.made_by:
        turn.put(
            changed(turn.book.info, **{name: told for name, told in vars(act).items() if told})
        )


def adopt_pack(turn: Turn, act: AdoptPack) -> None:
    """Its rules hold from here on."""
    turn.put(
        changed(turn.book.info, pack=act.pack, pack_version=act.version, pack_digest=act.digest)
    )


def receive_feedback(turn: Turn, act: ReceiveFeedback) -> None:  # noqa: ARG001 - one shape for all
    """The day from which periods count."""
    turn.put(changed(turn.book.info, feedback_on=turn.entry.on))


def mark_exercise(turn: Turn, act: MarkExercise) -> None:  # noqa: ARG001 - one shape for all
    """演练."""
    turn.put(changed(turn.book.info, exercise=True))


def abandon_book(turn: Turn, act: AbandonBook) -> None:  # noqa: ARG001 - one shape for all
    """Hidden and read-only."""
    turn.put(changed(turn.book.info, abandoned=True))


def review_plan(turn: Turn, act: ReviewPlan) -> None:
    """One body's opinion."""
    turn.make(
        Review(
            key=act.review,
            made_by=turn.entry.n,
            body=act.body,
            version=act.version,
            agrees=act.agrees,
            opinion=act.opinion,
            on=turn.entry.on,
        )
    )


def merge_opinions(turn: Turn, act: MergeOpinions) -> None:
    """The one opinion of all reviewers."""
    turn.put(
        changed(
            turn.book.info,
            opinions_text=act.text,
            opinions_version=act.version,
            adoptions=act.adoptions,
        )
    )


_IN_COUNTS = {"added_by_consent": False, "removed_by_consent": False, "outside_counts": False}


def approve_plan(turn: Turn, act: ApprovePlan) -> None:
    """Counts are frozen; what was registered is planned."""
    turn.put(
        changed(
            turn.book.info,
            plan_version=act.version,
            approved_on=turn.entry.on,
            approved_problems=act.problems,
            approved_measures=act.measures,
        )
    )
    for problem in list(turn.book.problems.values()):
        if problem.state == "registered":
            turn.put(changed(problem, state="planned", changed_on=turn.entry.on))
    # A plan approved anew counts what there is now.
    for item in (*turn.book.problems.values(), *turn.book.measures.values()):
        if item.added_by_consent or item.removed_by_consent or item.outside_counts:
            turn.put(changed(item, **_IN_COUNTS))


def record_evaluation(turn: Turn, act: RecordEvaluation) -> None:
    """A second rectification opens what it names."""
    turn.put(
        changed(
            turn.book.info,
            grade=act.grade,
            evaluated_by=act.body,
            evaluated_on=turn.entry.on,
            second_rectification=act.second_rectification,
        )
    )
    for key in act.problems if act.second_rectification else ():
        open_again(turn, key, "superior", act.text)
