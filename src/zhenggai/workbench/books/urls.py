"""The addresses of who looks after several books: side by side, common problems, what units hand
in, and in each book its prescribed steps and the reviews of its papers."""

from django.urls import path

from zhenggai.workbench.acting.views import steps
from zhenggai.workbench.books.views import common_problems, side_by_side
from zhenggai.workbench.reviews.views import review, reviews
from zhenggai.workbench.rounds.views import unit_files

_BOOK = "books/<str:code>/"
urlpatterns = [
    path("books/side-by-side/", side_by_side.side_by_side, name="side_by_side"),
    path("books/side-by-side.xlsx", side_by_side.side_by_side_xlsx, name="side_by_side_xlsx"),
    path("books/common-problems/", common_problems.common_problems, name="common_problems"),
    path(
        "books/common-problems.xlsx",
        common_problems.common_problems_xlsx,
        name="common_problems_xlsx",
    ),
    path("books/reviews/", reviews.all_reviews, name="all_reviews"),
    path("books/unit-files/", unit_files.unit_files, name="unit_files"),
    path(f"{_BOOK}steps/", steps.steps, name="steps"),
    path(f"{_BOOK}reviews/", reviews.reviews, name="reviews"),
    path(f"{_BOOK}reviews/new/", review.review_new, name="review_new"),
    path(f"{_BOOK}reviews/<int:review>/", review.review, name="review"),
]
