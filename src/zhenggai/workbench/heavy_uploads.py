"""A request that weighs too much comes without its files: whoever sent it is told so."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def heavy_uploads(answer: Answer) -> Answer:
    """A sentence above the page; what was typed goes on as it came."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        most: int = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:
            told = f"一次上传合计超过{most // 2**20} MB，文件没有收到。"
            messages.error(request, f"{told}请分几次上传，或压缩后再传。")
        return answer(request)

    return middleware
