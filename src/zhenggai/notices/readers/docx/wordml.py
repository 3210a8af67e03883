"""WordprocessingML by local names, so that transitional and strict files read alike."""

from lxml import etree

from zhenggai.notices.readers.element import Element
from zhenggai.notices.source import ReadError

__all__ = ["Element", "attribute", "child", "is_on", "local", "number", "parse_xml", "value"]

DAMAGED = (
    "这份 docx 的内容已损坏，读不出来。请用 Word 或 WPS 打开原件修复，重新另存为 docx 后再试。"
)
DOCTYPE = "这份 docx 里有不该有的实体定义（疑似恶意文件），为安全起见没有打开。请核对文件来源。"

OFF = ("0", "false", "off", "none")


def parse_xml(data: bytes) -> Element:
    """The root of a part; nothing outside it is ever loaded, and no entity is expanded."""
    head = data.decode("utf-16", errors="ignore").encode() if data[:2] in UTF16 else data
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ReadError("bomb", DOCTYPE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("broken", DAMAGED) from error


UTF16 = (b"\xff\xfe", b"\xfe\xff")


def local(element: Element) -> str:
    """The element's name without namespace; "" for a comment or processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute of the element's own namespace (w:val of a w:numFmt)."""
    tag = element.tag
    if not isinstance(tag, str):
        return None
    space, brace, _ = tag.rpartition("}")
    return element.get(f"{space}{brace}{name}")


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and its child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The w:val of a child (numPr, numId → "3"); None where there is none."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def number(element: Element | None, *names: str) -> int | None:
    """The w:val of a child as a number; None where there is none or it is no number."""
    text = value(element, *names)
    # a number of more than nine digits is damage
    return int(text) if text and len(text) < 10 and text.lstrip("-").isdecimal() else None


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and attribute(element, "val") not in OFF
