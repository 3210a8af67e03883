"""A docx written anew with comments in it: members that comments do not concern stay as they are.

Only the document itself, its comments, its relations and the list of content types change, and of
those only what the comments need.
"""

import io
import posixpath
import zipfile
from collections.abc import Sequence
from copy import copy

from lxml import etree

from zhenggai.notices.readers.docx.package import Package, open_package, relations_name
from zhenggai.notices.readers.docx.walk import walk_docx
from zhenggai.notices.readers.docx.wordml import attribute, local, parse_xml
from zhenggai.notices.readers.element import Element
from zhenggai.notices.render.comment_marks import put_marks
from zhenggai.notices.source import Span

AUTHOR = "整改台"
CONTENT_TYPES = "[Content_Types].xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
EMPTY = '<w:comments xmlns:w="{space}"/>'
NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
# The first line of an XML part, as every part that has none begins.
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Comment = tuple[Span, Sequence[str]]


def with_comments(data: bytes, comments: Sequence[Comment]) -> bytes:
    """The docx with comments, each with a span of its text as our reader reads it."""
    if not comments:
        return data
    package = open_package(data)
    walked = walk_docx(package)
    changed: dict[str, bytes] = {}
    name = package.related("comments")
    known = package.part(name)
    if name is None or known is None:
        name = free_name(package)
        known = parse_xml(EMPTY.format(space=space_of(walked.root)[1:-1]).encode())
        changed |= announced(package, name, walked.root)
    first = next_id(known, walked.root)
    for at, (_, paragraphs) in enumerate(comments):
        known.append(comment_element(known, first + at, paragraphs))
    put_marks(walked, [(first + at, span) for at, (span, _) in enumerate(comments)])
    changed[name] = serialised(known, package, name)
    changed[package.main] = serialised(walked.root, package, package.main)
    return rewritten(package, changed)


def next_id(known: Element, root: Element) -> int:
    """The first id that neither the comments nor the marks in the text use."""
    marked = (one for one in root.iter() if local(one).startswith("comment"))
    used = [attribute(one, "id") for one in (*known, *marked) if local(one)]
    return max((int(one) for one in used if one and one.isdecimal()), default=-1) + 1


def comment_element(beside: Element, number: int, paragraphs: Sequence[str]) -> Element:
    """One w:comment with a paragraph a line."""
    space = space_of(beside)
    marks = {"id": str(number), "author": AUTHOR, "initials": "整"}
    comment = etree.Element(
        f"{space}comment", {f"{space}{key}": text for key, text in marks.items()}
    )
    for at, words in enumerate(paragraphs):
        paragraph = etree.SubElement(comment, f"{space}p")
        if at == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{space}r"), f"{space}annotationRef")
        run = etree.SubElement(paragraph, f"{space}r")
        etree.SubElement(run, f"{space}t").text = printable(words)
    return comment


def space_of(element: Element) -> str:
    """The namespace of an element, in braces."""
    return f"{element.tag.rpartition('}')[0]}}}"


def printable(words: str) -> str:
    """Words without what XML cannot hold and without line breaks."""
    held = "".join(char if char.isprintable() else " " for char in words)
    return " ".join(held.split(" "))


def free_name(package: Package) -> str:
    """A name for the part of comments that the package does not have yet."""
    folder = posixpath.dirname(package.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(1_000_000))
    return next(name for name in names if name not in package.names)


def announced(package: Package, name: str, root: Element) -> dict[str, bytes]:
    """The content types and relations with the new part of comments in them."""
    types = parse_xml(package.read(CONTENT_TYPES))
    entry = etree.SubElement(types, f"{space_of(types)}Override")
    entry.set("PartName", f"/{name}")
    entry.set("ContentType", COMMENTS_TYPE)
    changed = {CONTENT_TYPES: serialised(types, package, CONTENT_TYPES)}
    own = relations_name(package.main)
    relations = package.part(own)
    if relations is None:
        relations = parse_xml(NO_RELATIONS)
    used = {one.get("Id") for one in relations}
    entry = etree.SubElement(relations, f"{space_of(relations)}Relationship")
    entry.set("Id", next(f"rId{n}" for n in range(1, 1_000_000) if f"rId{n}" not in used))
    entry.set("Type", STRICT_KIND if "purl.oclc.org" in root.tag else KIND)
    entry.set("Target", posixpath.basename(name))
    changed[own] = serialised(relations, package, own)
    return changed


def serialised(root: Element, package: Package, name: str) -> bytes:
    """A part as bytes; its first line stays as its author's program wrote it."""
    declaration = DECLARATION
    if name in package.names:
        before = package.read(name)
        end = before.find(b"?>") + 2
        if before.startswith(b"<?xml") and b"utf-8" in before[:end].lower():
            body = before[end:]
            blanks = len(body) - len(body.lstrip())
            declaration = before[: end + blanks]
    # the tree and not the root: an instruction before the root stays
    return declaration + etree.tostring(root.getroottree(), encoding="UTF-8")


def rewritten(package: Package, changed: dict[str, bytes]) -> bytes:
    """The package with some members changed or added; all others keep bytes, order and dates."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in package.archive.infolist():
            data = changed.pop(member.filename, None)
            data = package.read(member.filename) if data is None else data
            archive.writestr(copy(member), data)
        for name, data in changed.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
