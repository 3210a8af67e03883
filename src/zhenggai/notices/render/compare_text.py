"""What changed between two papers, on a screen: both places, one below the other."""

from zhenggai.notices.compare.change import Comparison
from zhenggai.notices.compare.pairing import Pair
from zhenggai.notices.render.columns import printable
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.render.screen import PLAIN, Screen
from zhenggai.notices.render.severities import SEVERITIES
from zhenggai.notices.render.text import COLOURS, excerpt


def render(
    pair: Pair, found: list[Comparison], names: tuple[str, str], screen: Screen = PLAIN
) -> str:
    """The whole report; `names` are the paths of the old and the new paper as the user gave
    them."""
    papers = (Lines(pair.old.source.text), Lines(pair.new.source.text))
    blocks = [block(one, names, papers, screen) for one in found]
    return "\n".join([*blocks, summary(pair, found, names[1], screen)]) + "\n"


def block(
    one: Comparison, names: tuple[str, str], papers: tuple[Lines, Lines], screen: Screen
) -> str:
    """One change: the new place, then the old one."""
    colour = COLOURS[one.severity]
    grade = screen.paint(SEVERITIES[one.severity], colour, "bold")
    where = screen.paint(at(names[1], papers[1], one.span[0]), "bold")
    rows = [f"{where} {grade} {one.code} {printable(one.message)}"]
    rows += excerpt(one.span, colour, papers[1], screen)
    if one.working:
        rows.append(f"算式：{printable(one.working)}")
    if one.old:
        rows.append(f"旧件 {at(names[0], papers[0], one.old[0])}")
        rows += excerpt(one.old, colour, papers[0], screen)
    return "\n".join(rows) + "\n"


def at(name: str, lines: Lines, offset: int) -> str:
    """通报.txt:12:3."""
    line, column = lines.place(offset)
    return f"{printable(name)}:{line}:{column}"


def summary(pair: Pair, found: list[Comparison], name: str, screen: Screen) -> str:
    """How many problems were found in both, and how many changes of which grade."""
    grades = [one.severity for one in found]
    counts = (f"{grades.count(one)}处{word}" for one, word in SEVERITIES.items() if one in grades)
    silence = "没有对照" if pair.is_of_strangers else "没有发现不一致"
    changes = "、".join(counts) or silence
    problems = f"旧件{pair.old_count}个问题，新件{pair.new_count}个，对上{len(pair.both)}个"
    return f"{screen.paint(printable(name), 'bold')}：{changes}。{problems}。"
