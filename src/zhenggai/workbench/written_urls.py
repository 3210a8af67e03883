"""The addresses of the papers that are written from a book, below its own."""

from django.urls import path

from zhenggai.workbench.views import written

urlpatterns = [
    path("", written.papers, name="written"),
    path("<slug:key>/", written.paper, name="written_paper"),
    path("<slug:key>/back/", written.back, name="written_back"),
    path("<slug:key>/file.<str:form>", written.file, name="written_file"),
]
