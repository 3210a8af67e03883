"""Offsets as lines and columns, both from 1, as editors count them."""

import re
from bisect import bisect_right

# "\r\n", "\r" and "\n" end a line; form feeds and other separators do not, as in every editor.
LINE_END = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; columns count code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a line begins and where its end mark stands."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
