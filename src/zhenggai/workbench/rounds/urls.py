"""The addresses of reporting rounds, under those of their book."""

from django.urls import path

from zhenggai.workbench.rounds.views import round_sheet, rounds, sheet_files, sheet_lines

_SHEET = "<int:n>/sheets/<int:pk>/"
urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("list/", rounds.round_list, name="round_list"),
    path("new/", rounds.round_new, name="round_new"),
    path("<int:n>/", rounds.round_board, name="round"),
    path("<int:n>/changes/", rounds.round_changes, name="round_changes"),
    path("<int:n>/accept/", rounds.round_accept, name="round_accept"),
    path("<int:n>/close/", rounds.round_close, name="round_close"),
    path("<int:n>/reopen/", rounds.round_reopen, name="round_reopen"),
    path(_SHEET, round_sheet.sheet, name="round_sheet"),
    path(f"{_SHEET}sheet.xlsx", sheet_files.sheet_xlsx, name="round_xlsx"),
    path(f"{_SHEET}import/", sheet_files.sheet_import, name="round_import"),
    path(f"{_SHEET}stamped/", sheet_files.sheet_stamped, name="round_stamped"),
    path(f"{_SHEET}scan", sheet_files.sheet_scan, name="round_scan"),
    path(f"{_SHEET}link/", sheet_files.sheet_link, name="round_link"),
    path(f"{_SHEET}accept/", rounds.sheet_accept, name="round_accept_sheet"),
    path(f"{_SHEET}return/", rounds.sheet_return, name="round_return"),
    path(f"{_SHEET}lines/<int:line_pk>/", sheet_lines.line, name="round_line"),
]
