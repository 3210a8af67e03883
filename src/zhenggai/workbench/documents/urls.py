"""The addresses of a book's papers."""

from django.urls import path

from zhenggai.workbench.documents.views import compare as document_compare
from zhenggai.workbench.documents.views import register as documents
from zhenggai.workbench.documents.views import reports as document_reports

urlpatterns = [
    path("", documents.documents, name="documents"),
    path("compare/", document_compare.comparing, name="document_compare"),
    path("<int:paper>/", document_reports.document, name="document"),
    path("<int:paper>/facts/", document_reports.facts, name="document_facts"),
    path("<int:paper>/answer/", document_reports.answer, name="document_answer"),
    path("<int:paper>/about/", documents.about, name="document_about"),
    path("<int:paper>/take/", documents.taking, name="document_take"),
    path("<int:paper>/remove/", documents.removal, name="document_remove"),
    path("<int:paper>/files/<str:form>", document_reports.download, name="document_file"),
]
