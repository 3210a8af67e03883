"""What a notice says of problems that are not done: in sentences, or as a table of them."""

from collections.abc import Iterator

from zhenggai.writers.letter_rows import Block, Cell, Column, Heading, Paragraph, Table
from zhenggai.writers.notice_figures import counted_explanation
from zhenggai.writers.notice_items import Items
from zhenggai.writers.notice_measures import sentence
from zhenggai.writers.notice_parts import Part
from zhenggai.writers.notice_rows import STATES, NoticeRows, ProblemWords, State
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.quoting import joined, quoted, with_marks

# Number, problem, state, explanation, next steps, deadline.
_WIDTHS = (2, 8, 3, 9, 9, 5)
_COLUMNS = ("number", "problem", "state", "explanation", "next_steps", "deadline")
_TABLE_SIZE = 10.5

Held = dict[State, list[tuple[int, ProblemWords]]]


def held_open(rows: NoticeRows) -> Held:
    """The problems that are not done by their state, each with its place in the paper; those that
    lack most come first."""
    held: Held = {}
    for place, one in enumerate(rows.problems() if rows.states_known else (), 1):
        held.setdefault(one.state, []).append((place, one))
    return {state: held[state] for state in reversed(STATES) if state != "done" and state in held}


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
    return Table(
        rows=(
            tuple(wording.say("items", f"table_{name}") for name in _COLUMNS),
            *(
                (str(number), *_cells(place, one, state, wording, items))
                for number, (state, place, one) in enumerate(told, 1)
            ),
        ),
        columns=tuple(Column(width, "left" if width > 5 else "centre") for width in _WIDTHS),
        title=title,
        size=_TABLE_SIZE,
    )


def _cells(
    place: int, one: ProblemWords, state: State, wording: NoticeStyle, items: Items
) -> Iterator[str | Cell]:
    """A row without its number. A cell is one line: what is told there is one paragraph."""
    text = one.text.rstrip("。；")
    if wording.numbering == "running":
        text = wording.say("items", "cited_in_table", number=str(place), problem=text)
    cells = (
        quoted(text),
        wording.say("states", state),
        quoted(_explanation(one, wording)),
        items.next_steps(one),
        quoted(one.deadline),
    )
    for parts in cells:
        words, marks = with_marks(parts)
        words = words.replace("\n", "")
        yield Cell(words.rstrip("。"), marks=marks) if marks else words.rstrip("。")


def _explanation(one: ProblemWords, wording: NoticeStyle) -> str:
    return one.explanation or counted_explanation(one.measures, wording)


def _told(place: int, one: ProblemWords, wording: NoticeStyle, items: Items) -> Iterator[Block]:
    """Why it is not done, what comes next, by when."""
    heading = one.text
    if wording.numbering == "running":
        inner = one.text.rstrip("。；").replace("“", "‘").replace("”", "’")
        heading = wording.say("items", "cited", number=str(place), problem=inner)
    yield Heading(quoted(sentence(heading)), 3)
    explanation = quoted(sentence(_explanation(one, wording)))
    yield Paragraph(joined(wording.say("items", "explanation"), explanation))
    steps = items.next_steps(one)
    if steps:
        yield Paragraph(joined(wording.say("items", "next_steps"), steps))
    if one.deadline:
        deadline = quoted(sentence(one.deadline))
        yield Paragraph(joined(wording.say("items", "deadline"), deadline))
