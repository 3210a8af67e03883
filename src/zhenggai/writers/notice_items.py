"""The part of a notice that tells problem by problem: headings, what was done, what is still open.

Labels go down a ladder （一） 1. （1） ① a. with the depth of the tree; measures are 一是, 二是.
"""

from collections.abc import Callable, Iterator, Sequence

from zhenggai.notices.readers.list_numbers import circled, letters, thousands
from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Block, Heading, Level, Paragraph
from zhenggai.writers.notice_rows import (
    Branch,
    Document,
    MeasureWords,
    NoticeRows,
    ProblemWords,
)
from zhenggai.writers.notice_style import NoticeStyle

# The ladder's steps; the first is that of chapters.
TOP = 2
PROBLEM_OF_RUN = 4
_BELOW: dict[int, Callable[[int], str]] = {5: circled, 6: lambda number: f"{letters(number)}."}
_LAST = 6
ENDS = tuple("。！？!?…")
OPEN_ENDS = "；;，,、：: "


class Items:
    """Writes the branches of one notice; problems that are told elsewhere keep their next steps."""

    def __init__(self, rows: NoticeRows, wording: NoticeStyle) -> None:
        self.rows = rows
        self.wording = wording
        self.count = 0

    def branches(self, branches: Sequence[Branch], depth: int = TOP) -> Iterator[Block]:
        """Headings with what is below them, and problems."""
        for number, one in enumerate(branches, 1):
            if isinstance(one, ProblemWords):
                yield from self.problem(one, depth, number)
            else:
                is_fault = one.kind == "category"
                yield labelled(depth, number, sentence(one.text) if is_fault else one.text)
                yield from self.branches(one.inner, depth + 1)

    def problem(self, one: ProblemWords, depth: int, number: int) -> Iterator[Block]:
        """A problem with its measures; in a running count its number goes through the paper."""
        self.count += 1
        if self.wording.numbering == "running":
            depth, number = PROBLEM_OF_RUN, self.count
        yield from self.one(one, depth, number, tells_all=not self.is_told_apart(one))

    def one(
        self, one: ProblemWords, depth: int, number: int, *, tells_all: bool
    ) -> Iterator[Block]:
        """A problem or a part of it; parts come after its own measures."""
        yield labelled(depth, number, sentence(one.text))
        if one.detail:
            yield from (Paragraph(line) for line in one.detail.split("\n"))
        later = () if tells_all else self.steps(one)
        yield from self.measures(one, [row for row in one.measures if row not in later], depth + 1)
        for place, part in enumerate(one.parts, 1):
            yield from self.one(part, depth + 1, place, tells_all=True)

    def is_told_apart(self, one: ProblemWords) -> bool:
        """Whether the chapter on unfinished items tells its next steps."""
        return self.rows.states_known and one.state != "done"

    def steps(self, one: ProblemWords) -> tuple[MeasureWords, ...]:
        """The measures still to come, where the problem has others to tell of what was done."""
        planned = tuple(row for row in one.measures if not row.has_begun)
        return planned if one.parts or len(planned) < len(one.measures) else ()

    def next_steps(self, one: ProblemWords) -> str:
        """What comes next in one paragraph: （1）（2） where a measure is a group, else 一是."""
        planned = self.steps(one)
        told = sentence(one.next_steps)
        if not any(row.inner for row in planned):
            return told + run_in([sentence(row.text) for row in planned])
        return told + "".join(
            f"（{place}）{sentence(row.text)}{run_in([sentence(each.text) for each in row.inner])}"
            for place, row in enumerate(planned, 1)
        )

    def measures(
        self, one: ProblemWords, measures: Sequence[MeasureWords], depth: int
    ) -> Iterator[Block]:
        """The measures under the words that lead to them, with what the problem itself tells."""
        own = [*filter(None, (one.progress,)), *self.documents(one.documents, one.progress)]
        has_begun = bool(own) or any(row.has_begun for row in measures)
        lead = self.wording.say("items", "done" if has_begun else "planned")
        told = [sentence("".join(map(sentence, own)))] if own else []
        yield from self.listed(lead, measures, depth, told)

    def listed(
        self, lead: str, measures: Sequence[MeasureWords], depth: int, told: Sequence[str] = ()
    ) -> Iterator[Block]:
        """A list of measures: one alone in the lead's own line, groups with labels."""
        texts = [self.words(row) for row in measures]
        if any(row.inner for row in measures):
            yield Paragraph(lead + "".join(told))
            for number, row in enumerate(measures, 1):
                yield from self.group(row, depth, number)
        elif self.wording.layout == "lines" and len(texts) > 1:
            yield Paragraph(lead + "".join(told))
            yield from (Paragraph(line) for line in run(texts))
        elif texts or told:
            yield Paragraph(lead + "".join(told) + run_in(texts))

    def group(self, row: MeasureWords, depth: int, number: int) -> Iterator[Block]:
        """A measure among groups; what stands in a group goes on in its paragraph."""
        inner = [self.words(one) for one in row.inner]
        text = self.words(row)
        if self.wording.layout == "lines" and len(inner) > 1:
            yield labelled(depth, number, text, is_line=True)
            yield from (Paragraph(line) for line in run(inner))
        else:
            yield labelled(depth, number, text + run_in(inner), is_line=True)

    def words(self, row: MeasureWords) -> str:
        """A measure's own words, what was reported of it, and the documents that neither names."""
        told = [sentence(row.text), sentence(row.progress) if row.progress != row.text else ""]
        return "".join(
            [*told, *map(sentence, self.documents(row.documents, row.text + row.progress))]
        )

    def documents(self, documents: Sequence[Document], told: str) -> list[str]:
        """A sentence for each document that the words do not name."""
        return [
            self.wording.say(
                "items",
                "document" if one.number else "document_without_number",
                action=one.action or "制定",
                title=f"《{one.title}》",
                number=one.number,
            )
            for one in documents
            if one.title not in told
        ]


def run(texts: Sequence[str]) -> list[str]:
    """Texts as 一是 …, 二是 …; one alone has no label."""
    if len(texts) < 2:
        return list(texts)
    return [f"{thousands(number)}是{text}" for number, text in enumerate(texts, 1)]


def run_in(texts: Sequence[str]) -> str:
    """The same in one paragraph: single sentences are parted by ；, longer ones stay sentences."""
    if any("。" in text[:-1] or not text.endswith("。") for text in texts):
        return "".join(run(texts))
    return "；".join(text.rstrip("。") for text in run(texts)) + ("。" if texts else "")


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    if not text or text.rstrip("”’）)")[-1:] in ENDS:
        return text
    return f"{text.rstrip(OPEN_ENDS)}。"


def labelled(depth: int, number: int, text: str, *, is_line: bool = False) -> Block:
    """A heading, or below the fourth level a paragraph, with its label; `is_line`: a paragraph."""
    depth = min(depth, _LAST)
    if depth in _BELOW:
        return Paragraph(_BELOW[depth](number) + text)
    label = style.label(depth, number)
    if is_line:
        return Paragraph(label + text)
    levels: dict[int, Level] = {1: 1, 2: 2, 3: 3, 4: 4}
    return Heading(text, levels[depth], label)
