"""A draft on its way between two pages: carried by the form, signed, and kept nowhere.

The house keeps no paper before somebody has confirmed it; what the browser gives back is what it
was given, for this person and this book only. So it is with the file of a sheet whose columns are
still being put right.
"""

import binascii
import types
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from django.core import signing
from django.http import Http404

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_edits import Edit

_SALT = "zhenggai.workbench.draft"
# A draft that lay open over a long week-end is still good.
_SECONDS = 7 * 24 * 3600
LARGEST_FILE = 8 * 2**20
_TOO_LARGE = (
    "表格超过8 MB，网页上放不下。请删去表中的图片后再传，"
    "或请管理员用命令 zhenggai ledger import 导入。"
)
_GONE = "草稿已过期，请重新上传文件"


@dataclass(frozen=True, slots=True)
class CarriedDraft:
    """The draft as it was read, and what was done to it since."""

    draft: PaperDraft
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file that was looked at and is not entered yet."""

    name: str
    data: bytes


def carried(draft: CarriedDraft, person: str, book: str) -> str:
    """The draft as a text for a hidden field."""
    return signing.dumps(_plain(draft), salt=_salt(person, book), compress=True)


def arrived(text: str, person: str, book: str) -> CarriedDraft:
    """The draft of a hidden field. Raises Http404 for what this house did not give."""
    try:
        told = signing.loads(text, salt=_salt(person, book), max_age=_SECONDS)
        draft = _value(CarriedDraft, told)
    except (signing.BadSignature, KeyError, TypeError, ValueError) as fault:
        raise Http404(_GONE) from fault
    if not isinstance(draft, CarriedDraft):
        raise Http404(_GONE)
    return draft


def carried_file(file: CarriedFile, person: str, book: str) -> str:
    """The file as a text for a hidden field. Raises NotAllowed for one too large to carry."""
    if len(file.data) > LARGEST_FILE:
        raise NotAllowed("too_large", _TOO_LARGE)
    parts = (urlsafe_b64encode(one).decode() for one in (file.name.encode(), file.data))
    return signing.TimestampSigner(salt=_salt(person, book)).sign(".".join(parts))


def arrived_file(text: str, person: str, book: str) -> CarriedFile:
    """The file of a hidden field. Raises Http404 for what this house did not give."""
    try:
        told = signing.TimestampSigner(salt=_salt(person, book)).unsign(text, max_age=_SECONDS)
        name, _, data = told.partition(".")
        return CarriedFile(urlsafe_b64decode(name).decode(), urlsafe_b64decode(data))
    except (signing.BadSignature, binascii.Error, ValueError) as fault:
        raise Http404(_GONE) from fault


def _salt(person: str, book: str) -> str:
    return f"{_SALT}/{person}/{book}"


def _plain(value: Any) -> Any:
    """The value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {name: _plain(held) for name, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(kind: Any, told: Any) -> Any:
    """The value of a type from JSON."""
    origin, given = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        rest = [one for one in given if one is not type(None)]
        return None if told is None else _value(rest[0], told)
    if origin is tuple:
        return tuple(_value(given[0], one) for one in told)
    if origin in (dict, Mapping):
        return {name: _value(given[1], one) for name, one in told.items()}
    if origin is Literal:
        return told
    return _single(kind, told)


def _single(kind: Any, told: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _value(hints[name], held) for name, held in told.items()})
    if isinstance(kind, type) and issubclass(kind, tuple):
        return kind(*told)
    if kind is date:
        return date.fromisoformat(told)
    return Decimal(told) if kind is Decimal else told
