"""Recusal (回避): who did the work does not verify it, neither the person nor the unit."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.closings import LookBack, RecordRecheck, Sign
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import measures_of, parts_of, units_of
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.state import Book

BY_UNIT = "您所在单位是本问题的牵头（责任）单位，按回避要求不能核查"
BY_PERSON = "您报送过本问题的进展，按回避要求不能核查"
BY_REPORTING_UNIT = "您所在单位报送过本问题的进展，按回避要求不能核查"


def recusal_fault(case: Case, act: Sign | RecordRecheck | LookBack) -> NotAllowed | None:
    """Asked of a verifying signature, of a recheck and of a look-back."""
    if isinstance(act, Sign):
        step = next((one for one in case.pack.signatures if one.step == act.step), None)
        if step is None or not step.verifies:
            return None
    return recusal(case.book, act.problem, case.by.id, {case.by.unit, act.unit} - {""})


def recusal(book: Book, key: str, person: str, units: set[str]) -> NotAllowed | None:
    """Why this person of these units may not verify the problem."""
    if units & units_of(book, key):
        return NotAllowed("recusal_unit", BY_UNIT)
    people, reporting = reporters_of(book, key)
    if person in people:
        return NotAllowed("recusal_person", BY_PERSON)
    if units & reporting:
        return NotAllowed("recusal_unit", BY_REPORTING_UNIT)
    return None


def reporters_of(book: Book, key: str) -> tuple[set[str], set[str]]:
    """Persons and units that reported on a problem or what is under it since it was last opened."""
    problem = book.find(Problem, key)
    if not problem:
        return set(), set()
    items: list[Item] = [problem, *measures_of(book, key)]
    told = [one for item in items for one in item.reporters if one[2] > problem.opened_by]
    closing = book.closings.get(problem.closing)
    people = {one[0] for one in told} | ({closing.asked_by} if closing else set())
    units = {one[1] for one in told if one[1]}
    for part in parts_of(book, key):
        more_people, more_units = reporters_of(book, part.key)
        people |= more_people
        units |= more_units
    return people, units
