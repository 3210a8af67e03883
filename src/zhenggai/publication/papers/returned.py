"""A paper that comes back from Word or WPS: which of its figures are still the ledger's.

A figure is known by its content control. Where a program dropped the controls, it is looked for in
the sentence in which it stood; what is found so is offered to a person and not taken as certain.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.compare.told_sentences import (
    ToldFigure,
    ToldSentence,
    differences,
    printed_sentences,
    sentences_of,
)
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.docx.package import open_package
from zhenggai.notices.readers.docx.wordml import Element, child, local, value
from zhenggai.notices.source import Span
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Letter, Table, Words
from zhenggai.writers.letter_table import as_cell

# by its control, by its sentence, or not at all
Found = Literal["control", "sentence", "lost"]
# What a program puts into a text and a person does not see.
_BLANKS = re.compile(r"\s+")
# A figure in a sentence that was changed: up to the next mark.
_ANY = r"([^，。；、：（）]{1,20}?)"


@dataclass(frozen=True, slots=True)
class ReturnedFigure:
    """A figure of the paper as the ledger has it (`told`) and as it came back (`now`).

    `sentence` is where it stands; `now` is empty for one that is lost.
    """

    figure: str
    title: str
    told: str
    now: str
    found: Found
    sentence: str

    @property
    def agrees(self) -> bool:
        """Whether it still says what the ledger says."""
        return _bare(self.now) == _bare(self.told)


@dataclass(frozen=True, slots=True)
class Control:
    """A content control with the name of its figure."""

    figure: str
    text: str


def returned_figures(letter: Letter, data: bytes) -> list[ReturnedFigure]:
    """Every bound figure of the paper as it is written now, beside what came back.

    Raises `ReadError` for what is no docx.
    """
    root = open_package(data)
    body = root.part(root.main)
    controls = [] if body is None else list(_controls(body))
    text = _bare("".join(_texts(body))) if body is not None else ""
    return list(_compared(letter, _queues(controls), text))


def other_numbers(letter: Letter, data: bytes) -> list[ReturnedFigure]:
    """Numbers in the words of the paper that came back otherwise: measures, results, days. What was
    written anew is left alone.

    Raises `ReadError` for what cannot be read.
    """
    told = [one for line in _parts_of(letter) for one in _sentences(line)]
    found = differences(told, printed_sentences(source_of_bytes(data, "docx").text)).numbers
    return [
        ReturnedFigure(
            "", "正文中的数字", one.sentence.text[slice(*one.told)], one.now, "sentence",
            one.sentence.text,
        )
        for one in found
        if not any(_touch(each.span, one.told) for each in one.sentence.figures)
    ]  # fmt: skip


def _parts_of(letter: Letter) -> Iterator[list[Words]]:
    """The lines of a paper and the cells of its tables."""
    for line in placed_lines(letter):
        if isinstance(line, Line):
            yield [one if isinstance(one, Words) else Words(one) for one in line.parts]
        elif isinstance(line, Table):
            yield from ([Words(as_cell(cell).text)] for row in line.rows for cell in row)


def _sentences(parts: list[Words]) -> Iterator[ToldSentence]:
    text, bound = "", []
    for one in parts:
        if one.figure:
            bound.append(Span(len(text), len(text) + len(one.text)))
        text += one.text
    for start, end in sentences_of(text):
        inside = tuple(
            ToldFigure(Span(one.start - start, one.end - start), "", "")
            for one in bound
            if start <= one.start < end
        )
        yield ToldSentence(text[start:end], figures=inside)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _compared(letter: Letter, held: Mapping[str, list[str]], text: str) -> Iterator[ReturnedFigure]:
    for line in placed_lines(letter):
        if not isinstance(line, Line):
            continue
        parts = [one if isinstance(one, Words) else Words(one) for one in line.parts]
        sentence = "".join(one.text for one in parts)
        for place, one in enumerate(parts):
            if not one.figure:
                continue
            queue = held.get(one.figure)
            now, how = _controlled(queue) if queue else _in_sentence(parts, place, text)
            yield ReturnedFigure(one.figure, one.title, one.text, now, how, sentence)


def _controlled(queue: list[str]) -> tuple[str, Found]:
    return queue.pop(0), "control"


def _in_sentence(parts: list[Words], place: int, text: str) -> tuple[str, Found]:
    """The figure by the words right before and after it."""
    before = _bare("".join(one.text for one in parts[:place]))[-8:]
    after = _bare("".join(one.text for one in parts[place + 1 :]))[:4]
    if len(before) < 3:
        return "", "lost"
    found = re.search(f"{re.escape(before)}{_ANY}{re.escape(after)}", text)
    return (found[1], "sentence") if found else ("", "lost")


def _queues(controls: list[Control]) -> dict[str, list[str]]:
    """The texts of each figure in their order: a figure may stand in several sentences."""
    held: dict[str, list[str]] = {}
    for one in controls:
        held.setdefault(one.figure, []).append(one.text)
    return held


def _controls(element: Element) -> Iterator[Control]:
    for one in element.iter():
        if local(one) == "sdt":
            figure = value(child(one, "sdtPr"), "tag")
            if figure and "/" in figure:
                yield Control(figure, "".join(_texts(child(one, "sdtContent"))))


def _texts(element: Element | None) -> Iterator[str]:
    """Texts as they stand once all changes are accepted: what was deleted is w:delText."""
    if element is None or local(element) in ("del", "moveFrom"):
        return
    if local(element) == "t":
        yield element.text or ""
    for one in element:
        yield from _texts(one)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
