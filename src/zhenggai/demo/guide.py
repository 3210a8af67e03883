"""Whom one may be in the demonstration, and what waits for each."""

from zhenggai.demo.district import District
from zhenggai.demo.loading.tables import table

# Titles that tell the unit themselves: 区委整改办副主任, 省委巡视办联络员, 副区长.
_WHOLE = ("区委", "省委", "副区长")


def guide(district: District) -> tuple[str, ...]:
    """A line for each, as the command tells it."""
    found = []
    for row in table("remarks")["guide"]:
        one = district.person(row["person"])
        unit = "" if one.title.startswith(_WHOLE) else district.unit(one.unit).name
        found.append(f"{one.name}（{unit}{one.title}）：{row['waits']}")
    return tuple(found)


def waits() -> tuple[tuple[str, str, str], ...]:
    """Id of each, what waits for them and where they begin, as the page for signing in tells it."""
    rows = table("remarks")["guide"]
    return tuple((row["person"], row["waits"], row.get("opens", "")) for row in rows)
