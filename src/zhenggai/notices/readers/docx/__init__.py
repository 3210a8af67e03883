"""Word documents (docx): the text as a person sees it, automatic numbers included.

Tracked changes read as accepted; headers, footers, comments and hidden text are not read; footnotes
and endnotes stand at the end.
"""

from zhenggai.notices.readers.docx.package import open_package
from zhenggai.notices.readers.docx.walk import walk_docx
from zhenggai.notices.source import Control, Span

Read = tuple[str, tuple[Span, ...], tuple[Span, ...], tuple[Control, ...], str]


def read(data: bytes) -> Read:
    """The text of a docx, the lines of its table of contents, what is quoted in it, its content
    controls, and what its properties say of it."""
    package = open_package(data)
    walked = walk_docx(package)
    return walked.text, walked.furniture, walked.quoted, walked.controls, package.about()
