"""The addresses of 代录, below a book's own."""

from django.urls import path

from zhenggai.workbench.from_paper.views import from_paper, paper_forms, stamped_paper

urlpatterns = [
    path("", from_paper.from_paper, name="from_paper"),
    path("slip/", paper_forms.slip, name="paper_slip"),
    path("minutes/", paper_forms.minutes, name="paper_minutes"),
    path("stamped/", stamped_paper.stamped, name="paper_stamped"),
    path("scans/<int:scan>/drop/", from_paper.drop_scan, name="drop_scan"),
    path("scans/<int:scan>/<int:page>-<int:zoom>.png", from_paper.scan_page, name="scan_page"),
]
