"""Papers that were kept before there was a search in their words are found from now on."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhenggai.ledger.search_index import PAPERS, index_text
from zhenggai.papers.kept_text import kept_text


def index_earlier(apps: Any, _: BaseDatabaseSchemaEditor | None) -> None:
    """The papers that the index does not hold, from their files."""
    held = apps.get_model("ledger", "SearchText").objects.filter(kind=PAPERS)
    known = set(held.values_list("key", flat=True))
    papers = apps.get_model("papers", "Paper").objects.filter(removed_at=None)
    told = papers.values_list("pk", "book_id", "title", "name", "digest")
    for pk, book, title, name, digest in told.iterator():
        key = f"{PAPERS}/{pk}"
        if key not in known:
            index_text(book, key, (title, name, kept_text(digest, name)))


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_papers"),
        ("ledger", "0008_past_summaries"),
    ]

    operations = [migrations.RunPython(index_earlier, migrations.RunPython.noop)]
