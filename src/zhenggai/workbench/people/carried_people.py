"""The rows of a sheet of people on their way from the preview to the entering, signed."""

from collections.abc import Sequence
from dataclasses import asdict

from django.core import signing
from django.http import Http404

from zhenggai.people.sheet import PeopleRow

_SALT = "zhenggai.workbench.people"
_SECONDS = 24 * 3600


def carried_rows(rows: Sequence[PeopleRow], name: str, person: str) -> str:
    """Rows and the file's name as a text for a hidden field, for one person."""
    told = [name, [asdict(one) for one in rows]]
    return signing.dumps(told, salt=f"{_SALT}/{person}", compress=True)


def arrived_rows(text: str, person: str) -> tuple[str, list[PeopleRow]]:
    """The same from a hidden field. Raises Http404 for what this house did not give."""
    try:
        name, told = signing.loads(text, salt=f"{_SALT}/{person}", max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise Http404("预览已过期，请重新选择文件") from fault
    return name, [PeopleRow(**{**one, "roles": tuple(one["roles"])}) for one in told]
