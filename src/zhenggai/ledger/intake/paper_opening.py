"""What a paper lets one propose for a new book: its name, whose inspection it is, of what kind.

A proposal is for a person to confirm; what the paper does not tell stays empty.
"""

import re
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_inspection import told_of_inspection

# 湖里区委 · 东营经济技术开发区党工委 · 青禾县农业农村局党组: the body behind the place
_BODY = re.compile(r"(?:党组|党委|党工委|(?<=[省市县区旗州])委)$")
# …整改台账 · …问题清单: words of a sheet's title that say what kind of sheet it is
_SHEET = re.compile(
    r"(?:问题)?(?:整改)?(?:工作)?(?:台账|清单|情况表|统计表|一览表)(?:[（(].*[)）])?$"
)
# …巡察反馈问题整改台账: a sheet's title tells the kind
_KIND = re.compile("巡视|巡察|审计")
_FILE_TYPE = re.compile(r"\.[A-Za-z0-9]{2,5}$")


@dataclass(frozen=True, slots=True)
class Opening:
    """A book to be opened: `inspected_unit` is a name, `pack` the name of a rule pack."""

    name: str
    inspected_unit: str
    inspection_kind: str
    pack: str
    on: date
    level: str = ""
    team: str = ""
    exercise: bool = False
    mode: str = ""
    began_on: date | None = None
    ended_on: date | None = None


def proposed_opening(draft: PaperDraft, today: date, packs: tuple[str, str]) -> Opening:
    """The proposal; `packs` are the names of the rules for 巡视 and for 巡察."""
    known = draft.feedback_on or draft.day
    told = _KIND.search(draft.title)
    kind = draft.inspection_kind or (told[0] if told else "")
    return Opening(
        name=_name(draft, known.year if known else None),
        inspected_unit=draft.inspected,
        inspection_kind=kind,
        pack=packs[1] if kind == "巡察" else packs[0],
        on=min(known or today, today),
        **told_of_inspection(draft, Book().info),
    )


def _name(draft: PaperDraft, year: int | None) -> str:
    place = _BODY.sub("", draft.inspected)
    if place and draft.inspection_kind:
        when = f"{year}年" if year else ""
        return f"{place}{when}{draft.level}{draft.inspection_kind}整改"
    title = draft.title or _FILE_TYPE.sub("", draft.name)
    short = _SHEET.sub("", title)
    return f"{short}整改" if short != title and short else title
