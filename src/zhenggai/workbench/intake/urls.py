"""The addresses by which papers and sheets come into a book, and forms of others go out filled."""

from django.urls import path

from zhenggai.workbench.intake.views import long_imports, opening, papers, superior_forms

_BOOK = "books/<str:code>/"
urlpatterns = [
    path("template.xlsx", papers.template, name="template"),
    path("books/new/from-file/", opening.from_file, name="book_from_file"),
    path("books/new/from-file/draft/", opening.draft, name="draft_of_new"),
    path("books/new/from-file/sheet/", opening.sheet, name="sheet_of_new"),
    path("long-imports/<int:long>/", long_imports.long_import, name="long_import"),
    path(f"{_BOOK}papers/", papers.papers, name="papers"),
    path(f"{_BOOK}papers/draft/", papers.draft, name="draft"),
    path(f"{_BOOK}papers/sheet/", papers.sheet, name="paper_sheet"),
    path(f"{_BOOK}superior-form/", superior_forms.superior_form, name="superior_form"),
]
