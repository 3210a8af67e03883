"""The addresses of a draft's way out, below its own."""

from django.urls import path

from zhenggai.workbench.views import draft_left_out, draft_publish, draft_screen, draft_stages

urlpatterns = [
    path("screen/", draft_screen.shown, name="drafting_screen"),
    path("screen/say/", draft_screen.say, name="drafting_screen_say"),
    path("left-out/", draft_left_out.shown, name="drafting_left_out"),
    path("stages/", draft_stages.shown, name="drafting_stages"),
    path("scans/<str:digest>/", draft_stages.scan, name="drafting_scan"),
    path("publish/", draft_publish.shown, name="drafting_publish"),
]
