"""The type of an XML or HTML element, which lxml gives no public name."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 the class of every element, named so in lxml's own stubs
