"""The checked document as a docx with Word comments (批注) at the places, for Word and WPS.

A docx is the user's own file with comments added and nothing else changed; of any other format a
plain docx is made.
"""

from collections.abc import Iterable
from pathlib import Path

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.notice import Notice
from zhenggai.notices.readers import MEDIA_TYPES, file_bytes
from zhenggai.notices.render.comment_parts import with_comments
from zhenggai.notices.render.plain_docx import plain_docx
from zhenggai.notices.render.severities import SEVERITIES
from zhenggai.notices.source import Source, Span

# Related places are quoted, as a docx has no line numbers that a person could look up.
LONGEST_QUOTE = 30


def piece(file: CheckedFile) -> bytes:
    """One checked file as a docx with comments."""
    path = Path(file.name)
    return write_comments(path if path.is_file() else None, file.notice, file.diagnostics)


def write_comments(path: Path | None, notice: Notice, diagnostics: Iterable[Diagnostic]) -> bytes:
    """The notice as a docx with a comment for each diagnostic; `path` is the file it was read from.

    Raises `ReadError` if the file has gone meanwhile.
    """
    source = notice.source
    comments = [(one.span, words_of(one, source)) for one in diagnostics]
    if path is not None and source.media_type == MEDIA_TYPES["docx"]:
        return with_comments(file_bytes(path), comments)
    plain = plain_docx(source.text, notice.masthead.title_span)
    return with_comments(plain.data, [(plain.moved(span), words) for span, words in comments])


def words_of(diagnostic: Diagnostic, source: Source) -> list[str]:
    """A comment's paragraphs: grade and sentence, the working, the other places."""
    grade = SEVERITIES[diagnostic.severity]
    words = [f"【{grade}】{diagnostic.message}（{diagnostic.code}）"]
    if diagnostic.working:
        words.append(f"算式：{diagnostic.working}")
    places: dict[str, list[str]] = {}
    for one in diagnostic.related:
        places.setdefault(one.message, []).append(f"“{quoted(source, one.span)}”")
    words += (f"另见{'、'.join(quotes)}：{message}" for message, quotes in places.items())
    return words


def quoted(source: Source, span: Span) -> str:
    """The words of a place on one line, the end of long ones left out."""
    words = " ".join(source[span].split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
