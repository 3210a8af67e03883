"""What the way out of the texts leaves in the archive of a round: what units answered on paper, who
approved, who agreed to what is left out, the editions and where they stood."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F

from zhenggai.people.queries import unit_names
from zhenggai.publication.models import Approval, Confirmation, Exclusion
from zhenggai.publication.order.stages import STAGES
from zhenggai.publication.papers.given_out import EDITIONS
from zhenggai.publication.papers.pages_of_files import pages_of_file
from zhenggai.publication.papers.source import PaperSource, without_ending
from zhenggai.published.models import Edition, Release
from zhenggai.writers.papers.told_archive import Filed

EXPUNGED = "内容已依规清除"
# Before the code of an edition, where a stored file has its digest.
EDITION = "edition/"


def filed_texts(source: PaperSource) -> Iterator[Filed]:
    """The rows, for those who may know the whole, by the cut-off day."""
    if source.knows_whole and source.held is not None:
        yield from _confirmed(source)
        yield from _approved(source)
        yield from _agreed(source)
        yield from _editions(source)
        yield from _released(source)


def _confirmed(source: PaperSource) -> Iterator[Filed]:
    """The papers on which units answered for their parts, each once."""
    asked = Confirmation.objects.filter(
        part__draft__book=source.held, part__draft__given_up_at=None, withdrawn_at=None
    )
    found = asked.exclude(scan="").filter(answered_at__date__lte=source.cut_off)
    asked_of = found.order_by("answered_at", "pk").values_list(
        "scan", "unit", "part__draft__title", "answered_at__date"
    )
    rows = list(dict.fromkeys(asked_of))
    known = unit_names(unit for _, unit, _, _ in rows)
    for scan, unit, draft, on in rows:
        title = f"{known.get(unit, unit)}对《{draft}》的答复"
        yield Filed("单位核稿", title, on=on, pages=pages_of_file(scan), file=scan)


def _approved(source: PaperSource) -> Iterator[Filed]:
    found = Approval.objects.filter(
        draft__book=source.held, draft__given_up_at=None, taken_back_at=None, on__lte=source.cut_off
    )
    for one in found.select_related("draft").order_by("on", "pk"):
        stages = {stage.key: stage.title for stage in STAGES[one.draft.paper]}
        title = f"《{one.draft.title}》{stages.get(one.stage, one.stage)}"
        pages = pages_of_file(one.scan)
        yield Filed("文稿审定", title, one.number, one.on, pages, one.body, one.scan)


def _agreed(source: PaperSource) -> Iterator[Filed]:
    """Each consent once, whatever many problems it is about."""
    found = Exclusion.objects.filter(
        draft__book=source.held, draft__given_up_at=None, agreed_on__lte=source.cut_off
    )
    standing = found.exclude(agreed_body="").order_by("agreed_on", "pk")
    groups: dict[tuple[str, str, date | None, str], set[str]] = {}
    for one in standing:
        given = (one.agreed_body, one.agreed_number, one.agreed_on, one.agreed_scan)
        groups.setdefault(given, set()).add(one.item)
    for (body, number, on, scan), items in groups.items():
        title = f"{body}关于{len(items)}项是否公开的意见"
        yield Filed("不公开事项的同意", title, number, on, pages_of_file(scan), file=scan)


def _editions(source: PaperSource) -> Iterator[Filed]:
    found = Edition.objects.filter(book=source.held, published_on__lte=source.cut_off)
    for one in found.select_related("replaces").order_by("published_on", "pk"):
        note = f"更正第{one.replaces.number}版" if one.replaces else ""
        number = f"{EDITIONS.get(one.audience, '')}第{one.number}版"
        file = f"{EDITION}{one.code}"
        title = one.title or EXPUNGED
        yield Filed("发布的文稿", title, number, one.published_on, None, note, file)


def _released(source: PaperSource) -> Iterator[Filed]:
    found = Release.objects.filter(
        edition__book=source.held, taken_back_at=None, on__lte=source.cut_off
    ).annotate(number=F("edition__number"), audience=F("edition__audience"))
    for one in found.order_by("on", "pk"):
        edition = f"{EDITIONS.get(one.audience, '')}第{one.number}版"
        title = f"{edition}刊登于{one.medium}"
        pages = pages_of_file(one.screenshot)
        note = without_ending(one.screenshot_name)
        yield Filed("发布登记", title, one.address, one.on, pages, note, one.screenshot)
