"""What was understood of a filled-in file, on its way from the preview to the entering.

Carried by the form, signed, for one sheet only; nothing is kept before somebody has looked at it.
"""

from collections.abc import Iterable

from django.core import signing
from django.http import Http404

from zhenggai.supervision.answers import Answer, answer_as_kept, answer_of
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.workbooks import ReadRow

_SALT = "zhenggai.workbench.answers"
_SECONDS = 24 * 3600


def carried_answers(sheet: Sheet, rows: Iterable[ReadRow], name: str) -> str:
    """The answers and the file's name as a text for a hidden field."""
    told = {
        one.line.row.item: answer_as_kept(one.answer) for one in rows if one.line and one.answer
    }
    return signing.dumps([name, told], salt=f"{_SALT}/{sheet.pk}", compress=True)


def arrived_answers(sheet: Sheet, text: str) -> tuple[str, dict[str, Answer]]:
    """The same from a hidden field. Raises Http404 for what this house did not give."""
    try:
        name, told = signing.loads(text, salt=f"{_SALT}/{sheet.pk}", max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise Http404("预览已过期，请重新选择文件") from fault
    return name, {item: answer_of(kept) for item, kept in told.items()}
