"""Every address of the house × every role × own and foreign objects: who gets what.

The rows are asked for by the URL table: a new address fails here until it has its rows.
"""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from frozen_papers import released
from guarded_books import (
    ADMIN,
    ELSEWHERE,
    FOREIGN,
    LIMITED,
    OWN,
    PICTURE,
    ROLES,
    Guarded,
    guarded_books,
)
from ledger_world import CLERK, FINANCE, LIAISON, PACK
from opinion_world import LAMPS, opinions
from pytest_django import DjangoDbBlocker
from url_table import ROUTES

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.models import Book, LongImport
from zhenggai.office_styles.keeping import keep_style
from zhenggai.papers.models import SignedCopy
from zhenggai.publication.drafts.drafting import begin as begin_draft
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.models import Approval, Confirmation, DraftPart
from zhenggai.reviewing.beginning import begin
from zhenggai.supervision.links import token_of
from zhenggai.supervision.models import Line
from zhenggai.workbench.from_paper.scans import scan_of
from zhenggai.workbench.models import SavedView

pytestmark = pytest.mark.django_db
STYLE = 'title = "本区写法"'.encode()
COLUMNS = "".join(ROLES)
# What comes back: y the page or file · r led on within the house · d led to the door (signing in)
# x does not exist · n refused with a sentence, the page stays · m not in this way
LETTERS: Mapping[int, str] = {200: "y", 403: "c", 404: "x", 405: "m", 409: "n"}
# The columns are the roles of `guarded_books.ROLES`: the office of the house and of this book only,
# liaison, unit head, responsible leader, verifier, leading group, superior, reader, administrator,
# a person without a role, nobody signed in. A row is an address with what it names, looked at
# (GET) and sent to with nothing filled in (POST); a single m says that it cannot be.
TABLE = """
                                     HBLURVGSEAN-  HBLURVGSEAN-
home                  ·              rrrrrrrrrrrd  m
sign_in               ·              yyyyyyyyyyyy  nnnnnnnnnnnn
sign_in_as            ·              m             rrrrrrrrrrrr
sign_out              ·              m             dddddddddddd
password              ·              yyyyyyyyyyyd  nnnnnnnnnnnd
first_run             own            xxxxxxxxxxxx  xxxxxxxxxxxx
first_run             gone           xxxxxxxxxxxx  xxxxxxxxxxxx
check                 ·              yyyyyyyyyyyd  nnnnnnnnnnnd
people                ·              yxxxxxxxxyxd  m
people_log            ·              yxxxxxxxxyxd  m
people_accounts       ·              yxxxxxxxxyxd  nxxxxxxxxnxd
unit_new              ·              yxxxxxxxxyxd  nxxxxxxxxnxd
unit                  own            yxxxxxxxxyxd  yxxxxxxxxyxd
unit                  administrator  yxxxxxxxxyxd  yxxxxxxxxyxd
person_new            ·              yxxxxxxxxyxd  nxxxxxxxxnxd
person                own            yxxxxxxxxyxd  yxxxxxxxxyxd
person                administrator  yxxxxxxxxyxd  yxxxxxxxxyxd
people_sheet          ·              yxxxxxxxxyxd  nxxxxxxxxnxd
people_template       ·              yxxxxxxxxyxd  m
people_xlsx           ·              yxxxxxxxxyxd  m
legend                ·              yyyyyyyyyyyd  m
local_rules           ·              yyyyyyyyyyyd  m
books                 ·              yyyyyyyyyyyd  m
book_new              ·              yxxxxxxxxxxd  nxxxxxxxxxxd
side_by_side          ·              yyxxxxxyxxxd  m
side_by_side_xlsx     ·              yyxxxxxyxxxd  m
common_problems       ·              yyxxxxxyxxxd  m
common_problems_xlsx  ·              yyxxxxxyxxxd  m
common_problems       ·              yyxxxxxyxxxd  m
common_problems_xlsx  ·              yyxxxxxyxxxd  m
template              ·              yyyyyyyyyyyd  m
book_from_file        ·              yxxxxxxxxxxd  nxxxxxxxxxxd
long_import           ·              yyxxxxxxxxxd  yyxxxxxxxxxd
draft_of_new          ·              m             xxxxxxxxxxxd
sheet_of_new          ·              m             xxxxxxxxxxxd
papers                own            yyxxxxxxxxxd  nnxxxxxxxxxd
papers                elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
draft                 own            m             xxxxxxxxxxxd
draft                 elsewhere      m             xxxxxxxxxxxd
paper_sheet           own            m             xxxxxxxxxxxd
paper_sheet           elsewhere      m             xxxxxxxxxxxd
documents             own            yyxxxxxxxxxd  nnxxxxxxxxxd
documents             elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
document              own            yyxxxxxxxxxd  m
document              elsewhere      yxxxxxxxxxxd  m
document_facts        own            yyxxxxxxxxxd  m
document_facts        elsewhere      yxxxxxxxxxxd  m
document_file         own            yyxxxxxxxxxd  m
document_file         elsewhere      yxxxxxxxxxxd  m
document_compare      own            yyxxxxxxxxxd  m
document_compare      elsewhere      yxxxxxxxxxxd  m
document_answer       own            m             nnxxxxxxxxxd
document_answer       elsewhere      m             nxxxxxxxxxxd
document_about        own            m             nnxxxxxxxxxd
document_about        elsewhere      m             nxxxxxxxxxxd
document_take         own            m             yyxxxxxxxxxd
document_take         elsewhere      m             yxxxxxxxxxxd
document_remove       own            yyxxxxxxxxxd  nnxxxxxxxxxd
document_remove       elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
superior_form         own            yyxxxxxxxxxd  nnxxxxxxxxxd
superior_form         elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
book                  own            yyyyyyyyyxxd  m
book                  elsewhere      yxxxxxxxxxxd  m
search                own            yyyyyyyyyxxd  m
search                elsewhere      yxxxxxxxxxxd  m
tasks                 own            yyyyyyyyyxxd  m
tasks                 elsewhere      yxxxxxxxxxxd  m
queue                 own            yyyyyyyyyxxd  m
queue                 elsewhere      yxxxxxxxxxxd  m
materials             own            yyxxyyyyyxxd  m
materials             elsewhere      yxxxxxxxxxxd  m
evidence              own            yyyyyyyyyxxd  m
evidence              elsewhere      yxxxxxxxxxxd  m
regulations           own            yyyyyyyyyxxd  m
regulations           elsewhere      yxxxxxxxxxxd  m
meetings              own            yyxxyyyyyxxd  m
meetings              elsewhere      yxxxxxxxxxxd  m
all_reviews           ·              yyxxxxxyxxxd  m
unit_files            ·              yyxxxxxxxxxd  nnxxxxxxxxxd
steps                 own            yyxxyyyyyxxd  m
steps                 elsewhere      yxxxxxxxxxxd  m
reviews               own            yyxxyyyyyxxd  m
reviews               elsewhere      yxxxxxxxxxxd  m
review_new            own            yyxxxxxxxxxd  nnxxxxxxxxxd
review_new            elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
review                own            yyxxxxxxxxxd  xxxxxxxxxxxd
review                elsewhere      yxxxxxxxxxxd  xxxxxxxxxxxd
course                own            yyyyyyyyyxxd  m
course                elsewhere      yxxxxxxxxxxd  m
log                   own            yyxxyyyyyxxd  m
log                   elsewhere      yxxxxxxxxxxd  m
entry_scan            own            yyyyxxxxxxxd  m
entry_scan            foreign        yyxxxxxxxxxd  m
entry_scan            elsewhere      yxxxxxxxxxxd  m
figures               own            yyyyyyyyyxxd  m
figures               elsewhere      yxxxxxxxxxxd  m
figure                own            yyyyyyyyyxxd  m
figure                elsewhere      yxxxxxxxxxxd  m
ledger                own            yyyyyyyyyxxd  m
ledger                elsewhere      yxxxxxxxxxxd  m
keep_view             own            m             rrrrrrrrrxxd
keep_view             elsewhere      m             rxxxxxxxxxxd
drop_view             own            m             rrrrrrrrrxxd
drop_view             elsewhere      m             rxxxxxxxxxxd
sheet                 own            yyyyyyyyyxxd  m
sheet                 elsewhere      yxxxxxxxxxxd  m
problem               own            yyyyyyyyyxxd  m
problem               foreign        yyxxyyyyyxxd  m
problem               limited        yyyxxxxxxxxd  m
problem               elsewhere      yxxxxxxxxxxd  m
measure               own            yyyyyyyyyxxd  m
measure               foreign        yyxxyyyyyxxd  m
measure               limited        yyyxxxxxxxxd  m
measure               elsewhere      yxxxxxxxxxxd  m
proof                 own            yyyyyyyyyxxd  m
proof                 foreign        yyxxyyyyyxxd  m
proof                 limited        yyyxxxxxxxxd  m
proof                 elsewhere      yxxxxxxxxxxd  m
proof_file            own            yyyyyyyyyxxd  m
proof_file            foreign        yyxxyyyyyxxd  m
proof_file            limited        yyyxxxxxxxxd  m
proof_file            elsewhere      yxxxxxxxxxxd  m
proof_picture         own            yyyyyyyyyxxd  m
proof_picture         foreign        yyxxyyyyyxxd  m
proof_picture         limited        yyyxxxxxxxxd  m
proof_picture         elsewhere      yxxxxxxxxxxd  m
batch                 own            yyxxxxxxxxxd  nnxxxxxxxxxd
batch                 foreign        yyxxxxxxxxxd  nnxxxxxxxxxd
batch                 limited        yyxxxxxxxxxd  nnxxxxxxxxxd
batch                 elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
units_cell            own            yyxxxxxxxxxd  nnxxxxxxxxxd
units_cell            foreign        yyxxxxxxxxxd  nnxxxxxxxxxd
units_cell            limited        yyxxxxxxxxxd  nnxxxxxxxxxd
units_cell            elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
act                   own            yyyyyyyynxxd  nnnnnnnnnxxd
act                   foreign        yyxxyyyynxxd  nnxxnnnnnxxd
act                   limited        yyyxxxxxxxxd  nnnxxxxxxxxd
act                   elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
rounds                own            rrrrrrrrrxxd  m
rounds                elsewhere      rxxxxxxxxxxd  m
round_list            own            yyyyyyyyyxxd  m
round_list            elsewhere      yxxxxxxxxxxd  m
round_new             own            yyxxxxxxxxxd  nnxxxxxxxxxd
round_new             elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
round                 own            yyrryyyyyxxd  m
round                 past           yyrryyyyyxxd  m
round                 elsewhere      yxxxxxxxxxxd  m
round_changes         own            yyxxyyyyyxxd  m
round_changes         past           yyxxyyyyyxxd  m
round_changes         elsewhere      yxxxxxxxxxxd  m
round_accept          own            m             rrxxxxxxxxxd
round_accept          past           m             rrxxxxxxxxxd
round_accept          elsewhere      m             rxxxxxxxxxxd
round_close           own            m             rrxxxxxxxxxd
round_close           past           m             nnxxxxxxxxxd
round_close           elsewhere      m             rxxxxxxxxxxd
round_reopen          own            m             nnxxxxxxxxxd
round_reopen          past           m             nnxxxxxxxxxd
round_reopen          elsewhere      m             nxxxxxxxxxxd
round_sheet           own            yyyyyyyyyxxd  rrrrnnnnnxxd
round_sheet           foreign        yyxxyyyyyxxd  rrxxnnnnnxxd
round_sheet           past           yyyyyyyyyxxd  nnnnnnnnnxxd
round_sheet           elsewhere      yxxxxxxxxxxd  rxxxxxxxxxxd
round_xlsx            own            yyyyyyyyyxxd  m
round_xlsx            foreign        yyxxyyyyyxxd  m
round_xlsx            past           yyyyyyyyyxxd  m
round_xlsx            elsewhere      yxxxxxxxxxxd  m
round_import          own            yyyyxxxxxxxd  nnnnxxxxxxxd
round_import          foreign        yyxxxxxxxxxd  nnxxxxxxxxxd
round_import          past           xxxxxxxxxxxd  xxxxxxxxxxxd
round_import          elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
round_stamped         own            yyyyxxxxxxxd  nnnnxxxxxxxd
round_stamped         foreign        yyxxxxxxxxxd  nnxxxxxxxxxd
round_stamped         past           xxxxxxxxxxxd  xxxxxxxxxxxd
round_stamped         elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
round_scan            own            xxxxxxxxxxxd  m
round_scan            foreign        xxxxxxxxxxxd  m
round_scan            past           yyyyyyyyyxxd  m
round_scan            elsewhere      xxxxxxxxxxxd  m
round_link            own            m             rrxxxxxxxxxd
round_link            foreign        m             rrxxxxxxxxxd
round_link            past           m             nnxxxxxxxxxd
round_link            elsewhere      m             rxxxxxxxxxxd
round_accept_sheet    own            m             nnxxxxxxxxxd
round_accept_sheet    foreign        m             nnxxxxxxxxxd
round_accept_sheet    past           m             rrxxxxxxxxxd
round_accept_sheet    elsewhere      m             nxxxxxxxxxxd
round_return          own            m             nnxxxxxxxxxd
round_return          foreign        m             nnxxxxxxxxxd
round_return          past           m             nnxxxxxxxxxd
round_return          elsewhere      m             nxxxxxxxxxxd
round_line            own            yyyyxxxxxxxd  yyyyxxxxxxxd
round_line            foreign        yyxxxxxxxxxd  yyxxxxxxxxxd
round_line            limited        yyyxxxxxxxxd  yyyxxxxxxxxd
round_line            elsewhere      yxxxxxxxxxxd  yxxxxxxxxxxd
fill                  own            yyyyyyyyyyyy  nnnnnnnnnnnn
fill                  gone           xxxxxxxxxxxx  xxxxxxxxxxxx
fill_xlsx             own            yyyyyyyyyyyy  m
fill_xlsx             gone           xxxxxxxxxxxx  m
from_paper            own            yyxxxxxxxxxd  nnxxxxxxxxxd
from_paper            elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
paper_slip            own            yyxxxxxxxxxd  nnxxxxxxxxxd
paper_slip            elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
paper_minutes         own            yyxxxxxxxxxd  nnxxxxxxxxxd
paper_minutes         elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
paper_stamped         own            yyxxxxxxxxxd  yyxxxxxxxxxd
paper_stamped         elsewhere      yxxxxxxxxxxd  yxxxxxxxxxxd
drop_scan             own            m             rrxxxxxxxxxd
drop_scan             elsewhere      m             xxxxxxxxxxxd
scan_page             own            yyxxxxxxxxxd  m
scan_page             elsewhere      xxxxxxxxxxxd  m
written               own            yyyyxxxyxxxd  m
written               elsewhere      yxxxxxxxxxxd  m
written_paper         own            yyyyxxxyxxxd  m
written_paper         foreign        yyxxxxxyxxxd  m
written_paper         limited        yyyxxxxxxxxd  m
written_paper         elsewhere      yxxxxxxxxxxd  m
written_back          own            m             nnnnxxxnxxxd
written_back          foreign        m             nnxxxxxnxxxd
written_back          limited        m             nnnxxxxxxxxd
written_back          elsewhere      m             nxxxxxxxxxxd
written_file          own            yyyyxxxyxxxd  m
written_file          foreign        yyxxxxxyxxxd  m
written_file          limited        yyyxxxxxxxxd  m
written_file          elsewhere      yxxxxxxxxxxd  m
written_head             own        m             rrxxxxxxxxxd
written_head             elsewhere  m             rxxxxxxxxxxd
written_styles           own        yyxxxxxxxxxd  nnxxxxxxxxxd
written_styles           elsewhere  yxxxxxxxxxxd  nxxxxxxxxxxd
written_style_sample     own        yyxxxxxxxxxd  m
written_style_sample     elsewhere  yxxxxxxxxxxd  m
written_style_file       own        yyxxxxxxxxxd  m
written_style_file       elsewhere  yxxxxxxxxxxd  m
signed_paper          own            m             nnnnxxxnxxxd
signed_paper          foreign        m             nnxxxxxnxxxd
signed_paper          limited        m             nnnxxxxxxxxd
signed_paper          elsewhere      m             nxxxxxxxxxxd
signed_paper_file     own            yyyyxxxyxxxd  m
signed_paper_file     foreign        yyxxxxxyxxxd  m
signed_paper_file     limited        yyyxxxxxxxxd  m
signed_paper_file     elsewhere      yxxxxxxxxxxd  m
signed_paper_drop     own            m             rrxxxxxrxxxd
signed_paper_drop     foreign        m             rrxxxxxrxxxd
signed_paper_drop     limited        m             rrxxxxxxxxxd
signed_paper_drop     elsewhere      m             rxxxxxxxxxxd
written_template         own        yyxxxxxxxxxd  nnxxxxxxxxxd
written_template         elsewhere  yxxxxxxxxxxd  nxxxxxxxxxxd
written_template_sample  own        yyxxxxxxxxxd  m
written_template_sample  elsewhere  yxxxxxxxxxxd  m
written_template_file    own        xxxxxxxxxxxd  m
written_template_file    elsewhere  xxxxxxxxxxxd  m
drafting              own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting              elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_text         own            yyxxxxxxxxxd  m
drafting_text         elsewhere      yxxxxxxxxxxd  m
drafting_back         own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_back         elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_day          own            m             nnxxxxxxxxxd
drafting_day          elsewhere      m             nxxxxxxxxxxd
drafting_figure       own            yyxxxxxxxxxd  m
drafting_figure       elsewhere      yxxxxxxxxxxd  m
drafting_frame        own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_frame        elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_giving_up    own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_giving_up    elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_part         own            yyxxxxxxxxxd  xxxxxxxxxxxd
drafting_part         elsewhere      yxxxxxxxxxxd  xxxxxxxxxxxd
drafting_typing       own            m             yyxxxxxxxxxd
drafting_typing       elsewhere      m             yxxxxxxxxxxd
drafting_versions     own            yyxxxxxxxxxd  m
drafting_versions     elsewhere      yxxxxxxxxxxd  m
drafting_file         own            yyxxxxxxxxxd  m
drafting_file         elsewhere      yxxxxxxxxxxd  m
drafting_screen       own            yyxxxxxxxxxd  m
drafting_screen       elsewhere      yxxxxxxxxxxd  m
drafting_screen_say   own            m             nnxxxxxxxxxd
drafting_screen_say   elsewhere      m             nxxxxxxxxxxd
drafting_left_out     own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_left_out     elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_stages       own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_stages       elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
drafting_scan         own            yyxxxxxxxxxd  m
drafting_scan         elsewhere      yxxxxxxxxxxd  m
drafting_publish      own            yyxxxxxxxxxd  nnxxxxxxxxxd
drafting_publish      elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
editions              own            yyxxxxxyxxxd  m
editions              elsewhere      yxxxxxxxxxxd  m
edition               own            yyxxxxxyxxxd  m
edition               elsewhere      yxxxxxxxxxxd  m
edition_package       own            yyxxxxxyxxxd  m
edition_package       elsewhere      yxxxxxxxxxxd  m
edition_picture       own            yyxxxxxyxxxd  m
edition_picture       elsewhere      yxxxxxxxxxxd  m
edition_release       own            m             nnxxxxxxxxxd
edition_release       elsewhere      m             nxxxxxxxxxxd
edition_release_back  own            m             nnxxxxxxxxxd
edition_release_back  elsewhere      m             nxxxxxxxxxxd
edition_portal        own            m             rrxxxxxxxxxd
edition_portal        elsewhere      m             rxxxxxxxxxxd
confirmations         own            yyyyxxxxxxxd  yynnxxxxxxxd
confirmations         elsewhere      yxxxxxxxxxxd  yxxxxxxxxxxd
figure_calls          own            yyxxxxxyxxxd  nnxxxxxxxxxd
figure_calls          elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
figure_call_answer    own            m             xxxxxxxxxxxd
figure_call_answer    elsewhere      m             xxxxxxxxxxxd
draft_confirmations   own            yyxxxxxxxxxd  xxxxxxxxxxxd
draft_confirmations   elsewhere      yxxxxxxxxxxd  xxxxxxxxxxxd
confirmation_scan     own            yyxxxxxxxxxd  m
confirmation_scan     elsewhere      yxxxxxxxxxxd  m
opinions              own            yxxxxxxxxxxd  m
opinions              elsewhere      yxxxxxxxxxxd  m
opinion_new           own            yxxxxxxxxxxd  nxxxxxxxxxxd
opinion_new           elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
opinion_readers       own            yyxxxxxxxxxd  nnxxxxxxxxxd
opinion_readers       elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
opinion_counts        own            yxxxxxxxxxxd  m
opinion_counts        elsewhere      yxxxxxxxxxxd  m
opinion_counts_file   own            yxxxxxxxxxxd  m
opinion_counts_file   elsewhere      yxxxxxxxxxxd  m
opinion               own            yxxxxxxxxxxd  m
opinion               elsewhere      yxxxxxxxxxxd  m
opinion_act           own            yxxxxxxxxxxd  nxxxxxxxxxxd
opinion_act           elsewhere      yxxxxxxxxxxd  nxxxxxxxxxxd
opinion_slip_file     own            yxxxxxxxxxxd  m
opinion_slip_file     elsewhere      yxxxxxxxxxxd  m
opinion_sealed        own            xxxxxxxxxxxd  yxxxxxxxxxxd
opinion_sealed        elsewhere      xxxxxxxxxxxd  yxxxxxxxxxxd
opinion_attachment    own            yxxxxxxxxxxd  xxxxxxxxxxxd
opinion_attachment    elsewhere      yxxxxxxxxxxd  xxxxxxxxxxxd
opinion_scan          own            yxxxxxxxxxxd  m
opinion_scan          elsewhere      yxxxxxxxxxxd  m
opinion_handed        own            xxyyxxxxxxxd  xxnnxxxxxxxd
opinion_handed        elsewhere      xxxxxxxxxxxd  xxxxxxxxxxxd
chain                 own            yyxxyyyyyxxd  m
chain                 elsewhere      yxxxxxxxxxxd  m
entries               own            yyxxxxxxxxxd  m
entries               elsewhere      yxxxxxxxxxxd  m
"""
ROWS = {
    (route, thing): (looked_at, sent)
    for line in TABLE.strip().splitlines()[1:]
    for route, thing, looked_at, sent in [line.split()]
}
# Whose words may stand on a page: nobody else's do, whatever the page is.
MAY_READ = {OWN: "HBLURVGSE", FOREIGN: "HBRVGSE", LIMITED: "HBL", ELSEWHERE: "H", LAMPS: "H"}
NUMBERS = {"own": 1, "foreign": 2, "limited": 3, "elsewhere": 1}


# What is told behind the address or sent to it, where there is nothing to see without.
TOLD = {
    "search": "q=之事",
    "batch": "act=mark_priority&key=problem/{n}",
    "written_paper": "of={n}",
    "written_file": "of={n}",
    "written_back": "of={n}",
    "signed_paper": "of={n}",
    "signed_paper_file": "of={n}",
    "signed_paper_drop": "of={n}",
}


def things_of(route: str) -> tuple[str, ...]:
    """The objects that an address is tried with, by what it names."""
    params = ROUTES[route]
    if params & {"number", "subject", "line_pk"} or "{n}" in TOLD.get(route, ""):
        return ("own", "foreign", "limited", "elsewhere")
    if {"code", "pk"} <= params:
        return ("own", "foreign", "past", "elsewhere")
    if {"entry", "n"} & params:
        return ("own", "foreign" if "entry" in params else "past", "elsewhere")
    if "code" in params:
        return ("own", "elsewhere")
    if "token" in params:
        return ("own", "gone")
    return ("own", "administrator") if "pk" in params else ("·",)


WANTED = {(route, thing) for route in ROUTES for thing in things_of(route)}


class Houses:
    """The two books, and a browser for everybody."""

    def __init__(self) -> None:
        self.here, self.elsewhere = guarded_books()
        self.view = SavedView.objects.create(person_id=CLERK.id, book=self.here.book, name="我的")
        kept = evidence.store([PICTURE], "签批单.png")
        self.long = LongImport.objects.create(
            book=self.here.book, by=CLERK.id, name="台账.xlsx", state="running",
            folder="f", asked_at=datetime.now(UTC),
        )  # fmt: skip
        self.reviews = {
            one.book.code: begin(one.paper, PACK, by=CLERK.id).pk
            for one in (self.here, self.elsewhere)
        }
        self.drafts = {one.book.code: draft_of(one.book) for one in (self.here, self.elsewhere)}
        self.releases = {one.book.code: released(one.book) for one in (self.here, self.elsewhere)}
        self.asked = {
            one.code: asked_of(one, self.drafts[one.code], kept.digest)
            for one in (self.here.book, self.elsewhere.book)
        }
        self.digest = kept.digest
        self.styles = {
            one.code: keep_style(one, STYLE, "本区.toml", by=CLERK.id).pk
            for one in (self.here.book, self.elsewhere.book)
        }
        self.signed = {
            (one.code, n): signed_form(one, n, kept.digest)
            for one in (self.here.book, self.elsewhere.book)
            for n in set(NUMBERS.values())
        }
        for one in self.drafts.values():
            approved_by(one, kept.digest)
        self.opinions = {one.book.code: opinions(one.book) for one in (self.here, self.elsewhere)}
        self.scan = scan_of(self.here.book, kept.digest, kept.name, CLERK.id)
        accounts = {one.person.pk: one for one in User.objects.select_related("person")}
        self.clients = {letter: Client() for letter in COLUMNS}
        for letter, actor in ROLES.items():
            if actor.id:
                self.clients[letter].force_login(accounts[actor.id])

    def address(self, route: str, thing: str) -> str:
        """The address of a route for an object."""
        values = self._values(route, thing, self.elsewhere if thing == "elsewhere" else self.here)
        kwargs = {name: values[name] for name in ROUTES[route]}
        told = TOLD.get(route, "sent=1").format(n=NUMBERS.get(thing, 1))
        return f"{reverse(f'workbench:{route}', kwargs=kwargs)}?{told}"

    def _values(self, route: str, thing: str, guarded: Guarded) -> dict[str, Any]:
        number = f"{NUMBERS.get(thing, 1)}{_DEEPER.get(route.partition('_')[0], '')}"
        sheet = {"foreign": guarded.foreign, "past": guarded.past}.get(thing, guarded.own)
        person = ADMIN.id if thing == "administrator" else LIAISON.id
        line = sheet.lines.filter(item=f"measure/{NUMBERS.get(thing, 1)}-1").first()
        return {
            "code": guarded.book.code,
            "number": number,
            "kind": "counted" if route == "drafting_figure" else "comment",
            "subject": f"problem/{number}",
            "name": "problems",
            "paper": guarded.paper.pk,
            "review": self.reviews[guarded.book.code],
            "draft": self.drafts[guarded.book.code],
            "part": DraftPart.objects.filter(draft=self.drafts[guarded.book.code])[0].pk,
            "asked": self.asked[guarded.book.code],
            "digest": self.digest,
            "edition": self.releases[guarded.book.code].edition.code,
            "release": self.releases[guarded.book.code].pk,
            "opinion": getattr(self.opinions[guarded.book.code], _OPINIONS.get(route, "plain")),
            "handing": self.opinions[guarded.book.code].handing,
            "attached": 1,
            "act": "reply",
            "key": "closing-form",
            "style": self.styles[guarded.book.code],
            "copy": self.signed[guarded.book.code, NUMBERS.get(thing, 1)],
            "pack": PACK.name,
            "form": "docx" if route.endswith("_file") else "html",
            "view": self.view.pk if thing == "own" else 0,
            "scan": self.scan.pk if thing == "own" else 0,
            "long": self.long.pk,
            "page": 1,
            "zoom": 100,
            "entry": stamped_entry(guarded, NUMBERS.get(thing, 1)),
            "n": sheet.round.n,
            "line_pk": line.pk if line else 0,
            "token": "gone" if thing == "gone" else token_of(sheet),
            "person": person,
            "pk": {"unit": FINANCE, "person": person}.get(route, sheet.pk),
        }


def stamped_entry(guarded: Guarded, number: int) -> int:
    """The entry of a problem's measure that rests on its unit's stamped sheet."""
    lines = Line.objects.filter(sheet__round=guarded.past.round, item=f"measure/{number}-1")
    return lines.values_list("report_n", flat=True).get() or 0


def draft_of(book: Book) -> int:
    """A draft of a notice, as the ledger writes it today."""
    ledger = ledger_text(book, "party-notice", "run-in", queries.today())
    return begin_draft(book, ledger, by=CLERK.id).pk


def approved_by(draft: int, scan: str) -> Approval:
    """An approval on paper."""
    return Approval.objects.create(
        draft_id=draft, stage="deliberated", body="区委常委会", on=queries.today(), scan=scan,
        scan_name="纪要.png", digest="", by=CLERK.id, at=datetime.now(UTC),
    )  # fmt: skip


def signed_form(book: Book, n: int, scan: str) -> int:
    """The scan of a problem's signed closing form."""
    return SignedCopy.objects.create(
        book=book, kind="closing-form", about=str(n), title="销号申请表", signed_on=queries.today(),
        name="申请表.png", digest=scan, kept_at=datetime.now(UTC), kept_by=CLERK.id,
    ).pk  # fmt: skip


def asked_of(book: Book, draft: int, scan: str) -> int:
    """A part of the draft that a unit answered on paper."""
    part = DraftPart.objects.filter(draft=draft).latest("place")
    return Confirmation.objects.create(
        part=part, n=1, unit=FINANCE, due_on=queries.today(), asked_at=datetime.now(UTC),
        asked_by=CLERK.id, verdict="true", signed_by="何立群", scan=scan, scan_name="核稿单.png",
        answered_at=datetime.now(UTC), answered_by=CLERK.id,
    ).pk  # fmt: skip


# Which opinion an address is of that needs a slip or a receipt.
_OPINIONS = {
    "opinion_slip_file": "slipped",
    "opinion_sealed": "slipped",
    "opinion_scan": "received",
}
_DEEPER = {"measure": "-1", "proof": "-1-1"}


@pytest.fixture(scope="module")
def houses(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Houses]:
    """Made once, and taken back when the last cell was looked at."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Houses()
        transaction.set_rollback(True)


def letter_of(response: Any) -> str:
    if response.status_code == 302:
        return "d" if response["Location"].startswith("/sign-in/") else "r"
    return LETTERS.get(response.status_code, str(response.status_code))


def looked_at(houses: Houses, route: str, thing: str, roles: str = COLUMNS) -> str:
    """The letters of a row for GET; on the way every page is searched for others' words."""
    address, letters = houses.address(route, thing), ""
    for letter in roles:
        response = houses.clients[letter].get(address)
        letters += letter_of(response)
        readable = {OWN} if route.startswith("fill") else set()
        hidden = {one for one, able in MAY_READ.items() if letter not in able} - readable
        said = words_of(response)
        assert not [one for one in hidden if one in said], f"{address}对{letter}露出不该见的内容"
    return letters


def words_of(response: Any) -> str:
    """Everything that a page, or a workbook inside its zip, tells."""
    data: bytes = response.getvalue()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            data = b"".join(packed.read(one) for one in packed.namelist())
    return data.decode(errors="replace")


def sent(houses: Houses, route: str, thing: str, roles: str = COLUMNS) -> str:
    """The letters of a row for POST with nothing filled in; what it does is undone."""
    address, _, told = houses.address(route, thing).partition("?")
    letters, client = "", Client()
    for letter in roles:
        client.cookies = SimpleCookie(houses.clients[letter].cookies.output(header="", sep=";"))
        with transaction.atomic():
            letters += letter_of(client.post(address, QueryDict(told)))
            transaction.set_rollback(True)
    return letters


def test_every_address_has_its_rows() -> None:
    missing = sorted(WANTED - ROWS.keys())
    assert not missing, (
        f"No row in TABLE for {missing}: add a line with what each role gets by GET and by POST"
    )
    assert not sorted(ROWS.keys() - WANTED), "TABLE has rows of addresses that are no more"


@pytest.mark.parametrize(("route", "thing"), sorted(ROWS))
def test_each_role_gets_what_its_row_says(houses: Houses, route: str, thing: str) -> None:
    for ask, told in zip((looked_at, sent), ROWS[route, thing], strict=True):
        roles = COLUMNS if len(told) > 1 else "H"
        assert f"{ask.__name__}: {ask(houses, route, thing, roles)}" == f"{ask.__name__}: {told}"


@pytest.mark.parametrize(
    "route", sorted({route for (route, _), (_, one) in ROWS.items() if one != "m"})
)
def test_nothing_is_taken_from_a_foreign_page(houses: Houses, route: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies.update(houses.clients["H"].cookies)
    assert client.post(houses.address(route, things_of(route)[0])).status_code == 403
