"""A sheet of units and people is held against what is on record, and entered.

The preview is the entering itself, taken back: what it shows is what will be done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from zhenggai.ledger.core.actors import ROLES
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Person, Unit
from zhenggai.people.persons import PersonWords, add_person, change_person
from zhenggai.people.roles import give_role
from zhenggai.people.sheet import PeopleRow
from zhenggai.people.units import UnitWords, add_unit, change_unit


@dataclass(frozen=True, slots=True)
class Wish:
    """How a sheet is to be taken: roles in which book (None: every), new units below which."""

    book: Book | None = None
    under: Unit | None = None


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row and what entering it does; neither `done` nor `fault`: all stands so already."""

    row: PeopleRow
    done: tuple[str, ...] = ()
    fault: str = ""


def look_ahead(rows: Sequence[PeopleRow], wish: Wish, *, by: Keeper) -> list[TakenRow]:
    """What entering the rows would do; nothing is written."""
    with one_at_a_time():
        taken = _Taking(rows, wish, by).take()
        transaction.set_rollback(True)
    return taken


def take_in(rows: Sequence[PeopleRow], wish: Wish, name: str, *, by: Keeper) -> list[TakenRow]:
    """Enter the rows that can be; `name` is the file's. A sheet that changes nothing leaves no
    trace."""
    with one_at_a_time():
        taken = _Taking(rows, wish, by).take()
        entered = sum(bool(one.done) for one in taken)
        if entered:
            record(by, by.person, f"从表格《{name}》登记{entered}行。")
    return taken


@dataclass(slots=True)
class _Taking:
    """One sheet on its way: `units` those that are settled, `made` what the row at hand brought."""

    rows: Sequence[PeopleRow]
    wish: Wish
    by: Keeper
    units: dict[str, Unit] = field(default_factory=dict)
    on_the_way: set[str] = field(default_factory=set)
    made: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str], PeopleRow] = field(default_factory=dict)

    def take(self) -> list[TakenRow]:
        """Row by row; a row that is refused leaves nothing."""
        return [self._take(row) for row in self.rows]

    def _take(self, row: PeopleRow) -> TakenRow:
        if row.fault:
            return TakenRow(row, fault=row.fault)
        before, self.made = dict(self.units), []
        try:
            with transaction.atomic():
                unit = self._unit(row.unit)
                done = self._agreed(unit, row)
                if row.name:
                    done += self._person(unit, row)
        except NotAllowed as fault:
            self.units = before
            self.on_the_way.clear()
            return TakenRow(row, fault=fault.sentence)
        return TakenRow(row, (*self.made, *done))

    def _unit(self, name: str) -> Unit:
        """The unit of a name, put on record with those above it where it is new."""
        if name in self.units:
            return self.units[name]
        unit = Unit.objects.select_related("parent").filter(name=name).first()
        if unit is None:
            unit = self._new_unit(name)
        elif not unit.is_active:
            raise NotAllowed("retired", f"单位“{name}”已停用，请先在单位页面恢复使用")
        self.units[name] = unit
        return unit

    def _new_unit(self, name: str) -> Unit:
        told = [one for one in self.rows if one.unit == name and not one.fault]
        if not told:
            raise NotAllowed("no_parent", f"上级单位“{name}”没有登记，表中也没有它的行")
        if name in self.on_the_way:
            raise NotAllowed("below_itself", f"“{name}”的上级又在它自己之下，请核对上级单位")
        self.on_the_way.add(name)
        above = next((one.parent for one in told if one.parent), "")
        parent = self._unit(above) if above else self.wish.under
        short = next((one.short_name for one in told if one.short_name), "")
        made = add_unit(UnitWords(name, short, parent), by=self.by)
        self.on_the_way.discard(name)
        where = f"，上级为{parent.name}" if parent else "，在最上一级"
        self.made.append(f"登记单位{name}{where}")
        return made

    def _agreed(self, unit: Unit, row: PeopleRow) -> list[str]:
        """A unit on record is not moved by a sheet; a short name that was missing is put in."""
        if row.parent and row.parent != (unit.parent.name if unit.parent else ""):
            now = f"“{unit.parent.name}”" if unit.parent else "最上一级"
            raise NotAllowed(
                "moved", f"{unit.name}现在的上级是{now}，表中写的是“{row.parent}”；"
                "要改的请在单位页面上改"
            )  # fmt: skip
        if not row.short_name or row.short_name == unit.short_name:
            return []
        if unit.short_name:
            raise NotAllowed(
                "short", f"{unit.name}现在的简称是“{unit.short_name}”，表中写的是“{row.short_name}”"
            )
        told = UnitWords(unit.name, row.short_name, unit.parent, unit.is_body)
        change_unit(unit, told, by=self.by)
        unit.short_name = row.short_name
        return [f"简称补为{row.short_name}"]

    def _person(self, unit: Unit, row: PeopleRow) -> list[str]:
        self._require_one_post(unit, row)
        person, done = self._known(unit, row) or self._new_person(unit, row)
        words = f"在《{self.wish.book.name}》" if self.wish.book else ""
        done += [
            f"{words}担任{ROLES[role]}"
            for role in row.roles
            if give_role(person, role, self.wish.book, by=self.by)
        ]
        return done

    def _require_one_post(self, unit: Unit, row: PeopleRow) -> None:
        """One name with two posts may be two people: nobody but a person can tell."""
        first = self.seen.setdefault((row.unit, row.name), row)
        if "" in (first.title, row.title) or first.title == row.title:
            return
        if not Person.objects.filter(name=row.name, unit=unit, title=row.title).exists():
            raise NotAllowed(
                "twice", f"与第{first.n}行同单位同名而职务不同；若是两人，请在人员页面上添加"
            )

    def _known(self, unit: Unit, row: PeopleRow) -> tuple[Person, list[str]] | None:
        """The person of this name in the unit, or the one whose unit nobody has told yet."""
        alike = list(Person.objects.filter(name=row.name, unit=unit))
        if any(not one.is_active for one in alike):
            raise NotAllowed("left", f"{unit.name}的{row.name}已登记离任，请在人员页面上核对")
        alike = alike or list(Person.objects.filter(name=row.name, unit=None, is_active=True))
        if len(alike) > 1:
            alike = [one for one in alike if one.title == row.title] or alike
        if len(alike) > 1:
            raise NotAllowed("several", f"已有{len(alike)}名同名的{row.name}，请在人员页面上改")
        if not alike:
            return None
        (now,) = alike
        told = PersonWords(row.name, row.title or now.title, unit)
        done = []
        if now.unit is None:
            done.append(f"台账中已有的{row.name}归入{unit.name}")
        if told.title != now.title:
            done.append(f"职务由{now.title or '未填'}改为{told.title}")
        change_person(now, told, by=self.by)
        now.unit = unit
        return now, done

    def _new_person(self, unit: Unit, row: PeopleRow) -> tuple[Person, list[str]]:
        other = Person.objects.filter(name=row.name, is_active=True).select_related("unit").first()
        made = add_person(PersonWords(row.name, row.title, unit), by=self.by)
        also = f"；{other.unit.name}另有一名{row.name}" if other and other.unit else ""
        return made, [f"登记人员{row.name}{row.title and f'（{row.title}）'}{also}"]


def counted(taken: Iterable[TakenRow]) -> Mapping[str, int]:
    """How many rows bring something, change nothing, are left out."""
    told = {"entered": 0, "same": 0, "faulty": 0}
    for one in taken:
        told["faulty" if one.fault else "entered" if one.done else "same"] += 1
    return told
