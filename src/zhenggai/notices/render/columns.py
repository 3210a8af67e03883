"""Text on a screen of fixed columns: a Chinese character takes two, a control character none is
shown."""

from unicodedata import category, east_asian_width


def width_of(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(width_of_one, text))


def width_of_one(char: str) -> int:
    """Columns of one character: 2 wide, 0 combining, else 1."""
    if char < "\x7f":
        return 1
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def printable(text: str) -> str:
    """The text with whatever could steer the terminal shown as · (one character for one)."""
    if text.isprintable():
        return text
    return "".join(shown(char) for char in text)


def shown(char: str) -> str:
    """A character as it may stand on a screen: blanks as a blank, control and direction marks as
    ·."""
    if char.isprintable():
        return char
    kind = category(char)
    if char == "\t" or kind == "Zs":
        return "　" if char == "　" else " "
    return "·"


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns`; Chinese breaks anywhere but before a closing mark, words do not
    break."""
    lines: list[str] = []
    line = ""
    for word in words_of(text):
        if line and width_of(line) + width_of(word.rstrip()) > columns:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line.rstrip()] if line.strip() else lines


# They never begin a line.
CLOSING = "，。；：？！、）》〉”’】〕」』…％%"


def words_of(text: str) -> list[str]:
    """Pieces that a line may be broken between: a run of ASCII, or one wide character with its
    closing marks."""
    words: list[str] = []
    for char in text:
        joins = words and (
            char in CLOSING
            or char == " "
            or (char.isascii() and words[-1][-1].isascii() and words[-1][-1] != " ")
        )
        if joins:
            words[-1] += char
        else:
            words.append(char)
    return words


def clip_around(
    text: str, line: tuple[int, int], place: tuple[int, int], columns: int
) -> tuple[str, int, int]:
    """The stretch of a line around a place that fits, with … at a cut side, and where the place
    is in it.

    What room the place leaves goes one third before it and the rest after. Never more of the text
    is looked at than fits, so that a line of ten million characters costs the same.
    """
    start, end = place[0], min(place[1], line[1])
    before = text[max(line[0], start - columns) : start]
    after = text[start : min(line[1], end + columns)]
    if line[1] - line[0] <= columns and width_of(before) + width_of(after) <= columns:
        return before + after, len(before), len(before) + end - start
    marked = reach(text[start:end], columns - 2)
    room = columns - 2 - width_of(text[start : start + marked])
    left = reach(before[::-1], room // 3)
    right = reach(after[marked:], room - width_of(before[len(before) - left :]))
    left = reach(before[::-1], room - width_of(after[marked : marked + right]))
    head = "…" if start - left > line[0] else ""
    tail = "…" if start + marked + right < line[1] else ""
    cut = before[len(before) - left :] + after[: marked + right]
    return head + cut + tail, len(head) + left, len(head) + left + marked


def reach(text: str, columns: int) -> int:
    """How many characters from the front fit into the columns."""
    used = 0
    for index, char in enumerate(text):
        used += width_of_one(char)
        if used > columns:
            return index
    return len(text)


def clip_end(text: str, columns: int) -> str:
    """The text, cut at the end with … where it does not fit."""
    fits = reach(text, columns)
    return text if fits == len(text) else text[: reach(text, columns - 1)] + "…"
