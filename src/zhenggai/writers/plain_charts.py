"""Plain charts as SVG for a web site, a phone and print: bars in parts, with their words beside.

A chart is as wide as a phone and is made wider whole; nothing depends on a style sheet, a script or
a colour alone: parts follow each other as their words do, and every count stands as a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 360
_INK, _GREY = "#1b2430", "#5d6978"
# In the order of the parts: dark on white, and white words on each can be read.
_COLOURS = ("#1a6b3c", "#0e6666", "#1a5c9a", "#5d6978")
_FACES = "PingFang SC, Microsoft YaHei, HarmonyOS Sans SC, Noto Sans CJK SC, sans-serif"
_SIZE, _LINE, _BAR, _GAP = 14, 21, 22, 14
# How many Chinese characters fill a line; two half-width ones count as one.
_ACROSS = WIDTH // _SIZE
_CLOSING = frozenset("，。；：、？！）》”")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in parts, its counts in the order of the chart's `parts`."""

    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that share their parts: `parts` says what each is, `unit` what is counted, `note` what
    the counts do not hold."""

    title: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]
    unit: str = "个"
    note: str = ""

    @property
    def totals(self) -> tuple[int, ...]:
        """How many there are of each part in all bars."""
        return tuple(sum(bar.counts[n] for bar in self.bars) for n in range(len(self.parts)))

    @property
    def whole(self) -> int:
        """How many there are in all."""
        return sum(self.totals)

    @property
    def spoken(self) -> str:
        """The chart in a sentence, for who does not see it."""
        told = zip(self.parts, self.totals, strict=True)
        return (
            f"共{self.whole}{self.unit}："
            + "，".join(f"{part}{count}{self.unit}" for part, count in told)
            + (f"。{self.note}" if self.note else "")
        )


def chart_svg(chart: Chart, *, is_titled: bool = False) -> str:
    """The chart as SVG: with title and note as a picture of its own, without to stand beside
    them."""
    pieces: list[str] = []
    y = 0
    for line in _lines(chart.title) if is_titled else ():
        y += _LINE
        pieces.append(_text(0, y - 6, line, more=' font-weight="600"'))
    y += _GAP if is_titled else 0
    most = max((sum(one.counts) for one in chart.bars), default=0)
    for bar in chart.bars:
        for line in _lines(bar.title):
            y += _LINE
            pieces.append(_text(0, y - 6, line))
        if bar.title:
            own = f"{sum(bar.counts)}{chart.unit}，{chart.parts[0]}{bar.counts[0]}{chart.unit}"
            y += _LINE
            pieces.append(_text(0, y - 6, own, _GREY))
        pieces += _segments(bar.counts, y, most)
        y += _BAR + _GAP
    for n, (part, count) in enumerate(zip(chart.parts, chart.totals, strict=True)):
        y += _LINE
        pieces.append(f'<rect x="0" y="{y - 17}" width="12" height="12" fill="{_COLOURS[n]}"/>')
        pieces.append(_text(20, y - 6, f"{part} {count}{chart.unit}"))
    for line in _lines(chart.note) if is_titled else ():
        y += _LINE
        pieces.append(_text(0, y - 6, line, _GREY))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 4}" width="{WIDTH}"'
        f' height="{y + 4}" role="img" aria-label="{escape(chart.title)}：{escape(chart.spoken)}"'
        f' font-family="{_FACES}" font-size="{_SIZE}">{"".join(pieces)}</svg>'
    )


def _segments(counts: Sequence[int], y: int, most: int) -> Iterator[str]:
    """The parts of a bar with a white line between; a number stands in a part that has room."""
    left = 0.0
    for colour, count in zip(_COLOURS, counts, strict=False):
        if not count:
            continue
        wide = round(count / most * WIDTH, 1)
        yield (
            f'<rect x="{left:g}" y="{y}" width="{max(wide - 1, 1):g}" height="{_BAR}"'
            f' fill="{colour}"/>'
        )
        if wide >= 9 * len(str(count)) + 8:
            middle = left + (wide - 1) / 2
            yield _text(middle, y + 16, str(count), "#ffffff", ' text-anchor="middle"')
        left += wide


def _text(x: float, y: int, text: str, colour: str = _INK, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y}" fill="{colour}"{more}>{escape(text)}</text>'


def _lines(text: str) -> Iterator[str]:
    """The text in lines that the chart has room for; none begins with a closing mark."""
    line, wide = "", 0.0
    for one in text:
        own = 0.6 if one.isascii() else 1.0
        if wide + own > _ACROSS:
            # A closing mark takes the character before it along.
            kept = line[-1:] if one in _CLOSING else ""
            yield line.removesuffix(kept)
            line, wide = kept, float(len(kept))
        line, wide = line + one, wide + own
    if line:
        yield line
