"""The part of a notice that tells problem by problem: headings, what was done, what is still open.

Labels go down a ladder （一） 1. （1） ① a. with the depth of the tree; measures are 一是, 二是.
"""

from collections.abc import Callable, Iterator, Sequence

from zhenggai.notices.kinds import tells_measure
from zhenggai.notices.readers.list_numbers import circled, letters, thousands
from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Block, Heading, Level, Paragraph, Parts
from zhenggai.writers.notice_parts import Part
from zhenggai.writers.notice_rows import (
    Branch,
    Document,
    MeasureWords,
    NoticeRows,
    ProblemWords,
)
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.quoting import joined, quoted

# The ladder's steps; the first is that of chapters.
TOP = 2
PROBLEM_OF_RUN = 4
_BELOW: dict[int, Callable[[int], str]] = {5: circled, 6: lambda number: f"{letters(number)}."}
_LAST = 6
_LEVELS: dict[int, Level] = {1: 1, 2: 2, 3: 3, 4: 4}
# How a sentence begins that goes on describing a problem.
LEADS = ("反馈", "巡视", "巡察", "主要表现", "主要问题", "具体表现", "存在问题", "存在的问题")
ENDS = tuple("。！？!?…：:")
OPEN_ENDS = "；;，,、 "


class Items:
    """Writes the branches of one notice, and the next steps of what is not done."""

    def __init__(self, rows: NoticeRows, wording: NoticeStyle) -> None:
        self.rows = rows
        self.wording = wording
        self.count = 0
        self.has_parts = any(one.parts for one in rows.problems())

    def branches(self, branches: Sequence[Branch], depth: int = TOP) -> Iterator[Part]:
        """Headings, each followed by what is below it, and problems."""
        for number, one in enumerate(branches, 1):
            if isinstance(one, ProblemWords):
                blocks = tuple(self.problem(one, depth, number))
                yield Part(one.key, one.text, blocks, depth, one.key)
            else:
                is_fault = one.kind == "category"
                text = sentence(one.text) if is_fault else one.text
                yield Part(one.key, one.text, (labelled(depth, number, text),), depth)
                yield from self.branches(one.inner, depth + 1)

    def problem(self, one: ProblemWords, depth: int, number: int) -> Iterator[Block]:
        """A problem with its measures; in a running count its number goes through the paper."""
        self.count += 1
        if self.wording.numbering == "running":
            depth, number = PROBLEM_OF_RUN, self.count
        yield from self.one(one, depth, number, later=self.steps(one))

    def one(
        self,
        one: ProblemWords,
        depth: int,
        number: int,
        later: Sequence[MeasureWords] = (),
    ) -> Iterator[Block]:
        """A problem or a part of it; `later` are measures told elsewhere. Parts come after its own
        measures."""
        yield labelled(depth, number, sentence(one.text))
        detail = "".join(map(sentence, one.detail.split("\n")))
        if detail:
            lead = "" if detail.startswith(LEADS) else self.wording.say("items", "detail")
            yield Paragraph(joined(lead, quoted(detail)))
        yield from self.measures(one, [row for row in one.measures if row not in later], depth + 1)
        for place, part in enumerate(one.parts, 1):
            yield from self.one(part, depth + 1, place)

    def is_open(self, one: ProblemWords) -> bool:
        """Whether the chapter on unfinished items tells of it."""
        return self.rows.states_known and one.state != "done"

    def steps(self, one: ProblemWords) -> tuple[MeasureWords, ...]:
        """The measures that the chapter on unfinished items tells: those still to come of a problem
        that has others to tell of."""
        if not self.is_open(one):
            return ()
        planned = tuple(row for row in one.measures if not row.has_begun)
        return planned if one.parts or len(planned) < len(one.measures) else ()

    def next_steps(self, one: ProblemWords) -> Parts:
        """What comes next in one paragraph: （1）（2） where a measure is a group, else 一是."""
        planned = self.steps(one)
        told = quoted(sentence(one.next_steps))
        if not any(row.inner for row in planned):
            return joined(told, run_in([sentence(row.text) for row in planned]))
        groups = (
            joined(
                style.label(PROBLEM_OF_RUN, place),
                quoted(sentence(row.text)),
                run_in([sentence(each.text) for each in row.inner]),
            )
            for place, row in enumerate(planned, 1)
        )
        return joined(told, *groups)

    def measures(
        self, one: ProblemWords, measures: Sequence[MeasureWords], depth: int
    ) -> Iterator[Block]:
        """The measures under the words that lead to them, with what the problem itself tells."""
        told = sentence(one.progress) if not self.is_open(one) else ""
        told += "".join(self.documents(one.documents, told))
        has_begun = bool(told) or any(row.has_begun for row in measures)
        lead = self.wording.say("items", "done" if has_begun else "planned")
        texts = [self.words(row) for row in measures]
        if any(row.inner for row in measures):
            yield Paragraph(joined(lead, quoted(told)))
            step = self.step_of_groups(measures, depth)
            for number, row in enumerate(measures, 1):
                yield from self.group(row, label_of(step, number))
        elif len(texts) > 1:
            yield from self.listed(joined(lead, quoted(told)), texts)
        elif texts or told:
            # One measure has no label: what the problem tells goes on with its words.
            yield Paragraph(joined(lead, quoted("".join([*texts, told]))))

    def step_of_groups(self, measures: Sequence[MeasureWords], depth: int) -> int:
        """The step of the ladder for groups; it must not be read as that of parts of a problem."""
        if not all(tells_measure(row.text) for row in measures):
            return _LAST
        return depth + 1 if self.has_parts else depth

    def group(self, row: MeasureWords, label: str) -> Iterator[Block]:
        """A measure among groups; what stands in a group goes on in its paragraph."""
        lead = joined(label, quoted(self.words(row)))
        yield from self.listed(lead, [self.words(one) for one in row.inner])

    def listed(self, lead: Parts, texts: Sequence[str]) -> Iterator[Block]:
        """A lead and 一是…, 二是…: in its paragraph or each in its own, as the style has it."""
        if self.wording.layout == "lines" and len(texts) > 1:
            yield Paragraph(lead)
            yield from (Paragraph(line) for line in run(texts))
        else:
            yield Paragraph(joined(lead, run_in(texts)))

    def words(self, row: MeasureWords) -> str:
        """A measure's own words, what was reported of it, and the documents that neither names."""
        progress = row.progress if row.progress != row.text else ""
        told = sentence(row.text) + sentence(progress)
        return told + "".join(self.documents(row.documents, told))

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


def run(texts: Sequence[str]) -> list[Parts]:
    """Texts as 一是 …, 二是 …; one alone has no label."""
    if len(texts) < 2:
        return [quoted(text) for text in texts]
    return [joined(f"{thousands(place)}是", quoted(text)) for place, text in enumerate(texts, 1)]


def run_in(texts: Sequence[str]) -> Parts:
    """The same in one paragraph: single sentences are parted by ；, longer ones stay sentences."""
    if any("。" in text[:-1] or not text.endswith("。") for text in texts):
        return joined(*run(texts))
    parted = [f"{text[:-1]}；" for text in texts[:-1]]
    return joined(*run([*parted, *texts[-1:]]))


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    if not text or text.rstrip("”’）)").endswith(ENDS):
        return text
    return f"{text.rstrip(OPEN_ENDS)}。"


def label_of(depth: int, number: int) -> str:
    """The label on a step of the ladder; what hangs deeper than it goes has that of its end."""
    below = _BELOW.get(min(depth, _LAST))
    return below(number) if below else style.label(depth, number)


def labelled(depth: int, number: int, text: str) -> Block:
    """A heading with its label, below the fourth level a paragraph."""
    label, words = label_of(depth, number), quoted(text)
    level = _LEVELS.get(depth)
    return Heading(words, level, label) if level else Paragraph(joined(label, words))
