"""The addresses of a draft's way out, below its own."""

from django.urls import path

from zhenggai.workbench.drafting.views import left_out as draft_left_out
from zhenggai.workbench.drafting.views import publish as draft_publish
from zhenggai.workbench.drafting.views import screen as draft_screen
from zhenggai.workbench.drafting.views import stages as draft_stages

urlpatterns = [
    path("screen/", draft_screen.shown, name="drafting_screen"),
    path("screen/say/", draft_screen.say, name="drafting_screen_say"),
    path("left-out/", draft_left_out.shown, name="drafting_left_out"),
    path("stages/", draft_stages.shown, name="drafting_stages"),
    path("scans/<str:digest>/", draft_stages.scan, name="drafting_scan"),
    path("publish/", draft_publish.shown, name="drafting_publish"),
]
