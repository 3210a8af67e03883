"""Units, bodies and people of `data/units.toml` and `data/people.toml`."""

from zhenggai.demo.loading.tables import Table, table
from zhenggai.demo.people import Person, Unit

_PLACE = "云汀"


def read_units() -> tuple[Unit, ...]:
    """Every unit and body; the lead units first, in the order of the overview."""
    return tuple(map(_unit, table("units")["unit"]))


def _unit(row: Table) -> Unit:
    told = {"full_name": _full_name(row["name"]), **row, "roles": tuple(row.get("roles", ()))}
    return Unit(**told)


def _full_name(name: str) -> str:
    """区委宣传部 is 中共云汀区委宣传部 under its papers, 区财政局 云汀区财政局."""
    if name.startswith("区委"):
        return f"中共{_PLACE}{name}"
    return f"{_PLACE}{name}" if name.startswith("区") else name


def read_people() -> tuple[Person, ...]:
    """Every person."""
    rows = table("people")["person"]
    return tuple(Person(**{**row, "roles": tuple(row["roles"])}) for row in rows)
