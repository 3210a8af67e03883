"""The addresses of the public pages, below /public/."""

from django.urls import path

from zhenggai.portal.views import notices, opinions

app_name = "portal"
urlpatterns = [
    path("", notices.index, name="index"),
    path("feed.xml", notices.feed, name="feed"),
    path("received/<str:token>/", opinions.received, name="received"),
    path("<str:code>/", notices.notice, name="notice"),
    path("<str:code>/figures/", notices.figures, name="figures"),
    path("<str:code>/items/", notices.items, name="items"),
    path("<str:code>/search/", notices.search, name="search"),
    path("<str:code>/history/", notices.history, name="history"),
    path("<str:code>/ledger/", notices.ledger, name="ledger"),
    path("<str:code>/opinion/", opinions.opinion, name="opinion"),
    path("<str:code>/notice.<str:form>", notices.file, name="file"),
    path("<path:rest>", notices.missing, name="missing"),
]
