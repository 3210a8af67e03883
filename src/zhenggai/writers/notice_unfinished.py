"""What a notice says of problems that are not done: in sentences, or as a table of them."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.writers.letter_rows import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Text,
)
from zhenggai.writers.notice_figures import counted_explanation
from zhenggai.writers.notice_items import Items
from zhenggai.writers.notice_measures import sentence
from zhenggai.writers.notice_parts import Part
from zhenggai.writers.notice_rows import STATES, NoticeRows, ProblemWords, State
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.quoting import joined, quoted, reported, with_marks

# The columns with their widths
_WIDTHS = {
    "number": 2,
    "problem": 8,
    "state": 3,
    "explanation": 9,
    "next_steps": 9,
    "deadline": 5,
}
_TABLE_SIZE = 10.5

Held = dict[State, list[tuple[int, ProblemWords]]]


def held_open(rows: NoticeRows) -> Held:
    """The problems that are not done by their state, each with its place in the paper; those that
    lack most come first."""
    held: Held = {}
    for place, one in enumerate(rows.problems() if rows.states_known else (), 1):
        held.setdefault(one.state, []).append((place, one))
    return {state: held[state] for state in reversed(STATES) if state != "done" and state in held}


def column_names(wording: NoticeStyle) -> dict[str, str]:
    """The columns of the table by their heads: state, deadline …"""
    return {wording.say("items", f"table_{name}"): name for name in _WIDTHS}


def unfinished_parts(rows: NoticeRows, wording: NoticeStyle, items: Items) -> Iterator[Part]:
    """The chapter on them: a heading, and each problem or the table."""
    held = held_open(rows)
    if not held:
        return
    words = {state: wording.say("states", state) for state in held}
    title = wording.say("sections", "unfinished", states="、".join(words.values()))
    yield Part("unfinished", title, (Heading(quoted(title)),))
    if wording.unfinished == "table":
        title = wording.say("sections", "table")
        yield Part("unfinished/table", title, (unfinished_table(rows, wording, items, title),), 2)
        return
    for state, problems in held.items():
        title = wording.say("sections", "unfinished_part", state=words[state])
        yield Part(f"unfinished/{state}", title, (Heading(title, 2),), 2)
        for place, one in problems:
            blocks = tuple(_told(place, one, wording, items))
            yield Part(f"unfinished/{one.key}", one.text, blocks, 3, one.key)


def unfinished_table(
    rows: NoticeRows, wording: NoticeStyle, items: Items, title: str = ""
) -> Table:
    """The table of them, under its title where it stands in the paper."""
    told = [(state, *one) for state, problems in held_open(rows).items() for one in problems]
    cells = [
        {"number": str(number), **dict(_cells(place, one, state, wording, items))}
        for number, (state, place, one) in enumerate(told, 1)
    ]
    # Nobody has told what comes next of any: there is no such column.
    names = [one for one in _WIDTHS if one != "next_steps" or any(row[one] for row in cells)]
    return Table(
        rows=(
            tuple(wording.say("items", f"table_{name}") for name in names),
            *(tuple(row[name] for name in names) for row in cells),
        ),
        columns=tuple(
            Column(_WIDTHS[name], "left" if _WIDTHS[name] > 5 else "centre") for name in names
        ),
        title=title,
        size=_TABLE_SIZE,
    )


def _cells(
    place: int, one: ProblemWords, state: State, wording: NoticeStyle, items: Items
) -> Iterator[tuple[str, str | Cell]]:
    """A row by its columns, without its number; what a cell tells is one line."""
    text = one.text.rstrip("。；")
    if wording.numbering == "running":
        text = wording.say("items", "cited_in_table", number=str(place), problem=text)
    cells: dict[str, Text] = {
        "problem": quoted(text),
        "state": wording.say("states", state),
        "explanation": reported(_explanation(one, wording)),
        "next_steps": items.next_steps(one),
        "deadline": quoted(one.deadline),
    }
    for name, parts in cells.items():
        words, marks = with_marks(_on_one_line(parts))
        words = words.rstrip("。")
        yield name, Cell(words, marks=marks) if marks else words


def _on_one_line(text: Text) -> Text:
    if isinstance(text, str):
        return text.replace("\n", "")
    return tuple(
        one.replace("\n", "")
        if isinstance(one, str)
        else replace(one, text=one.text.replace("\n", ""))
        for one in text
    )


def _explanation(one: ProblemWords, wording: NoticeStyle) -> str:
    return one.explanation or counted_explanation(one.measures, wording)


def _told(place: int, one: ProblemWords, wording: NoticeStyle, items: Items) -> Iterator[Block]:
    """Why it is not done, what comes next, by when."""
    heading = one.text
    if wording.numbering == "running":
        inner = one.text.rstrip("。；").replace("“", "‘").replace("”", "’")
        heading = wording.say("items", "cited", number=str(place), problem=inner)
    yield Heading(quoted(sentence(heading)), 3)
    explanation = reported(sentence(_explanation(one, wording)))
    yield Paragraph(joined(wording.say("items", "explanation"), explanation))
    steps = items.next_steps(one)
    if steps:
        yield Paragraph(joined(wording.say("items", "next_steps"), steps))
    if one.deadline:
        deadline = quoted(sentence(one.deadline))
        yield Paragraph(joined(wording.say("items", "deadline"), deadline))
