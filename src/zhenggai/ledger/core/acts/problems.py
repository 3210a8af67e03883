"""Acts on the tree of problems: headings, problems, their goal, splitting, merging, withdrawing."""

from dataclasses import dataclass
from typing import ClassVar

from zhenggai.ledger.core.acts.shape import Key, Part, Words


@dataclass(frozen=True)
class AddHeading:
    """A level above the problems: `kind` is aspect or category, `level` its name (方面, 类)."""

    KIND: ClassVar[str] = "add_heading"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "添加方面或类别"

    heading: Key
    text: Words
    kind: str
    level: str = ""
    parent: Key = ""
    label: str = ""


@dataclass(frozen=True)
class ReviseHeading:
    """New words, kind or place of a heading; what is empty stays as it was."""

    KIND: ClassVar[str] = "revise_heading"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "修改方面或类别"

    heading: Key
    text: Words = ""
    kind: str = ""
    level: str = ""
    parent: Key = ""
    label: str = ""


@dataclass(frozen=True)
class WithdrawHeading:
    """The heading is taken back once nothing stands under it; its number is never given again."""

    KIND: ClassVar[str] = "withdraw_heading"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "撤回方面或类别"

    heading: Key
    reason: Words


@dataclass(frozen=True)
class AddProblem:
    """A problem in the feedback's own words; under a problem it is a sub-item.

    `source` is a word of `vocabulary.SOURCES`; `kind` is individual, common or empty; `disclosure`
    says who may read of it; `need_to_know` limits it to persons, units and roles (`scope`); `level`
    is the name of its level here (问题, 任务).
    """

    KIND: ClassVar[str] = "add_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "添加问题"

    problem: Key
    text: Words
    parent: Key = ""
    level: str = ""
    label: str = ""
    detail: Words = ""
    source: str = "feedback"
    kind: str = ""
    disclosure: str = ""
    need_to_know: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviseProblem:
    """New words or place of a problem; what is empty stays as it was."""

    KIND: ClassVar[str] = "revise_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "修改问题"

    problem: Key
    text: Words = ""
    detail: Words = ""
    parent: Key = ""
    level: str = ""
    label: str = ""
    source: str = ""
    kind: str = ""
    disclosure: str = ""
    need_to_know: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordTarget:
    """Cause, target and completion standard, point by point; what is empty stays as it was."""

    KIND: ClassVar[str] = "record_target"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记整改目标和完成标准"

    problem: Key
    cause: Words = ""
    target: Words = ""
    standard: tuple[Words, ...] = ()


@dataclass(frozen=True)
class SplitProblem:
    """Sub-items of a problem; the problem stays the one that is counted."""

    KIND: ClassVar[str] = "split_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "拆分问题"

    problem: Key
    parts: tuple[Part, ...]
    reason: Words = ""


@dataclass(frozen=True)
class MergeProblem:
    """The problem is carried on under another one."""

    KIND: ClassVar[str] = "merge_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "并入其他问题"

    problem: Key
    into: Key
    reason: Words


@dataclass(frozen=True)
class WithdrawProblem:
    """The problem is taken back; its number is never given again."""

    KIND: ClassVar[str] = "withdraw_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "撤回问题"

    problem: Key
    reason: Words


@dataclass(frozen=True)
class MarkPriority:
    """The problem is kept apart as a priority item (单列管理), or no longer."""

    KIND: ClassVar[str] = "mark_priority"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "单列管理"

    problem: Key
    priority: bool
    reason: Words = ""


@dataclass(frozen=True)
class MarkCommonProblem:
    """The problem is found elsewhere too (共性问题); `units` are asked for a wider check."""

    KIND: ClassVar[str] = "mark_common_problem"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "列为共性问题"

    problem: Key
    text: Words = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordWiderCheck:
    """What a wider check (举一反三) found and put right in one unit."""

    KIND: ClassVar[str] = "record_wider_check"
    V: ClassVar[int] = 1
    TITLE: ClassVar[str] = "登记举一反三"

    problem: Key
    unit: str
    text: Words
    found: int
    corrected: int
