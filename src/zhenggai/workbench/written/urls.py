"""The addresses of the papers that are written from a book, below its own."""

from django.urls import path

from zhenggai.workbench.written.views import office_styles, office_templates, signed_papers
from zhenggai.workbench.written.views import papers as written

urlpatterns = [
    path("", written.papers, name="written"),
    path("styles/", office_styles.styles, name="written_styles"),
    path("styles/sample.toml", office_styles.sample, name="written_style_sample"),
    path("styles/<int:style>/file.toml", office_styles.file, name="written_style_file"),
    path("head/", office_templates.head, name="written_head"),
    path("<slug:key>/", written.paper, name="written_paper"),
    path("<slug:key>/back/", written.back, name="written_back"),
    path("<slug:key>/template/", office_templates.template, name="written_template"),
    path(
        "<slug:key>/template/sample.docx", office_templates.sample, name="written_template_sample"
    ),
    path("<slug:key>/template/file.docx", office_templates.file, name="written_template_file"),
    path("<slug:key>/signed/", signed_papers.keep, name="signed_paper"),
    path("<slug:key>/signed/<int:copy>/", signed_papers.file, name="signed_paper_file"),
    path("<slug:key>/signed/<int:copy>/drop/", signed_papers.drop, name="signed_paper_drop"),
    path("<slug:key>/file.<str:form>", written.file, name="written_file"),
]
