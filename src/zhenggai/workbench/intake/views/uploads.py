"""An uploaded file and its answer: the draft of a paper, the columns of a sheet."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from zhenggai.importing import paper_of
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import is_sheet
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.models import Book
from zhenggai.ledger.sheet_uploads import sheet_of
from zhenggai.notices.source import ReadError
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.intake.carried_drafts import CarriedDraft, CarriedFile
from zhenggai.workbench.intake.views.drafts import DraftPlace, draft_page
from zhenggai.workbench.intake.views.ledger_sheets import sheet_page


@without_collecting()
def upload_answer(
    request: HttpRequest,
    form: UploadForm,
    place_of: Callable[[PaperDraft], DraftPlace],
    held: Book | None = None,
) -> HttpResponse:
    """What the file gives, to be confirmed; `held` is the book that is to take it in, if it is
    there. The form must be valid. Raises NotAllowed.
    """
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        if is_sheet(data):
            sheet = sheet_of(data, file.name)
            place = place_of(draft_of_sheet(sheet))
            return sheet_page(request, place, CarriedFile(file.name, data), sheet)
        draft = paper_of(data, file.name, held)
    except ReadError as fault:
        raise NotAllowed(fault.reason, f"{fault}") from fault
    # No page carries the words of a chapter on clues.
    paper = None if draft.withheld else CarriedFile(file.name, data)
    return draft_page(request, place_of(draft), CarriedDraft(draft), file=paper)
