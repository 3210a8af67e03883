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


def words(text: str) -> BaseOxmlElement:
    """The text of a run, without what XML cannot hold."""
    made = element("t")
    made.text = printable(text)
    made.set(_PRESERVE, "preserve")
    return made
