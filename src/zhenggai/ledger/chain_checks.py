"""The chain of a book checked as the database holds it; what the last check found is kept.

Every page says in its foot line how far the chain was checked, and when.
"""

from datetime import UTC, datetime

from django.conf import settings

from zhenggai.data_folder import house_key
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.chain_check import ChainReport, check_chain
from zhenggai.ledger.core.entries import to_line


def checked_chain(held: models.Book, head: str = "") -> ChainReport:
    """Check every entry and its words, against a head that was printed earlier if one is given.

    Whether that head fits says nothing of the chain itself and is not kept.
    """
    lines = (to_line(one) for one in queries.entries(held, with_withheld=True))
    report = check_chain(lines, head or None, house_key(settings.DATA))
    if not head:
        models.ChainCheck.objects.update_or_create(
            book=held, defaults={"n": held.head_n, "ok": report.ok, "at": datetime.now(UTC)}
        )
    return report
