"""An empty docx in official style, and a written one as bytes: the same paper gives the same bytes.

The package is our own and small; python-docx's template brings a hundred foreign styles.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Paper

from zhenggai.notices.render.plain_docx import printable
from zhenggai.writers.fonts import FACES, Face
from zhenggai.writers.official_style import SPACE, styles_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Nothing in a paper tells when it was written: the moment of a zip's oldest member.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)

_SETTINGS = (
    f'<w:settings xmlns:w="{SPACE}"><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="630"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
_DOCUMENT = (
    f'<w:document xmlns:w="{SPACE}" xmlns:r="{_OFFICE}"><w:body><w:sectPr/></w:body></w:document>'
)


def empty_paper() -> Paper:
    """A document without a paragraph, with the styles, fonts and settings of an official paper."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in _members().items():
            archive.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            )
    target.seek(0)
    return Document(target)


def packed(paper: Paper, *, title: str, author: str, about: str) -> bytes:
    """The docx; `about` stands among its properties as comments."""
    told = paper.core_properties
    told.title, told.author, told.comments = map(_property, (title, author, about))
    told.last_modified_by = told.author
    told.created = told.modified = _UNDATED
    told.revision = 1
    written, target = io.BytesIO(), io.BytesIO()
    paper.save(written)
    with (
        zipfile.ZipFile(written) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.infolist():
            entry = zipfile.ZipInfo(member.filename, _LONG_AGO)
            after.writestr(entry, before.read(member), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _property(text: str) -> str:
    """A property holds 255 characters."""
    return printable(text)[:255]


def _members() -> Mapping[str, str]:
    parts = {"document": "document.main", "styles": "styles", "settings": "settings"}
    parts["fontTable"] = "fontTable"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(list(parts)[1:], 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
        ),
        "word/document.xml": _DOCUMENT,
        "word/styles.xml": styles_part(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(),
    }


def _font_table() -> str:
    return f'<w:fonts xmlns:w="{SPACE}">{"".join(map(_font, FACES))}</w:fonts>'


def _font(face: Face) -> str:
    # Word and WPS take one of the other names where the first is not installed.
    return (
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.others)}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
