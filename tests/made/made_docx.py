"""Small Word documents written part by part, so that a test shows the very XML it is about."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def made_docx(body: str, space: str = WORD, **parts: str) -> bytes:
    """A docx with this body; further parts are named (numbering, styles, footnotes, comments …)."""
    target = io.BytesIO()
    relations, types = [], []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, content) in enumerate(parts.items(), 1):
            part = f"{HEAD}<w:{name} {SPACES}>{content}</w:{name}>"
            archive.writestr(f"word/{name}.xml", part)
            relations.append(
                f'<Relationship Id="rId{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
            )
            types.append(override(f"/word/{name}.xml", name))
        archive.writestr(
            "word/document.xml",
            f"{HEAD}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>".replace(
                WORD, space
            ),
        )
        archive.writestr("word/_rels/document.xml.rels", relationships("".join(relations)))
        main = (
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        )
        archive.writestr("_rels/.rels", relationships(main))
        types.append(override("/word/document.xml", "document.main"))
        archive.writestr(
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
        )
    return target.getvalue()


def override(name: str, kind: str) -> str:
    """One line of the list of content types."""
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return f'<Override PartName="{name}" ContentType="{form}"/>'


def relationships(content: str) -> str:
    """A part of relations."""
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'
