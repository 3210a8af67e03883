"""The addresses of the pages."""

from django.urls import include, path

from zhenggai.workbench.views import (
    acts,
    books,
    chain,
    figures,
    fill,
    items,
    ledger,
    legend,
    log,
    materials,
    overview,
    proofs,
    search,
    signing_in,
    tasks,
)

app_name = "workbench"
urlpatterns = [
    path("", tasks.home, name="home"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/as/<path:person>/", signing_in.sign_in_as, name="sign_in_as"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("legend/", legend.legend, name="legend"),
    path("books/", books.books, name="books"),
    path("books/new/", books.new, name="book_new"),
    path("", include("zhenggai.workbench.intake_urls")),
    path("books/<str:code>/", overview.overview, name="book"),
    path("books/<str:code>/search/", search.search, name="search"),
    path("books/<str:code>/tasks/", tasks.tasks, name="tasks"),
    path("books/<str:code>/materials/", materials.materials, name="materials"),
    path("books/<str:code>/course/", overview.course_table, name="course"),
    path("books/<str:code>/log/", log.log, name="log"),
    path("books/<str:code>/figures/", figures.every, name="figures"),
    path("books/<str:code>/figures/<str:name>/", figures.figure, name="figure"),
    path("books/<str:code>/ledger/", ledger.ledger, name="ledger"),
    path("books/<str:code>/ledger.xlsx", ledger.sheet, name="sheet"),
    path("books/<str:code>/problem/<str:number>/", items.problem, name="problem"),
    path("books/<str:code>/measure/<str:number>/", items.measure, name="measure"),
    path("books/<str:code>/proof/<str:number>/", proofs.proof, name="proof"),
    path("books/<str:code>/proof/<str:number>/file", proofs.download, name="proof_file"),
    path("books/<str:code>/proof/<str:number>/picture", proofs.picture, name="proof_picture"),
    path("books/<str:code>/act/<str:kind>/<path:subject>/", acts.act, name="act"),
    path("books/<str:code>/rounds/", include("zhenggai.workbench.round_urls")),
    path("fill/<str:token>/", fill.fill, name="fill"),
    path("fill/<str:token>/sheet.xlsx", fill.fill_xlsx, name="fill_xlsx"),
    path("books/<str:code>/chain/", chain.chain, name="chain"),
    path("books/<str:code>/entries.jsonl", chain.entries, name="entries"),
]
