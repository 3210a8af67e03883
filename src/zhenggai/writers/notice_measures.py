"""How the measures of one problem stand: their lead, their labels, in one paragraph or in lines.

A list that its lead announces (着重从三个方面抓好整改) has the labels of the style; any other one
has 一是, 二是, which nobody takes for parts of the problem.
"""

from collections.abc import Callable, Iterator, Sequence

from zhenggai.notices.heading_words import tells_measure
from zhenggai.notices.readers.list_numbers import circled, letters, thousands
from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Paragraph, Parts
from zhenggai.writers.notice_rows import Document, MeasureWords
from zhenggai.writers.notice_style import NoticeStyle
from zhenggai.writers.quoting import joined, reported, set_off

Labels = Callable[[int], str]
# The ladder's fifth and sixth step, below those of the official style.
CIRCLED_STEP = 5
LAST_STEP = 6
_BELOW: dict[int, Labels] = {
    CIRCLED_STEP: circled,
    LAST_STEP: lambda number: f"{letters(number)}.",
}
_ENDS = tuple("。！？!?…：:")
_OPEN_ENDS = "；;，,、 "


class Measures:
    """Writes the measures of one notice; `has_parts`: some of its problems have parts."""

    def __init__(self, wording: NoticeStyle, *, has_parts: bool) -> None:
        self._wording = wording
        self._has_parts = has_parts

    def announced(self, rows: Sequence[MeasureWords], told: str) -> str:
        """The words that announce a list, without the mark after them; "" where the style has none
        or something else is told first."""
        if len(rows) < 2 or told:
            return ""
        key = "several" if any(row.has_begun for row in rows) else "several_planned"
        count = len(rows)
        number = {"count": "两" if count == 2 else thousands(count), "number": str(count)}
        return self._wording.say("items", key, **number)

    def blocks(
        self, rows: Sequence[MeasureWords], told: str, depth: int, *, has_parts: bool
    ) -> Iterator[Paragraph]:
        """The measures under the words that lead to them, with what the problem itself tells;
        `depth` is the step of the ladder below that of the problem."""
        announced = "" if has_parts else self.announced(rows, told)
        labels = self._labels(depth) if announced else shi
        has_groups = any(row.inner for row in rows)
        has_begun = bool(told) or any(row.has_begun for row in rows)
        lead = self._wording.say("items", "done" if has_begun else "planned")
        if announced:
            lead = f"{announced}："
        texts = [self.words(row) for row in rows]
        if has_groups:
            yield Paragraph(joined(lead, reported(told)))
            if labels is shi:
                labels = on_step(self._step_of_groups(rows, depth))
            for number, row in enumerate(rows, 1):
                yield from self._group(row, labels(number))
        elif len(texts) > 1:
            yield from self._listed(joined(lead, reported(told)), texts, labels)
        elif texts or told:
            # One measure has no label: what the problem tells goes on with its words.
            yield Paragraph(joined(lead, reported("".join([*texts, told]))))

    def words(self, row: MeasureWords) -> str:
        """A measure's own words, what was reported of it, and the documents that neither names."""
        progress = row.progress if row.progress != row.text else ""
        told = sentence(row.text) + sentence(progress)
        return told + "".join(self.documents(row.documents, told))

    def documents(self, documents: Sequence[Document], told: str) -> list[str]:
        """A sentence for each document that the words do not name."""
        return [
            self._wording.say(
                "items",
                "document" if one.number else "document_without_number",
                action=one.action or "制定",
                title=f"《{one.title}》",
                number=one.number,
            )
            for one in documents
            if one.title not in told
        ]

    def _labels(self, depth: int) -> Labels:
        """The labels of an announced list; what hangs too deep has 一是."""
        if self._wording.measures == "circled":
            depth = max(depth, CIRCLED_STEP)
        if self._wording.measures == "shi" or depth > CIRCLED_STEP:
            return shi
        return on_step(depth)

    def _step_of_groups(self, rows: Sequence[MeasureWords], depth: int) -> int:
        """The step of the ladder for groups; it must not be read as that of parts of a problem."""
        if not all(tells_measure(row.text) for row in rows):
            return LAST_STEP
        return depth + 1 if self._has_parts else depth

    def _group(self, row: MeasureWords, label: str) -> Iterator[Paragraph]:
        """A measure among groups; what stands in a group goes on in its paragraph."""
        words = self.words(row)
        lead = joined(set_off(label, words), reported(words))
        yield from self._listed(lead, [self.words(one) for one in row.inner], shi)

    def _listed(self, lead: Parts, texts: Sequence[str], labels: Labels) -> Iterator[Paragraph]:
        """A lead and 一是…, 二是…: in its paragraph or each in its own, as the style has it."""
        if self._wording.layout == "lines" and len(texts) > 1:
            yield Paragraph(lead)
            yield from (Paragraph(line) for line in run(texts, labels))
        else:
            yield Paragraph(joined(lead, run_in(texts, labels)))


def shi(number: int) -> str:
    """一是, 二是, 十一是."""
    return f"{thousands(number)}是"


def run(texts: Sequence[str], labels: Labels = shi) -> list[Parts]:
    """Texts with their labels; one alone has none."""
    if len(texts) < 2:
        return [reported(text) for text in texts]
    labelled = [(set_off(labels(place), text), text) for place, text in enumerate(texts, 1)]
    return [joined(label, reported(text)) for label, text in labelled]


def run_in(texts: Sequence[str], labels: Labels = shi) -> Parts:
    """The same in one paragraph: single sentences are parted by ；, longer ones stay sentences."""
    if any("。" in text[:-1] or not text.endswith("。") for text in texts):
        return joined(*run(texts, labels))
    parted = [f"{text[:-1]}；" for text in texts[:-1]]
    return joined(*run([*parted, *texts[-1:]], labels))


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    if not text or text.rstrip("”’）)").endswith(_ENDS):
        return text
    return f"{text.rstrip(_OPEN_ENDS)}。"


def on_step(depth: int) -> Labels:
    """The labels of a step of the ladder."""
    return lambda number: label_of(depth, number)


def label_of(depth: int, number: int) -> str:
    """The label on a step of the ladder; what hangs deeper than it goes has that of its end."""
    below = _BELOW.get(min(depth, LAST_STEP))
    return below(number) if below else style.label(depth, number)
