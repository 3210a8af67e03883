"""What a page asks of a draft several times, read once.

Only for a page that shows and writes nothing: what was read stays with the draft.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from django.db.models import prefetch_related_objects

from zhenggai.publication.models import Draft

_Found = TypeVar("_Found")
_KEPT = "kept_for_a_page"
# A draft, and after it the texts on which it rests.
_FAMILY = "drafts_for_a_page"


def read_once(draft: Draft) -> Draft:
    """The draft; from here on what is asked `once` of it, and of the texts on which it rests, is
    kept."""
    if _KEPT in vars(draft):
        return draft
    kept: dict[tuple[str, object], Any] = {}
    family: list[Draft] = []
    one: Draft | None = draft
    while one is not None:
        one.book = draft.book
        vars(one)[_KEPT] = kept
        family.append(one)
        one = one.based_on
    for place, one in enumerate(family):
        vars(one)[_FAMILY] = [each.pk for each in family[place:]]
    prefetch_related_objects(family, "approvals")
    return draft


def read_with(draft: Draft, other: Draft) -> Draft:
    """The other text of the same book, what is asked of it kept as of the draft."""
    other.book = draft.book
    if _KEPT in vars(draft):
        vars(other)[_KEPT] = vars(draft)[_KEPT]
    return other


def once_for_all(
    draft: Draft, name: str, make: Callable[[Sequence[int]], Mapping[int, _Found]]
) -> _Found:
    """What `make` gives of a draft, by its key; where the draft is only shown it is asked of the
    texts on which it rests at the same time, and kept."""
    kept = vars(draft).get(_KEPT)
    if kept is None:
        return make([draft.pk])[draft.pk]
    if (name, draft.pk) not in kept:
        family = vars(draft).get(_FAMILY, [draft.pk])
        wanted = [one for one in family if (name, one) not in kept]
        found = make(wanted)
        kept.update({(name, one): found[one] for one in wanted})
    return cast("_Found", kept[name, draft.pk])


def once(draft: Draft, name: str, of: object, make: Callable[[], _Found]) -> _Found:
    """What `make` gives, kept under its name and what it is of where the draft is only shown."""
    kept = vars(draft).get(_KEPT)
    if kept is None:
        return make()
    if (name, of) not in kept:
        kept[name, of] = make()
    return cast("_Found", kept[name, of])
