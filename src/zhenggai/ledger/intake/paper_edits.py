"""What a person did to a draft, edit by edit: replayed on the draft as read, told, taken back.

An edit is a value. A draft page carries the draft as read and the list of edits, so that the last
one can always be taken back and nothing is kept before the draft is entered.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from zhenggai.ledger.intake.paper import (
    NODE_KINDS,
    PAPER_KINDS,
    NodeKind,
    PaperDraft,
    PaperKind,
)
from zhenggai.ledger.intake.paper_changes import (
    change_kind,
    change_level,
    change_paper_kind,
    move,
    restore,
    skip,
    take_into,
    take_up,
)
from zhenggai.ledger.intake.paper_merging import fold_up, merge, split
from zhenggai.ledger.intake.paper_problem_level import one_above, one_below
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.ledger.intake.paper_units import with_units

What = Literal[
    "name",
    "paper",
    "level",
    "below",
    "above",
    "kind",
    "move",
    "merge",
    "fold",
    "split",
    "skip",
    "restore",
    "take",
    "text",
    "unit",
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. `nodes` are the ids of the items; `at` an offset of the paper or an item's id.

    name: `word` is what the paper is called · paper: `word` is its kind · level: `word` the name,
    `kind` the level · below, above: the problems are one level there · kind: `kind` · move: `at`
    the new parent, None the top · merge: into the first of the nodes · split: at an offset · take,
    text: the words at offset `nodes[0]` become an item under `at`, or words of `at` · unit: `word`
    is the name of a unit that the paper means by `kind`.
    """

    what: What
    nodes: tuple[int, ...] = ()
    kind: str = ""
    at: int | None = None
    word: str = ""


def edited(draft: PaperDraft, edits: Iterable[Edit]) -> PaperDraft:
    """The draft after these edits. Raises DraftError for one that cannot be made."""
    return reduce(lambda before, one: _MADE[one.what](before, one), edits, draft)


def edit_words(edit: Edit) -> str:
    """The edit as a person reads it: 合并3条."""
    count = len(edit.nodes)
    words: Mapping[What, str] = {
        "name": "改文件名称",
        "paper": "改文件种类",
        "level": "改层级名称",
        "below": "问题改按下一层",
        "above": "问题改按上一层",
        "kind": f"{count}条改为{NODE_KINDS.get(_node_kind(edit.kind), '')}" if edit.kind else "",
        "move": f"移动{count}条",
        "merge": f"合并{count}条",
        "fold": f"{count}条并作上级文字",
        "split": "拆分1条",
        "skip": f"不登记{count}条",
        "restore": f"恢复{count}条",
        "take": "列入1段",
        "text": "列入1段",
        "unit": f"{edit.kind}即{edit.word}",
    }
    return words[edit.what]


def _paper(draft: PaperDraft, edit: Edit) -> PaperDraft:
    return change_paper_kind(draft, _paper_kind(edit.word))


def _name(draft: PaperDraft, edit: Edit) -> PaperDraft:
    """A paper that is called as an earlier one is that one's corrected version."""
    if not edit.word.strip():
        raise DraftError("请写明文件名称。")
    return replace(draft, title=edit.word.strip())


def _level(draft: PaperDraft, edit: Edit) -> PaperDraft:
    return change_level(draft, _node_kind(edit.kind), edit.word)


def _kind(draft: PaperDraft, edit: Edit) -> PaperDraft:
    kind = _node_kind(edit.kind)
    return reduce(lambda before, one: change_kind(before, one, kind), edit.nodes, draft)


def _move(draft: PaperDraft, edit: Edit) -> PaperDraft:
    """What hangs below another of the chosen ones goes along with it."""
    chosen = set(edit.nodes)
    along = {
        inner.id
        for node in draft.walk()
        if node.id in chosen
        for inner in node.walk()
        if inner is not node
    }
    tops = [one for one in edit.nodes if one not in along]
    return reduce(lambda before, one: move(before, one, edit.at), tops, draft)


def _merge(draft: PaperDraft, edit: Edit) -> PaperDraft:
    if len(edit.nodes) < 2:
        raise DraftError("请勾选两条以上再合并。")
    into = edit.nodes[0]
    return reduce(lambda before, one: merge(before, one, into), edit.nodes[1:], draft)


def _split(draft: PaperDraft, edit: Edit) -> PaperDraft:
    if edit.at is None:
        raise DraftError("请选择从哪里拆开。")
    return split(draft, edit.nodes[0], edit.at)


def _each(change: Callable[[PaperDraft, int], PaperDraft]) -> Callable[..., PaperDraft]:
    def made(draft: PaperDraft, edit: Edit) -> PaperDraft:
        return reduce(change, edit.nodes, draft)

    return made


def _take(draft: PaperDraft, edit: Edit) -> PaperDraft:
    return take_up(draft, edit.nodes[0], edit.at, _node_kind(edit.kind))


def _text(draft: PaperDraft, edit: Edit) -> PaperDraft:
    if edit.at is None:
        raise DraftError("请选择并入哪一条。")
    return take_into(draft, edit.nodes[0], edit.at)


_MADE: Mapping[What, Callable[[PaperDraft, Edit], PaperDraft]] = {
    "name": _name,
    "paper": _paper,
    "level": _level,
    "below": lambda draft, _: one_below(draft),
    "above": lambda draft, _: one_above(draft),
    "kind": _kind,
    "move": _move,
    "merge": _merge,
    "fold": _each(fold_up),
    "split": _split,
    "skip": _each(skip),
    "restore": _each(restore),
    "take": _take,
    "text": _text,
    "unit": lambda draft, edit: with_units(draft, {edit.kind: edit.word}),
}


def _paper_kind(word: str) -> PaperKind:
    found = next((kind for kind in PAPER_KINDS if kind == word), None)
    if found is None:
        raise DraftError("没有这种文件。")
    return found


def _node_kind(word: str) -> NodeKind:
    found = next((kind for kind in NODE_KINDS if kind == word), None)
    if found is None:
        raise DraftError("没有这种层级。")
    return found
