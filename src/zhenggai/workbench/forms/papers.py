"""A file to be taken in, and what somebody changed in its draft."""

from collections.abc import Mapping

from django import forms

from zhenggai.ledger.intake.paper import NODE_KINDS, PAPER_KINDS, NodeKind, PaperDraft, PaperKind
from zhenggai.ledger.intake.paper_changes import (
    change_kind,
    change_level,
    change_paper_kind,
    move,
    restore,
    skip,
)


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(label="文件")


def changed_draft(draft: PaperDraft, told: Mapping[str, str]) -> PaperDraft:
    """The draft after what a page of it says: kind of paper, level names, and each node's fields.

    Raises DraftError.
    """
    kind = told.get("paper", draft.kind)
    if kind in PAPER_KINDS and kind != draft.kind:
        draft = change_paper_kind(draft, _paper_kind(kind))
    for node in list(draft.walk()):
        draft = _changed_node(draft, node.id, told)
    for name in NODE_KINDS:
        wanted = told.get(f"level-{name}", "").strip()
        if wanted and any(one.kind == name and one.level != wanted for one in draft.walk()):
            draft = change_level(draft, name, wanted)
    return draft


def _changed_node(draft: PaperDraft, node_id: int, told: Mapping[str, str]) -> PaperDraft:
    node = draft.find(node_id)
    if node is None or f"kind-{node_id}" not in told:
        return draft
    is_wanted = f"take-{node_id}" in told
    if node.skipped == is_wanted:
        draft = (restore if is_wanted else skip)(draft, node_id)
    kind = told[f"kind-{node_id}"]
    if kind in NODE_KINDS and kind != node.kind:
        draft = change_kind(draft, node_id, _node_kind(kind))
    to = told.get(f"to-{node_id}", "").strip()
    if not to:
        return draft
    return move(draft, node_id, None if to == "top" else int(to))


def _paper_kind(word: str) -> PaperKind:
    return next(kind for kind in PAPER_KINDS if kind == word)


def _node_kind(word: str) -> NodeKind:
    return next(kind for kind in NODE_KINDS if kind == word)
