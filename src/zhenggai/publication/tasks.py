"""What waits for a person before a text goes out: parts and figures to confirm, answers to use,
the next step of every text on its way, and the register of where it stands once it is out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.prescribed import prescribed_steps
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.models import Book
from zhenggai.publication.figure_calls import is_confirmed
from zhenggai.publication.order.deriving import FOLLOWS
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.stages import STAGES, UNITS, Stage
from zhenggai.publication.task_rows import (
    ASKED,
    BASED,
    CHANGED,
    LEFT,
    OPEN,
    STAGE_KEYS,
    STALE,
    WAY,
    waiting_rows,
)
from zhenggai.zh.days import in_words

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "text": "核对文稿",
    "figures": "核对数字",
    "answers": "处理答复",
    "send": "送单位核对",
    "approval": "登记审定",
    "changed": "核对改动",
    "left_out": "登记同意",
    "publish": "检查发布",
    "release": "发布登记",
}
# The prescribed step that a text takes; its day is the text's.
_STEPS: Mapping[str, str] = {
    "stage-report": "interim_report",
    "report": "rectification_reports",
    "leader-report": "rectification_reports",
    "later-report": "follow_up_report",
    "party-notice": "internal_notice",
    "public-notice": "public_notice",
}
# Kinds that wait for a unit, not for the office.
OF_UNITS = frozenset({"text", "figures"})
_UNITS = frozenset({"liaison", "unit_head"})


@dataclass(frozen=True, slots=True)
class TextTask:
    """A word of `TITLES`: so many parts, figures or items, of which text or day, since when.

    `draft` is the id of the text and `paper` which it is, `edition` the code of one that is out;
    `stage` the stage whose approval is awaited. `due_on`: when units are to answer, or when the
    prescribed step is due.
    """

    kind: str
    what: str
    count: int
    since: datetime
    due_on: date | None
    draft: int = 0
    paper: str = ""
    stage: str = ""
    edition: str = ""

    @property
    def title(self) -> str:
        """核对文稿."""
        return TITLES[self.kind]


def text_tasks(held: Book, actor: Actor, tree: Tree) -> list[TextTask]:
    """What waits for this person in a book, the oldest first; asked of the database at once."""
    unit = actor.unit if actor.roles & _UNITS else ""
    rows = waiting_rows(held, unit=unit, is_office="office" in actor.roles)
    found = [one for row in rows if (one := _task(row, actor.unit, tree))]
    # Nobody publishes a text while somebody has yet to agree to what it leaves out.
    held_up = {one.draft for one in found if one.kind == "left_out"}
    tasks = (one for one in found if not (one.kind == "publish" and one.draft in held_up))
    return sorted(tasks, key=lambda one: one.since)


def _task(row: tuple[Any, ...], unit: str, tree: Tree) -> TextTask | None:
    kind, draft, title, day, count, since, due_on, note = row
    if kind == WAY:
        paper, *far = note.split()
        # Once an approval is on record, how many parts units looked at says nothing more.
        count = 0 if STAGE_KEYS & set(far) else count
        made = TextTask("", title, count, since, _day_of(paper, tree), draft, paper)
        found = _next_step(paper, frozenset(far), tree)
        return replace(made, kind=found[0], stage=found[1]) if found else None
    if kind == "release":
        due_on, paper = _day_of("public-notice", tree), "public-notice"
        return TextTask(kind, title, count, since, due_on, draft, paper, edition=note)
    if kind != "figures":
        due_on = _day_of(note, tree) if kind == "left_out" else due_on
        return TextTask(kind, title, count, since, due_on, draft, note)
    own = (one for one in tree.book.figures.values() if one.owner == unit)
    waiting = sum(one.kind == "reported" and not is_confirmed(one, day) for one in own)
    words = f"截至{in_words(day)}"
    return TextTask(kind, words, waiting, since, due_on) if waiting else None


def _next_step(paper: str, far: frozenset[str], tree: Tree) -> tuple[str, str] | None:
    """What the office does next with a text that is so far, and the stage that it waits for; None
    where units have it, where it was issued, or where it can go no further by itself."""
    if paper in FOLLOWS and BASED not in far:
        return None
    next_ = next(
        (one for one in STAGES[paper] if one.key not in far and not _is_confirmed(one, far)), None
    )
    if CHANGED in far:
        return "changed", ""
    if next_ is None:
        return ("publish", "") if paper in SCOPES else None
    if next_.key != UNITS or not (ASKED in far or _has_units(tree)):
        return "approval", next_.title
    return ("send", next_.title) if far & {STALE, LEFT} else None


def _is_confirmed(stage: Stage, far: frozenset[str]) -> bool:
    """Whether units answered all of it in the system, and their answers were used."""
    return stage.key == UNITS and ASKED in far and not far & {LEFT, OPEN, STALE}


def _has_units(tree: Tree) -> bool:
    """Whether there is a unit to which a part of a text could be put."""
    return any(assigned(tree.book, one.key, "lead_units") for one in tree.tops)


def _day_of(paper: str, tree: Tree) -> date | None:
    """When the step is due that the text takes; None where the rules of the book name no day, and
    where the step was taken."""
    steps = prescribed_steps(tree.book, queries.pack(tree.book), queries.today())
    found = (one.due for one in steps if one.step.step == _STEPS[paper] and one.on is None)
    return next(found, None)
