"""Word documents (docx): the text as a person sees it, automatic numbers included.

Tracked changes read as accepted; headers, footers, comments and hidden text are not read; footnotes
and endnotes stand at the end.
"""

from zhenggai.notices.readers.docx.package import open_package
from zhenggai.notices.readers.docx.walk import walk_docx
from zhenggai.notices.source import Span


def read(data: bytes) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The text of a docx, the lines of its table of contents, and what is quoted in it."""
    walked = walk_docx(open_package(data))
    return walked.text, walked.furniture, walked.quoted
