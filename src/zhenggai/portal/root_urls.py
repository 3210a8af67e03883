"""Every address of the public pages: below /public/, and what search engines ask for."""

from django.urls import include, path

from zhenggai.portal.views.notices import robots

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("public/", include("zhenggai.portal.urls")),
]
