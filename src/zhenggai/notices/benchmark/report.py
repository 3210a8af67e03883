"""The figures of a benchmark run as text, Markdown or JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.notices.benchmark.scoring import Verdict
from zhenggai.notices.render.columns import width_of

FAMILIES = {
    "NUM": "数字 figures",
    "OUT": "编号 numbering",
    "DAT": "日期 dates",
    "REF": "文号 documents",
    "STA": "状态 states",
    "PUN": "标点 marks",
    "TXT": "用语 wording",
    "PRI": "不宜公开 privacy",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one family, or of all: `clean` are alarms on the clean notices."""

    family: str
    planted: int
    found: int
    traps: int
    silent: int
    clean: int

    @property
    def sensitivity(self) -> float | None:
        """Found of planted."""
        return self.found / self.planted if self.planted else None

    @property
    def specificity(self) -> float | None:
        """Silent of the traps."""
        return self.silent / self.traps if self.traps else None


def tally(family: str, verdicts: Sequence[Verdict]) -> Tally:
    """The counts of one family; of everything where it is named 合计."""
    mine = [one for one in verdicts if family in (one.family, TOTAL)]
    faults = [one for one in mine if one.kind == "fault"]
    traps = [one for one in mine if one.kind == "trap"]
    codes = [code for one in verdicts if one.kind == "clean" for code, _ in one.said]
    return Tally(
        family=family,
        planted=len(faults),
        found=sum(one.right for one in faults),
        traps=len(traps),
        silent=sum(one.right for one in traps),
        clean=sum(family in (code[:3], TOTAL) for code in codes),
    )


TOTAL = "合计"


def tallies(verdicts: Sequence[Verdict]) -> list[Tally]:
    """The families that were run, then all together."""
    run = {one.family for one in verdicts}
    return [tally(family, verdicts) for family in [*FAMILIES, TOTAL] if family in {*run, TOTAL}]


def percent(share: float | None) -> str:
    """97.3%, or a dash where there is nothing to count."""
    return "—" if share is None else f"{share:.1%}"


def rows(verdicts: Sequence[Verdict]) -> list[list[str]]:
    """The table's cells."""
    return [
        [
            f"{one.family} {FAMILIES.get(one.family, 'all')}",
            str(one.planted),
            str(one.found),
            percent(one.sensitivity),
            str(one.traps),
            str(one.traps - one.silent),
            percent(one.specificity),
            str(one.clean),
        ]
        for one in tallies(verdicts)
    ]


HEAD = [
    "类别 family",
    "埋错 planted",
    "查出 found",
    "查出率 sensitivity",
    "陷阱 traps",
    "误报 alarms",
    "不误报率 specificity",
    "干净通报误报 on clean notices",
]
COLUMNS = (24, 8, 8, 10, 8, 8, 12, 14)


def as_markdown(verdicts: Sequence[Verdict]) -> str:
    """The README's table."""
    rules = ["---", *["--:"] * (len(HEAD) - 1)]
    lines = [f"| {' | '.join(cells)} |" for cells in [HEAD, rules, *rows(verdicts)]]
    return "\n".join(lines) + "\n"


def as_text(verdicts: Sequence[Verdict]) -> str:
    """The table for a screen, then each operator's share."""
    table = [[cell.partition(" ")[0] for cell in HEAD], *rows(verdicts)]
    lines = ["".join(map(padded, cells, COLUMNS)).rstrip() for cells in table]
    lines += ["", "各种埋错办法："]
    for name in dict.fromkeys(one.name for one in verdicts if one.kind == "fault"):
        mine = [one for one in verdicts if one.kind == "fault" and one.name == name]
        found = sum(one.right for one in mine)
        share = f"{found:>4} / {len(mine):<4}{found / len(mine):>7.1%}"
        lines.append(f"  {mine[0].family} {name:<28}{share}")
    return "\n".join(lines) + "\n"


def padded(cell: str, width: int) -> str:
    """A cell with blanks after it, wide characters counted as two columns."""
    return cell + " " * (width - width_of(cell))


def as_json(verdicts: Sequence[Verdict]) -> str:
    """Counts by family, and every miss and alarm."""
    families = [
        {
            "family": one.family,
            "planted": one.planted,
            "found": one.found,
            "sensitivity": one.sensitivity,
            "traps": one.traps,
            "false_alarms": one.traps - one.silent,
            "specificity": one.specificity,
            "on_clean_notices": one.clean,
        }
        for one in tallies(verdicts)
    ]
    wrong = [
        {"kind": one.kind, "family": one.family, "name": one.name, "paper": one.paper}
        | {"place": one.place, "said": one.said}
        for one in verdicts
        if not one.right
    ]
    said = {"schema": "zhenggai.benchmark/1", "families": families, "wrong": wrong}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def misses(verdicts: Sequence[Verdict]) -> str:
    """Every fault that was missed and every false alarm, with its place."""
    words = {"fault": "漏报", "trap": "误报", "clean": "误报"}
    lines = []
    for one in verdicts:
        if not one.right:
            said = "；".join(f"{code}“{place}”" for code, place in one.said) or "什么也没说"
            place = one.place.replace("\n", "⏎")
            lines.append(
                f"{words[one.kind]} {one.family} {one.name} {one.paper}\n  {place}\n  {said}"
            )
    return "\n".join(lines) + "\n"
