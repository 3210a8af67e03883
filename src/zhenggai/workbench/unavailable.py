"""What a person reads when database or disk fail under a page: what to do, and nothing is lost.

Status 503, and what was typed stands on the page to be sent again. The cause, with places and
names of servers, is for the log. Every other fault keeps the page of a fault of this program.
"""

import logging
import re
import sys

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.defaults import server_error

from zhenggai.commands.faults import outer_fault
from zhenggai.database_faults import is_busy
from zhenggai.long_imports import writing_now

# When a program that asks by itself may ask again.
_RETRY_SECONDS = "60"
# Where one of these was sent, nothing of the form is written on a page.
_SECRET = frozenset({"password"})
# what a person wrote, and no keys, days and choices
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LOG = logging.getLogger(__name__)


def fault_page(request: HttpRequest) -> HttpResponse:
    """The answer where a view or what stands around it has failed (`handler500`)."""
    error = sys.exc_info()[1]
    told = outer_fault(error) if isinstance(error, Exception) else None
    if told is None:
        return server_error(request)
    _LOG.error("%s (%s)", told, str(error).strip().replace("\n", " "))
    typed = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "is_busy": is_busy(error),
        "writing": writing_now(),
        "address": request.get_full_path(),
        "is_form": request.method == "POST" and not _SECRET & request.POST.keys(),
        "typed": typed,
        "words": [value for _, value in typed if _CHINESE.search(value)],
        "files": [one.name for _, files in request.FILES.lists() for one in files],
    }
    # No request is given: what a page knows of its reader would be asked of the database.
    page = loader.get_template("503.html").render(context)
    return HttpResponse(page, status=503, headers={"Retry-After": _RETRY_SECONDS})
