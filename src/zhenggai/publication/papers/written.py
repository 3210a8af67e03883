"""A paper as it is written from the ledger: for whom, for which day, in which form of file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from zhenggai.office_styles.keeping import own_text
from zhenggai.publication.papers.catalogue import PaperKind
from zhenggai.publication.papers.source import PaperSource
from zhenggai.writers.evidence_pages import Enclosed, with_enclosed
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Letter, Words
from zhenggai.writers.letter_xlsx import list_of, list_xlsx
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

# The forms of file with what a browser calls them.
FORMS: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

# What an office may have printed at the foot of its papers.
PROOF = "台账末条摘要{head}，用zhenggai ledger verify核对"


@dataclass(frozen=True, slots=True)
class Written:
    """A paper with what it was told and rests on; `name` is that of its file, without an ending.

    `enclosed` reads the files whose pages follow in the pdf.
    """

    letter: Letter
    told: Told
    name: str
    cut_off: date
    head: str
    enclosed: Callable[[], Iterable[Enclosed]] | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """In which files it can be had: only a list is a sheet."""
        return ("docx", "pdf", "xlsx") if list_of(self.letter) else ("docx", "pdf")

    @property
    def is_bound(self) -> bool:
        """Whether figures of the ledger stand in it that can be told again when it comes back."""
        return any(
            isinstance(part, Words) and part.figure
            for line in placed_lines(self.letter)
            if isinstance(line, Line)
            for part in line.parts
        )

    def bytes_as(self, form: str) -> bytes:
        """The file. Raises NoPdfError, and ValueError for a sheet of what is no list."""
        if form == "pdf":
            paper = letter_pdf(self.letter)
            return with_enclosed(paper, self.enclosed()) if self.enclosed else paper
        if form == "xlsx":
            by = "".join(f"填报单位：{one}" for one in self.letter.signatures[:1])
            told = (by, f"截至{in_words(self.cut_off)}", self.letter.proof)
            return list_xlsx(self.letter, "；".join(filter(None, told)))
        return letter_docx(self.letter)


def written(source: PaperSource, kind: PaperKind, of: str, style: str = "") -> Written:
    """The paper, a report or notice in the style that was asked for.

    Raises NothingToTellError where there is nothing that it could say.
    """
    if kind.subject != "book" and not of:
        raise NothingToTellError(f"先选定这份{kind.title}给哪个单位、写哪个问题，再出文书。")
    if kind.subject == "unit":
        told = source.of_unit(of)
    elif kind.subject == "problem":
        told = source.of_problem(f"problem/{of}")
    else:
        told = source.of_book()
    if style:
        told = replace(told, style=style, own_style=own_text(style))
    if kind.more:
        told = kind.more(source, told)
    about = {"unit": told.unit, "problem": f"问题{of}"}.get(kind.subject, "")
    name = "".join((told.about.inspected, kind.title, f"（{about}）" if about else ""))
    enclosed = partial(kind.enclosed, source, told) if kind.enclosed else None
    letter = kind.write(told)
    if source.prints_head:
        letter = replace(letter, proof=PROOF.format(head=source.head))
    return Written(letter, told, name, source.cut_off, source.head, enclosed)
