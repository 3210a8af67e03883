"""The addresses of what a book has published, below its own."""

from django.urls import path

from zhenggai.workbench.drafting.views import editions

urlpatterns = [
    path("", editions.editions, name="editions"),
    path("<str:edition>/", editions.edition, name="edition"),
    path("<str:edition>/package.zip", editions.package_file, name="edition_package"),
    path("<str:edition>/release/", editions.release, name="edition_release"),
    path("<str:edition>/portal/", editions.portal, name="edition_portal"),
    path("<str:edition>/releases/<int:release>/picture", editions.picture, name="edition_picture"),
    path(
        "<str:edition>/releases/<int:release>/take-back/",
        editions.release_back,
        name="edition_release_back",
    ),
]
