"""The addresses of the papers that are written from a book, below its own."""

from django.urls import path

from zhenggai.workbench.views import office_templates, written

urlpatterns = [
    path("", written.papers, name="written"),
    path("<slug:key>/", written.paper, name="written_paper"),
    path("<slug:key>/back/", written.back, name="written_back"),
    path("<slug:key>/template/", office_templates.template, name="written_template"),
    path(
        "<slug:key>/template/sample.docx", office_templates.sample, name="written_template_sample"
    ),
    path("<slug:key>/template/file.docx", office_templates.file, name="written_template_file"),
    path("<slug:key>/file.<str:form>", written.file, name="written_file"),
]
