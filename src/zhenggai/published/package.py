"""The package for the editor of an official web site: the text, the files, pictures of the charts.

The html needs no style sheet and holds no script; its pictures lie beside it.
"""

import io
import zipfile
from collections.abc import Iterator
from html import escape

from zhenggai.published.models import Edition
from zhenggai.published.outside import charts_of, for_outside, plain_html, title_of
from zhenggai.published.queries import Read, read
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import NoPdfError, letter_pdf
from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.plain_charts import Chart, chart_svg
from zhenggai.writers.svg_picture import can_draw_pictures, svg_png
from zhenggai.zh.days import in_words

PAGE, WORD, PDF, NOTE = "notice.html", "notice.docx", "notice.pdf", "说明.txt"
# Every package of an edition is the same, whenever it is made.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def package(edition: Edition) -> bytes:
    """The package as zip."""
    told = read(edition)
    files = dict(_files(told))
    files[NOTE] = _note(edition, told, files).encode("utf-8-sig")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _files(told: Read) -> Iterator[tuple[str, bytes]]:
    charts = list(zip(("states", "aspects"), charts_of(told), strict=False))
    yield PAGE, _page(told, charts).encode()
    letter = for_outside(told.letter)
    yield WORD, letter_docx(letter)
    if pdf := _pdf(letter):
        yield PDF, pdf
    for name, chart in charts:
        drawing = chart_svg(chart, is_titled=True)
        yield f"charts/{name}.svg", drawing.encode()
        if can_draw_pictures():
            yield f"charts/{name}.png", svg_png(drawing)


def _pdf(letter: Letter) -> bytes | None:
    """None where this machine cannot write one: the note says so."""
    try:
        return letter_pdf(letter)
    except NoPdfError:
        return None


def _page(told: Read, charts: list[tuple[str, Chart]]) -> str:
    ending = "png" if can_draw_pictures() else "svg"
    figures = "".join(
        f'<figure><img src="charts/{name}.{ending}" alt="{escape(chart.spoken)}">'
        f"<figcaption>{escape(chart.title)}</figcaption></figure>\n"
        for name, chart in charts
    )
    scope = f"<p>{escape(told.scope)}</p>\n" if charts and told.scope else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
        # without it a browser asks the place where the page is tried out for an icon
        '<link rel="icon" href="data:,">'
        f"<title>{escape(title_of(told.letter))}</title></head>\n"
        f"<body>\n<article>\n{plain_html(told.letter)}{figures}{scope}</article>\n</body>\n</html>\n"
    )


_WHAT = {
    PAGE: "网页正文。整页打开，或把正文复制到网站编辑器；没有样式和脚本，版式由网站决定。",
    WORD: "Word版，可作附件供下载，也可在WPS中打开。",
    PDF: "PDF版，版式固定，可作附件供下载。",
    "charts/states.png": "图：问题整改情况。网站不收SVG的用这一张。",
    "charts/states.svg": "同一张图的SVG版，放大不模糊。",
    "charts/aspects.png": "图：各方面问题整改情况。",
    "charts/aspects.svg": "同一张图的SVG版。",
}


def _note(edition: Edition, told: Read, files: dict[str, bytes]) -> str:
    out, cut_off = in_words(edition.published_on), in_words(edition.cut_off)
    lines = [
        title_of(told.letter),
        f"第{edition.number}版，{out}发布，数据截至{cut_off}。",
        *([f"更正说明：{told.why}"] if told.why else []),
        "",
        *(f"{name}　{what}" for name, what in _WHAT.items() if name in files),
        *([] if PDF in files else ["本机未安装PDF组件，包里没有PDF版和PNG图，请用Word版和SVG图。"]),
        "",
        "发布后请把媒体、网址、日期和页面截图告知整改办，登记到“发布登记”。",
        "文字和数字请勿改动；发现差错请告知整改办，由整改办出更正版。",
    ]
    return "\r\n".join(lines) + "\r\n"
