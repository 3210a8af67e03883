"""Documents in 《》: made as a result of the inspection, or only cited, with document number and act."""

from dataclasses import dataclass

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Regulation:
    """One 《…》. The span runs from 《 to 》; `title` is what stands between.

    `number` is the document number as printed (市中发〔2020〕28号) and `number_span` its place. `action` is the
    first real verb (制定, 修订, 印发, 废止, 起草 …) or None, `verb` its place. `made` is false where the
    document is only applied, cited or read, and for films, books and licences.
    """

    span: Span
    title: str
    number: str | None
    number_span: Span | None
    action: str | None
    verb: Span | None
    made: bool


def extract_regulations(text: str) -> tuple[Regulation, ...]:
    """Every 《…》 of `text` in order, outermost ones only."""
    return ()
