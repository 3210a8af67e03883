"""The addresses of 送核 and 核数, below a book's own."""

from django.urls import path

from zhenggai.workbench.drafting.views import confirmations, figure_calls

urlpatterns = [
    path("", confirmations.own, name="confirmations"),
    path("figures/", figure_calls.board, name="figure_calls"),
    path("figures/answer/", figure_calls.answered, name="figure_call_answer"),
    path("draft/<int:draft>/", confirmations.of_draft, name="draft_confirmations"),
    path("<int:asked>/scan", confirmations.scan, name="confirmation_scan"),
]
