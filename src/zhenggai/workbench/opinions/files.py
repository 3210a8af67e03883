"""Attachments of opinions as forms take them in and pages list them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.attachments import MOST_BYTES, MOST_FILES, Brought, Label, label_of
from zhenggai.opinions.models import Attachment, Opinion

_PAPERS = ".pdf,.doc,.docx,.wps"
_MEGABYTE = 2**20


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; `clean` gives them as they were brought."""

    def __init__(self, **more: Any) -> None:
        """What a browser offers to choose is what is taken in."""
        widget = FilesInput({"accept": f"image/*,{_PAPERS}"})
        hint = f"图片、PDF或Word，每份不超过{MOST_BYTES // _MEGABYTE} MB，最多{MOST_FILES}份"
        super().__init__(label="附件", help_text=hint, widget=widget, **more)

    def clean(self, data: Any, initial: Any = None) -> list[Brought]:
        """The files of the request. Raises ValidationError."""
        files = [super(FilesField, self).clean(one, initial) for one in data or [None]]
        return [Brought(one.name or "附件", one.read()) for one in files if one]


def refuse_heavy(request: HttpRequest) -> None:
    """Raise NotAllowed where a request weighs so much that its files were not even read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE // _MEGABYTE
        raise NotAllowed("too_large", f"附件合计超过{most} MB，没有登记。请分几次上传。")


@dataclass(frozen=True, slots=True)
class FileLine:
    """An attachment on the page of its opinion; `label` is None where it may not be read."""

    attachment: Attachment
    label: Label | None
    lost: str = ""


def file_lines(opinion: Opinion) -> Iterator[FileLine]:
    """Every attachment; an accusation's and destroyed ones are counted and not named."""
    for one in opinion.attachments.all():
        if opinion.is_accusation or one.expunged_at:
            yield FileLine(one, None)
            continue
        try:
            yield FileLine(one, label_of(one))
        except NotAllowed as fault:
            yield FileLine(one, None, fault.sentence)
