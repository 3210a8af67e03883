"""Units as a paper prints them, told to be units on record: 区发改局 is 区发展和改革局.

Which one is meant is proposed where only one can be, and said by a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft


def units_named(draft: PaperDraft) -> list[str]:
    """The units that answer for something, each once, in the paper's order."""
    told = (node.responsible for node in draft.walk(with_skipped=False))
    names = (name for one in told for name in (*one.lead_units, *one.responsible_units))
    return list(dict.fromkeys(names))


def with_units(draft: PaperDraft, called: Mapping[str, str]) -> PaperDraft:
    """The draft with other names for its units, by the names that it prints."""
    if not called:
        return draft
    return replace(draft, roots=tuple(_named(one, called) for one in draft.roots))


def _named(node: DraftNode, called: Mapping[str, str]) -> DraftNode:
    told = node.responsible
    named = replace(
        told,
        lead_units=_each(told.lead_units, called),
        responsible_units=_each(told.responsible_units, called),
    )
    return replace(
        node,
        responsible=named if named != told else told,
        children=tuple(_named(one, called) for one in node.children),
    )


def _each(names: Iterable[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(called.get(one, one) for one in names))


def likely_unit(told: str, known: Iterable[str]) -> str:
    """The one unit that a shorter (or longer) name can mean; empty where none or several can."""
    found = [one for one in known if _may_mean(told, one)]
    return found[0] if len(found) == 1 else ""


def _may_mean(told: str, name: str) -> bool:
    """区人社局 for 区人力资源和社会保障局, 区委办 for 区委办公室, 清河区财政局 for 区财政局."""
    if len(told) < 3 or len(name) < 3:
        return False
    if told.endswith(name) or name.startswith(told):
        return True
    letters = iter(name)
    is_within = all(letter in letters for letter in told)
    return is_within and (told[0], told[-1]) == (name[0], name[-1])
