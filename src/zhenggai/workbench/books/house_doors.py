"""The doors outside the books: for who looks after several, and for who keeps units and people."""

from collections.abc import Iterator

from django.urls import reverse

from zhenggai.workbench.doors import Shown

_BOOKS = ("台账", "books")
_ABOVE = (
    ("各单位一览", "side_by_side"),
    ("共性问题", "common_problems"),
    ("审核", "all_reviews"),
    ("收文件", "unit_files"),
)
_KEEPING = ("单位和人员", "people")


def house_doors(here: str, *, supervises: bool, keeps_people: bool) -> Iterator[Shown]:
    """The doors of this person and which of them is open; who has one alone needs none.

    Whoever is on a page of all books looks after them.
    """
    is_above = supervises or here in {name for _, name in _ABOVE}
    if not (is_above or keeps_people):
        return
    for title, name in (
        _BOOKS,
        *(_ABOVE if is_above else ()),
        *((_KEEPING,) if keeps_people else ()),
    ):
        yield Shown(title, reverse(f"workbench:{name}"), name == here)
