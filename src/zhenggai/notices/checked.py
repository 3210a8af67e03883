"""One file with what the checker says about it, or why it could not be read: input of every
report."""

from dataclasses import dataclass

from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import ReadError


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """`name` is the path as the user gave it. Either `notice` or `error` is set."""

    name: str
    notice: Notice | None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: ReadError | None = None

    def count(self, severity: str) -> int:
        """How many diagnostics have this severity."""
        return sum(one.severity == severity for one in self.diagnostics)

    @property
    def exit_status(self) -> int:
        """0 nothing to mend, 1 an error or a warning, 2 not read."""
        if self.error:
            return 2
        return int(any(one.severity != "advice" for one in self.diagnostics))
