"""What a unit fills in for one item, and how a draft of it is kept."""

import json
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from zhenggai.ledger.core.acts.shape import ReportedFigure

# In the order of the buttons.
RESULT_WORDS = {"no_change": "无变化", "progress": "有进展", "done": "已完成"}


@dataclass(frozen=True, slots=True)
class DraftProof:
    """A file on a draft: stored already, not yet in the ledger. Fields are those of AttachProof."""

    digest: str
    name: str
    claim: str
    kind: str = "document"
    media_type: str = ""
    size: int = 0
    amount: Decimal | None = None
    shared_from: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit's word on one item in a round; `result` is a word of `vocabulary.RESULTS` or empty.

    `reached` are the milestones (from 1) that stand.
    """

    result: str = ""
    text: str = ""
    figures: tuple[ReportedFigure, ...] = ()
    reached: tuple[int, ...] = ()
    proofs: tuple[DraftProof, ...] = ()
    next_steps: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was filled in."""
        return self == _BLANK

    @property
    def words(self) -> tuple[str, ...]:
        """All that somebody typed in it, a field each: of its figures and proofs, too."""
        figures = (text for one in self.figures for text in (one.title, one.unit))
        proofs = (text for one in self.proofs for text in (one.claim, one.why))
        return (self.text, self.next_steps, *figures, *proofs)

    @property
    def print(self) -> str:
        """A short mark of what was typed: two pages that hold the same have the same."""
        return sha256(_typed(self).encode()).hexdigest()[:8]


_BLANK = Answer()


def answer_as_kept(answer: Answer, page: str = "") -> str:
    """The answer as JSON, with the mark of the page on which it was typed; a blank one is empty."""
    if answer.is_blank:
        return ""
    told = {
        "result": answer.result,
        "text": answer.text,
        "figures": [_figure_as_kept(one) for one in answer.figures],
        "reached": list(answer.reached),
        "proofs": [_proof_as_kept(one) for one in answer.proofs],
        "next_steps": answer.next_steps,
        **({"page": page} if page else {}),
    }
    return json.dumps(told, ensure_ascii=False)


def answer_of(kept: str) -> Answer:
    """The answer of a kept draft."""
    if not kept:
        return _BLANK
    told: dict[str, Any] = json.loads(kept)
    return Answer(
        told["result"],
        told["text"],
        tuple(ReportedFigure(**{**one, "value": Decimal(one["value"])}) for one in told["figures"]),
        tuple(told["reached"]),
        tuple(_proof_of(one) for one in told["proofs"]),
        told.get("next_steps", ""),
    )


def page_of(kept: str) -> str:
    """The mark of the page on which a kept draft was typed; empty where none is known."""
    told: dict[str, Any] = json.loads(kept) if kept else {}
    return str(told.get("page", ""))


def words_as_kept(words: str) -> str:
    """Words as they stand within a kept draft, to be looked for."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _typed(answer: Answer) -> str:
    """What stands in the fields of the sheet's page; proofs have a page of their own."""
    figures = [(one.name, f"{one.value.normalize():f}") for one in answer.figures]
    text, steps = (_as_typed(one) for one in (answer.text, answer.next_steps))
    told = [answer.result, text, figures, list(answer.reached), steps]
    return json.dumps(told, ensure_ascii=False)


def _as_typed(text: str) -> str:
    return "\n".join(text.split("\r\n")).strip()


def _figure_as_kept(one: ReportedFigure) -> dict[str, str]:
    return {
        "name": one.name,
        "value": f"{one.value:f}",
        "unit": one.unit,
        "title": one.title,
        "counting_rule": one.counting_rule,
    }


def _proof_as_kept(one: DraftProof) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in DraftProof.__dataclass_fields__}
    return {**told, "amount": None if one.amount is None else f"{one.amount:f}"}


def _proof_of(told: dict[str, Any]) -> DraftProof:
    amount = told["amount"]
    return DraftProof(**{**told, "amount": None if amount is None else Decimal(amount)})
