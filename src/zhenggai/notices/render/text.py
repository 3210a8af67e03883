"""What the checker found, on a screen: place, sentence, working, the line with the place
underlined."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.render.columns import clip_around, printable, width_of
from zhenggai.notices.render.lines import Lines
from zhenggai.notices.render.screen import PLAIN, Screen
from zhenggai.notices.render.severities import SEVERITIES, counted, verdict
from zhenggai.notices.source import ReadError, Span

COLOURS = {"error": "red", "warning": "yellow", "advice": "blue"}


class Piece(NamedTuple):
    """One file's report, and what the last line of all adds up."""

    text: str
    exit_status: int


def piece(file: CheckedFile, screen: Screen = PLAIN) -> Piece:
    """The report on one file."""
    lines = Lines(file.notice.source.text)
    name = printable(file.name)
    said = [block(one, name, lines, screen) for one in file.diagnostics]
    return Piece("\n".join([*said, summary(file, name, screen)]) + "\n", file.exit_status)


def unread(_name: str, _error: ReadError) -> Piece:
    """Nothing but a count: standard error tells why the file was not read."""
    return Piece("", 2)


def whole(pieces: Iterable[Piece]) -> Iterator[str]:
    """All reports, and one line over all files where there are several."""
    found = [0, 0, 0]
    for index, one in enumerate(pieces):
        found[one.exit_status] += 1
        yield f"\n{one.text}" if index and one.text else one.text
    if sum(found) > 1:
        clean, faulty, unread = found
        parts = [f"{faulty}份有错误或提醒", f"{clean}份没有", f"{unread}份没有读成"]
        counts = (faulty, clean, unread)
        said = "，".join(part for part, count in zip(parts, counts, strict=True) if count)
        yield f"\n共{sum(found)}份：{said}。\n"


def block(one: Diagnostic, name: str, lines: Lines, screen: Screen) -> str:
    """One diagnostic: head line, excerpt, working, related places."""
    line, column = lines.place(one.span[0])
    grade = screen.paint(SEVERITIES[one.severity], COLOURS[one.severity], "bold")
    head = f"{screen.paint(f'{name}:{line}:{column}', 'bold')} {grade} {one.code} {one.message}"
    rows = [head, *excerpt(one.span, COLOURS[one.severity], lines, screen)]
    gutter = " " * (len(str(line)) + 1) + screen.paint("│", "dim")
    if one.working:
        rows += [f"{gutter} 算式：{printable(part)}" for part in one.working.splitlines()]
    for message, group in groupby(one.related, key=lambda also: also.message):
        places = (":".join(map(str, lines.place(also.span[0]))) for also in group)
        rows.append(f"{gutter} 相关：{name}:{'、'.join(places)} {printable(message)}")
    return "\n".join(rows) + "\n"


def excerpt(span: Span, colour: str, lines: Lines, screen: Screen) -> list[str]:
    """The line of the place, cut around it to the width of the screen, and a rule under the
    place."""
    number, _ = lines.place(span[0])
    margin = f"{number} {screen.paint('│', 'dim')} "
    room = screen.columns - len(str(number)) - 3
    cut, start, end = clip_around(lines.text, lines.bounds(number), span, room)
    shown = printable(cut)
    rule = "^" * max(width_of(shown[start:end]), 1)
    under = " " * width_of(shown[:start]) + screen.paint(rule, colour, "bold")
    blank = " " * len(str(number)) + f" {screen.paint('│', 'dim')} "
    return [margin + shown, blank + under]


def summary(file: CheckedFile, name: str, screen: Screen) -> str:
    """通报.txt：5处错误、1处提醒，改后再发。读懂文字98.6%，读懂数字242/250个。"""
    coverage = file.notice.coverage
    read = coverage.figures - len(coverage.unread)
    understood = f"读懂文字{coverage.characters:.1%}，读懂数字{read}/{coverage.figures}个"
    said = "，".join(part for part in (counted(file), verdict(file)) if part)
    return f"{screen.paint(name, 'bold')}：{said}。{understood}。"
