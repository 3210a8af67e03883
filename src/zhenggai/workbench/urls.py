"""The addresses of the pages."""

from django.urls import include, path

from zhenggai.workbench.acting.views import acts, items, materials, proofs, queue, tasks
from zhenggai.workbench.books.views import books, local_rules
from zhenggai.workbench.documents.views import checking
from zhenggai.workbench.ledger.views import (
    cells,
    chain,
    entry_scans,
    figures,
    ledger,
    legend,
    log,
    overview,
    registers,
    search,
)
from zhenggai.workbench.people.views import first_run, passwords, signing_in
from zhenggai.workbench.rounds.views import fill

app_name = "workbench"
urlpatterns = [
    path("", tasks.home, name="home"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/as/<path:person>/", signing_in.sign_in_as, name="sign_in_as"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("password/", passwords.password, name="password"),
    path("set-up/<str:token>/", first_run.first_run, name="first_run"),
    path("people/", include("zhenggai.workbench.people.urls")),
    path("check/", checking.checking, name="check"),
    path("legend/", legend.legend, name="legend"),
    path("local-rules/<str:pack>/", local_rules.local_rules, name="local_rules"),
    path("books/", books.books, name="books"),
    path("books/new/", books.new, name="book_new"),
    path("", include("zhenggai.workbench.books.urls")),
    path("", include("zhenggai.workbench.intake.urls")),
    path("books/<str:code>/", overview.overview, name="book"),
    path("books/<str:code>/search/", search.search, name="search"),
    path("books/<str:code>/tasks/", tasks.tasks, name="tasks"),
    path("books/<str:code>/queue/", queue.queue, name="queue"),
    path("books/<str:code>/materials/", materials.materials, name="materials"),
    path("books/<str:code>/evidence/", registers.evidence, name="evidence"),
    path("books/<str:code>/regulations/", registers.regulations, name="regulations"),
    path("books/<str:code>/meetings/", registers.meetings, name="meetings"),
    path("books/<str:code>/course/", overview.course_table, name="course"),
    path("books/<str:code>/log/", log.log, name="log"),
    path("books/<str:code>/entries/<int:entry>/scan", entry_scans.entry_scan, name="entry_scan"),
    path("books/<str:code>/figures/", figures.every, name="figures"),
    path("books/<str:code>/figures/<str:name>/", figures.figure, name="figure"),
    path("books/<str:code>/ledger/", ledger.ledger, name="ledger"),
    path("books/<str:code>/ledger/views/", ledger.keep_view, name="keep_view"),
    path("books/<str:code>/ledger/views/<int:view>/drop/", ledger.drop_view, name="drop_view"),
    path("books/<str:code>/ledger.xlsx", ledger.sheet, name="sheet"),
    path("books/<str:code>/problem/<str:number>/", items.problem, name="problem"),
    path("books/<str:code>/measure/<str:number>/", items.measure, name="measure"),
    path("books/<str:code>/proof/<str:number>/", proofs.proof, name="proof"),
    path("books/<str:code>/proof/<str:number>/file", proofs.download, name="proof_file"),
    path("books/<str:code>/proof/<str:number>/picture", proofs.picture, name="proof_picture"),
    path("books/<str:code>/batch/", acts.batch, name="batch"),
    path("books/<str:code>/cell/units/<path:subject>/", cells.units, name="units_cell"),
    path("books/<str:code>/act/<str:kind>/<path:subject>/", acts.act, name="act"),
    path("books/<str:code>/rounds/", include("zhenggai.workbench.rounds.urls")),
    path("books/<str:code>/from-paper/", include("zhenggai.workbench.from_paper.urls")),
    path("fill/<str:token>/", fill.fill, name="fill"),
    path("fill/<str:token>/sheet.xlsx", fill.fill_xlsx, name="fill_xlsx"),
    path("books/<str:code>/written/", include("zhenggai.workbench.written.urls")),
    path("books/<str:code>/drafts/", include("zhenggai.workbench.drafting.urls")),
    path(
        "books/<str:code>/drafts/<int:draft>/", include("zhenggai.workbench.drafting.course_urls")
    ),
    path(
        "books/<str:code>/confirmations/", include("zhenggai.workbench.drafting.confirmation_urls")
    ),
    path("books/<str:code>/documents/", include("zhenggai.workbench.documents.urls")),
    path("books/<str:code>/editions/", include("zhenggai.workbench.drafting.edition_urls")),
    path("books/<str:code>/opinions/", include("zhenggai.workbench.opinions.urls")),
    path("books/<str:code>/chain/", chain.chain, name="chain"),
    path("books/<str:code>/entries.jsonl", chain.entries, name="entries"),
]
