"""Snippets of the truth files with figures in ⟦ ⟧, found again in the notice.

`⟦24⟧个问题，完成⟦20⟧个` is text that stands exactly once in its notice; the brackets tell which of
its figures belong to the relation.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.source import Span

CHINESE = "零一二三四五六七八九十"
MARK = re.compile("⟦(.*?)⟧")  # ⟦24⟧


@dataclass(frozen=True, slots=True)
class Figure:
    """One bracketed figure: its place in the notice and what it says."""

    span: Span
    print: str

    @property
    def value(self) -> Decimal:
        """The number, also of one Chinese numeral (五)."""
        if self.print in CHINESE:
            return Decimal(CHINESE.index(self.print))
        return Decimal(self.print)

    def changed(self, by: Decimal | int) -> str:
        """The figure with something added, printed in the same way."""
        if self.print in CHINESE:
            return CHINESE[int(self.value + by)]
        quantum = Decimal(1).scaleb(self.value.as_tuple().exponent)  # type: ignore[arg-type]
        return str((self.value + by).quantize(quantum))


def figures_of(snippet: str, text: str) -> list[Figure]:
    """The bracketed figures of a snippet where it stands in `text`."""
    plain = MARK.sub(r"\1", snippet)
    if text.count(plain) != 1:
        raise LookupError(f"stands {text.count(plain)} times in the notice: {plain}")
    start = text.index(plain)
    found = []
    for number, match in enumerate(MARK.finditer(snippet)):
        at = start + match.start() - 2 * number
        found.append(Figure(Span(at, at + len(match[1])), match[1]))
    return found
