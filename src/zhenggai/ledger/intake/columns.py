"""The columns that a ledger sheet may have, and which of them a printed heading names.

The names stand in `columns.toml`. What stands for one measure only has a field of its own:
`measure_units` beside `units`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zhenggai.zh.numerals import fold_widths

# Columns that a problem has and that a measure may have for itself.
SHARED = (
    "leaders", "lead_units", "units", "persons", "liaisons", "deadline", "done_on", "state",
    "progress", "next_steps", "evidence", "note",
)  # fmt: skip
# Several columns may hold these; their cells are put together.
LISTS = ("leaders", "lead_units", "units", "persons", "liaisons")
MEASURE = "措施"

# （可多选） · (年月日) · 【必填】
BRACKETS = re.compile(r"[（(【\[〔][^（）()【】\[\]〔〕]{0,60}[）)】\]〕]")
MARKS = re.compile(r"[\s:：、,，。.．;；/／\\*＊·_—\-“”\"'（）()【】\[\]〔〕]+")
# 牵头单位及责任单位 · 责任领导/责任单位
JOINED = re.compile(r"[及和与、/／\n]")
# A name that only ends or begins a longer heading is believed from this length on.
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading names: the field, or None; `is_doubtful` asks a person to look."""

    field: str | None
    is_doubtful: bool = False


UNKNOWN = Named(None)
DOUBTFUL = Named(None, is_doubtful=True)


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Every field with its names, the one that we print first."""
    path = Path(__file__).with_name("columns.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = {field: tuple(entry["names"]) for field, entry in table.items()}
    own = {f"measure_{field}": tuple(MEASURE + name for name in plain[field]) for field in SHARED}
    return plain | own


@cache
def fields_by_name() -> dict[str, tuple[str, ...]]:
    """The fields that a folded name may mean, the likelier first."""
    found: dict[str, tuple[str, ...]] = {}
    for field, words in names().items():
        for word in words:
            found[word] = (*found.get(word, ()), field)
    return found


def title_of(field: str) -> str:
    """How a field's column is called in Chinese."""
    return names()[field][0]


def folded(heading: str) -> str:
    """A heading without blanks, brackets and marks."""
    narrow = fold_widths(heading)
    return MARKS.sub("", BRACKETS.sub("", narrow)) or MARKS.sub("", narrow)


def fields_of(heading: str) -> tuple[str, ...]:
    """The fields whose very name a heading is."""
    return fields_by_name().get(folded(heading), ())


def named_in(heading: str) -> Named:
    """The field whose name stands at the end or the beginning of a longer heading."""
    parts = [fields_of(part) for part in JOINED.split(BRACKETS.sub("", heading)) if part.strip()]
    if len(parts) > 1 and all(parts):
        fields = {part[0] for part in parts}
        if fields == {"lead_units", "units"}:
            return Named("units", is_doubtful=True)
        return Named(fields.pop(), is_doubtful=True) if len(fields) == 1 else DOUBTFUL
    words = folded(heading)
    for size in range(min(len(words) - 1, 10), SHORTEST_PART - 1, -1):
        for part in (words[-size:], words[:size]):
            if part in fields_by_name():
                return Named(fields_by_name()[part][0], is_doubtful=True)
    return UNKNOWN
