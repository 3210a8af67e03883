"""Elements of a docx in one expression: `element("p", element("r", words("二十八字")))`."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from zhenggai.notices.render.plain_docx import printable

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, *children: BaseOxmlElement | None, **attributes: object) -> BaseOxmlElement:
    """`w:name` with attributes of the same namespace; children that are None are left out."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{name}"))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(one for one in children if one is not None)
    return made


def figure_control(figure: str, title: str, *runs: BaseOxmlElement) -> BaseOxmlElement:
    """A content control around runs, which its last child holds: its tag tells the ledger which
    figure it is when the paper comes back, and Word and WPS show its title.

    It is one for rich text: of plain-text ones LibreOffice repeats the words where digits and
    Chinese characters stand together.
    """
    named = (element("alias", val=printable(title)), element("tag", val=printable(figure)))
    return element("sdt", element("sdtPr", *named), element("sdtContent", *runs))


def words(text: str) -> BaseOxmlElement:
    """The text of a run, without what XML cannot hold."""
    made = element("t")
    made.text = printable(text)
    made.set(_PRESERVE, "preserve")
    return made
