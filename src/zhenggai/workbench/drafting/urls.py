"""The addresses of a book's drafts, below its own."""

from django.urls import path

from zhenggai.workbench.drafting.views import back as drafting_back
from zhenggai.workbench.drafting.views import drafts as drafting
from zhenggai.workbench.drafting.views import figures as drafting_figures
from zhenggai.workbench.drafting.views import frame as drafting_frame
from zhenggai.workbench.drafting.views import parts as drafting_parts

urlpatterns = [
    path("", drafting.drafts, name="drafting"),
    path("<int:draft>/", drafting.text, name="drafting_text"),
    path("<int:draft>/back/", drafting_back.back, name="drafting_back"),
    path("<int:draft>/frame/", drafting_frame.frame, name="drafting_frame"),
    path("<int:draft>/giving-up/", drafting.giving_up, name="drafting_giving_up"),
    path("<int:draft>/day/", drafting.day, name="drafting_day"),
    path("<int:draft>/file.<str:form>", drafting.file, name="drafting_file"),
    path(
        "<int:draft>/figures/<slug:kind>/<str:name>/",
        drafting_figures.figure,
        name="drafting_figure",
    ),
    path("<int:draft>/parts/<int:part>/", drafting_parts.part, name="drafting_part"),
    path("<int:draft>/parts/<int:part>/typing/", drafting_parts.typing, name="drafting_typing"),
    path(
        "<int:draft>/parts/<int:part>/versions/", drafting_parts.versions, name="drafting_versions"
    ),
]
