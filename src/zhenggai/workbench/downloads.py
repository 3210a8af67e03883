"""A file for a browser to keep, under a Chinese name."""

from urllib.parse import quote

from django.http import HttpResponse


def as_file(data: bytes, name: str, media_type: str) -> HttpResponse:
    """The file as an attachment."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
