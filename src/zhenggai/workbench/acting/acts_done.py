"""What a person is told of an act that was done, and where it leads."""

from urllib.parse import quote, urlencode

from django.urls import reverse

from zhenggai.ledger.actions import Written
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.keys import BOOK, kind_of, number_of
from zhenggai.workbench.acting.act_pages import ActPage
from zhenggai.workbench.acting.sentences import teller_for

# A sentence that is longer is told by the act's name.
_LONGEST = 60


def told_done(page: ActPage, done: Written) -> str:
    """已登记第1526号：从24个已销号问题中随机抽查3个：问题22、6、11。"""
    first = done.entries[0].n
    number = f"第{first}号" if first == done.n else f"第{first}至{done.n}号"
    return f"已登记{number}：{_what(page, done)}。"


def _what(page: ActPage, done: Written) -> str:
    if len(done.entries) > 1:
        return f"{page.title}，{page.thing}" if page.others else page.title
    what = teller_for(page.state, page.pack, done.entries).told(done.entries[0]).what
    return what if len(what) <= _LONGEST else f"{page.title}，{page.thing}".rstrip("，")


def link_to(page: ActPage, done: Written) -> str:
    """Where the entry stands: on its item's page, or in the log."""
    is_book = page.back == reverse("workbench:book", args=[page.desk.held.code])
    log = reverse("workbench:log", args=[page.desk.held.code])
    return quote(f"{log if is_book else page.back}#entry-{done.n}", safe="/#-")


def back_to(page: ActPage, done: Written, back: str) -> str:
    """Where one came from; a new proof is looked at there."""
    proof = next((one for one in done.entries[0].subject if kind_of(one) == "proof"), "")
    if page.act is not AttachProof or page.subject == BOOK or not proof or back != page.back:
        return back
    return f"{back}?{urlencode({'proof': number_of(proof)})}"
