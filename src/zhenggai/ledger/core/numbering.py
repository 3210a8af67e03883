"""The next free key of a kind: a number that was once given is never given again."""

from zhenggai.ledger.core.keys import number_of, number_place, part_number
from zhenggai.ledger.core.rows import Numbers
from zhenggai.ledger.core.state import Book


def is_free(book: Book, key: str) -> bool:
    """Whether the key's number comes after every one given in its place; a name is free once."""
    place, scope, number = number_place(key)
    if not number:
        return book.row(key) is None
    told = book.find(Numbers, place)
    return number > (told.last.get(scope, 0) if told else 0)


def _next(book: Book, stem: str) -> str:
    place, scope, _ = number_place(f"{stem}1")
    told = book.find(Numbers, place)
    return f"{stem}{(told.last.get(scope, 0) if told else 0) + 1}"


def next_of_book(book: Book, kind: str) -> str:
    """The next heading, problem, meeting, group, review or recheck."""
    return _next(book, f"{kind}/")


def next_part(book: Book, key: str) -> str:
    """The next sub-item of a problem, or measure of a group: problem/12.1, measure/12-3.1."""
    return _next(book, f"{key}.")


def next_measure(book: Book, problem: str) -> str:
    """The next measure of a problem: measure/12-3."""
    return _next(book, f"measure/{number_of(problem)}-")


def next_closing(book: Book, problem: str) -> str:
    """The next asking for closure: closing/12-2."""
    return _next(book, f"closing/{number_of(problem)}-")


def next_beside(book: Book, kind: str, item: str = "") -> str:
    """The next proof, extension, regulation or accountability of an item: proof/12-3-1."""
    return _next(book, f"{kind}/{part_number(item)}-")
