"""A file that was read, with what the checker says about it: the input of every report."""

from dataclasses import dataclass

from zhenggai.notices.diagnostics import Diagnostic, Severity
from zhenggai.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """`name` is the path as the user gave it, the name of the text for standard input."""

    name: str
    notice: Notice
    diagnostics: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(one.severity == severity for one in self.diagnostics)

    @property
    def exit_status(self) -> int:
        """0 nothing that must be mended, 1 an error or a warning."""
        return int(any(one.severity != "advice" for one in self.diagnostics))
