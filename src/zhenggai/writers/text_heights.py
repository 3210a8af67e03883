"""How high a cell must be for its wrapped text, so that nothing is cut on screen or paper.

Excel does not fit merged cells and LibreOffice fits them differently; so heights are reckoned here,
a little on the safe side.
"""

from collections.abc import Iterable, Sequence

# A column's width counts digits of the default font, 7 pixels each at 96 dpi; 5 more are margins.
PIXELS_PER_UNIT = 7
# Marks may not begin a line, so a line holds a little less than its width.
USED = 0.93
LINE = 1.4
PADDING = 5.0
# Excel's highest row is 409.5 points.
HIGHEST_ROW = 400.0


def text_width(text: str, size: float) -> float:
    """Pixels that a line of text takes in a font of `size` points."""
    narrow = len(text.encode("ascii", "ignore"))
    return (2 * len(text) - narrow) * size * 2 / 3


def text_height(text: str, width: float, size: float) -> float:
    """Points that a text takes when wrapped in a column of `width`, margins included."""
    room = max(width * PIXELS_PER_UNIT * USED, size * 4 / 3)
    lines = sum(-int(-text_width(line, size) // room) or 1 for line in text.split("\n"))
    return lines * size * LINE + PADDING


def spread_heights(
    count: int, lowest: float, needs: Iterable[tuple[int, int, float]]
) -> list[float]:
    """Heights of `count` rows for cells that reach over rows `first` to `last` and need so much.

    What a merged cell lacks is shared among its rows; the smallest ranges come first, so that a
    wide one finds what its parts have already.
    """
    heights = [lowest] * count
    for first, last, need in sorted(needs, key=lambda one: one[1] - one[0]):
        lack = need - sum(heights[first : last + 1])
        if lack > 0:
            more = lack / (last - first + 1)
            heights[first : last + 1] = [one + more for one in heights[first : last + 1]]
    return heights


def split_rows(heights: Sequence[float]) -> list[int]:
    """How many rows of a sheet each row takes: a row that is too high for Excel takes several."""
    return [int(-(-height // HIGHEST_ROW)) for height in heights]
