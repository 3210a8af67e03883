"""Every address of the house: the working pages at the root, the public ones below /public/."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhenggai.portal.root_urls")),
    path("", include("zhenggai.workbench.urls")),
]

handler404 = "zhenggai.workbench.not_found.missing_page"
handler500 = "zhenggai.workbench.unavailable.fault_page"
