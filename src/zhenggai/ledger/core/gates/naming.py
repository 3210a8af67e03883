"""Keys, numbers and words that an act uses: each must be there, be new, or stand in its list."""

from collections.abc import Mapping

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts import books, closings, mending, plans, problems, progress, records
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.coding import shape_of, subject_of
from zhenggai.ledger.core.keys import BOOK, family_of, is_key, kind_of, number_of, part_number
from zhenggai.ledger.core.numbering import is_free
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.scope import may_know
from zhenggai.ledger.core.vocabulary import (
    ACCOUNTABILITY_FORMS,
    CARRIED_STATES,
    DISCLOSURES,
    EXPUNGING_GROUNDS,
    GROUP_KINDS,
    MEASURE_KINDS,
    MEETING_KINDS,
    PROBLEM_KINDS,
    PROOF_KINDS,
    REOPENING_GROUNDS,
    RESULTS,
    SOURCES,
)

_HEADING_KINDS: Mapping[str, str] = {"section": "部分", "aspect": "方面", "category": "类"}
# Which field of an act names a new row, and of which kind.
_NEW: Mapping[type[Act], str] = {
    problems.AddHeading: "heading",
    problems.AddProblem: "problem",
    plans.PlanMeasure: "measure",
    plans.AskExtension: "extension",
    plans.ReviewPlan: "review",
    progress.AttachProof: "proof",
    closings.AskClosure: "closing",
    closings.DrawRecheck: "recheck",
    records.RecordRegulation: "regulation",
    records.RecordMeeting: "meeting",
    records.RecordAccountability: "accountability",
    mending.AskExpunge: "expunging",
}
# Rows that an act makes or replaces under a name.
_NAMED = frozenset({"step", "figure", "group"})
_WORDS: Mapping[type[Act], tuple[tuple[str, Mapping[str, str], str], ...]] = {
    books.ReceiveFeedback: (("disclosure", DISCLOSURES, "公开范围"),),
    problems.AddHeading: (("kind", _HEADING_KINDS, "层级"),),
    problems.ReviseHeading: (("kind", {"": "", **_HEADING_KINDS}, "层级"),),
    problems.AddProblem: (
        ("source", SOURCES, "问题来源"),
        ("kind", PROBLEM_KINDS, "问题类型"),
        ("disclosure", DISCLOSURES, "公开范围"),
    ),
    problems.ReviseProblem: (
        ("source", {"": "", **SOURCES}, "问题来源"),
        ("kind", PROBLEM_KINDS, "问题类型"),
        ("disclosure", DISCLOSURES, "公开范围"),
    ),
    plans.PlanMeasure: (("kinds", MEASURE_KINDS, "措施类型"),),
    plans.ReviseMeasure: (("kinds", MEASURE_KINDS, "措施类型"),),
    progress.ReportProgress: (("result", RESULTS, "进展"),),
    progress.AttachProof: (("kind", PROOF_KINDS, "佐证种类"),),
    closings.Reopen: (("ground", REOPENING_GROUNDS, "重新整改的原因"),),
    records.RecordMeeting: (("kind", MEETING_KINDS, "会议种类"),),
    records.SetGroup: (("kind", GROUP_KINDS, "机构种类"),),
    records.RecordAccountability: (("form", ACCOUNTABILITY_FORMS, "问责形式"),),
    mending.CarryOverState: (("state", CARRIED_STATES, "状态"),),
    mending.AskExpunge: (("ground", EXPUNGING_GROUNDS, "清除的依据"),),
}

# What a person calls the words that an act cannot do without.
_TITLES: Mapping[str, str] = {
    "name": "名称",
    "reason": "理由",
    "missing": "还缺什么",
    "number": "文号（编号）",
    "title": "名称",
    "claim": "证明什么",
    "digest": "佐证文件（选一份文件，或者填共用的件号）",
    "letter": "来函",
    "paper": "出自哪份文件",
}


def key_fault(case: Case, act: Act) -> NotAllowed | None:
    """Every key that an act names must be there, but for the ones that it makes."""
    made = new_keys(act)
    for key in subject_of(act):
        if not is_key(key):
            return NotAllowed("key", f"“{key}”不是正确的编号。")
        if key in made or key == BOOK or kind_of(key) in _NAMED:
            continue
        if case.book.row(key) is None or not _is_known(case, key):
            # a proof that is shared is typed as it is printed: 12-3-1
            told = number_of(key) if kind_of(key) == "proof" else key
            return NotAllowed("not_found", f"台账中没有编号“{told}”。")
    return None


def _is_known(case: Case, key: str) -> bool:
    """Whether who acts may know of it; the office enters also what others did on paper."""
    top = case.book.find(Problem, family_of(key))
    return top is None or may_know(top, case.by) or may_know(top, case.entered_by)


def new_keys(act: Act) -> tuple[str, ...]:
    """The keys of the rows that an act makes."""
    if isinstance(act, problems.SplitProblem):
        return tuple(part.problem for part in act.parts)
    field = _NEW.get(type(act))
    return (getattr(act, field),) if field else ()


def number_fault(case: Case, act: Act) -> NotAllowed | None:
    """A number is new, follows those given before, and fits what it belongs to."""
    for key in new_keys(act):
        stem = _stem(act)
        if not key.startswith(stem) or not key[len(stem) :].isdecimal():
            return NotAllowed("key", f"“{key}”不是这里可用的编号。")
        if not is_free(case.book, key):
            return NotAllowed(
                "number_used", f"编号{number_of(key)}已经用过，撤回的编号也不再使用。"
            )
    return None


def _stem(act: Act) -> str:
    """What a new key begins with, by what it belongs to."""
    match act:
        case problems.SplitProblem():
            return f"{act.problem}."
        case problems.AddProblem():
            return f"{act.parent}." if act.parent.startswith("problem/") else "problem/"
        case plans.PlanMeasure():
            return f"{act.group}." if act.group else f"measure/{number_of(act.problem)}-"
        case closings.AskClosure():
            return f"closing/{number_of(act.problem)}-"
    field = _NEW[type(act)]
    item = getattr(act, "item", None)
    return f"{field}/" if item is None else f"{field}/{part_number(item)}-"


def required_fault(_: Case, act: Act) -> NotAllowed | None:
    """Words that an act cannot do without are told."""
    for name in shape_of(type(act)).required_words:
        if not getattr(act, name).strip():
            return NotAllowed("required", f"{act.TITLE}须写明{_TITLES.get(name, '内容')}。")
    return None


def vocabulary_fault(_: Case, act: Act) -> NotAllowed | None:
    """A word of a closed list stands in it."""
    for field, allowed, title in _WORDS.get(type(act), ()):
        value = getattr(act, field)
        for word in (value,) if isinstance(value, str) else value:
            if word not in allowed:
                return NotAllowed("vocabulary", f"{title}“{word}”不在词表内。")
    return None
