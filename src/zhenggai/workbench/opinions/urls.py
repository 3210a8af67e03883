"""The addresses of a book's opinions."""

from django.urls import path

from zhenggai.workbench.opinions.views import deeds as opinion_deeds
from zhenggai.workbench.opinions.views import handed as handed_opinions
from zhenggai.workbench.opinions.views import papers as opinion_papers
from zhenggai.workbench.opinions.views import readers as opinion_readers
from zhenggai.workbench.opinions.views import register as opinions

urlpatterns = [
    path("", opinions.register, name="opinions"),
    path("new/", opinions.new, name="opinion_new"),
    path("readers/", opinion_readers.readers, name="opinion_readers"),
    path("counts/", opinion_papers.counts, name="opinion_counts"),
    path("counts/files/<str:form>", opinion_papers.counts_file, name="opinion_counts_file"),
    path("handed/<int:handing>/", handed_opinions.handed, name="opinion_handed"),
    path("<int:opinion>/", opinions.one, name="opinion"),
    path("<int:opinion>/files/<str:form>", opinion_papers.slip, name="opinion_slip_file"),
    path("<int:opinion>/sealed/", opinion_papers.sealed, name="opinion_sealed"),
    path(
        "<int:opinion>/attachments/<int:attached>",
        opinion_papers.attachment,
        name="opinion_attachment",
    ),
    path("<int:opinion>/receipt-scan", opinion_papers.scan, name="opinion_scan"),
    path("<int:opinion>/<str:act>/", opinion_deeds.deed, name="opinion_act"),
]
