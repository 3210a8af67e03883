"""Where the editions of a book were given out, as rows of 发布登记表."""

from collections.abc import Iterator
from dataclasses import replace

from zhenggai.people.queries import names
from zhenggai.publication.papers.source import PaperSource
from zhenggai.published.models import Release
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import Released

# What an edition is called, by its audience.
EDITIONS = {"party": "党内通报", "public": "向社会公开"}


def with_releases(source: PaperSource, told: Told) -> Told:
    """With every medium in which an edition stood by the cut-off day."""
    return replace(told, released=tuple(_rows(source))) if source.knows_whole else told


def _rows(source: PaperSource) -> Iterator[Released]:
    standing = Release.objects.filter(taken_back_at=None)
    found = standing.filter(edition__book=source.held, on__lte=source.cut_off)
    rows = list(found.select_related("edition", "edition__replaces").order_by("on", "pk"))
    known = names(one.by for one in rows)
    for one in rows:
        edition = one.edition
        corrects = f"，更正第{edition.replaces.number}版" if edition.replaces else ""
        yield Released(
            title=edition.title,
            medium=one.medium,
            address=one.address,
            on=one.on,
            by=known.get(one.by, one.by),
            note=f"{EDITIONS.get(edition.audience, '')}第{edition.number}版{corrects}",
        )
