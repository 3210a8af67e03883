"""The addresses of a book's drafts, below its own."""

from django.urls import path

from zhenggai.workbench.views import drafting

urlpatterns = [
    path("", drafting.drafts, name="drafting"),
    path("<int:draft>/", drafting.text, name="drafting_text"),
    path("<int:draft>/day/", drafting.day, name="drafting_day"),
    path("<int:draft>/file.<str:form>", drafting.file, name="drafting_file"),
]
