"""What a file is, told from its first bytes; the name of a file is not believed.

Gives the name of the format's module, or refuses with a sentence what the file is and what to do.
A zip or an OLE file may be one of many things: its own module looks inside.
"""

import codecs
import re

from zhenggai.notices.source import ReadError

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# <!DOCTYPE html> · <html lang="zh"> · <div class="a"> · <?xml version="1.0"?> · <!-- saved -->
HTML_START = re.compile(
    rb"<(?:!doctype\s+html|\?xml|!--|/?(?:html|head|body|meta|title|link|script|style|div|table|p|"
    rb"span|br|h[1-6]|article|section|font|center|ul|ol)\b)",
    re.I,
)
# <html · <body · <!doctype html, somewhere in the first lines
HTML_INSIDE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|body[\s>])", re.I)
FLAT_WORD = (b'progid="Word.Document"', b"<pkg:package", b"<w:wordDocument")

PICTURES = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*",
    b"\x00\x00\x01\x00",
)  # fmt: skip
PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"avif", b"msf1")
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")

PICTURE = "这是一张图片，里面没有可读的文字。请用有文字的 docx、pdf 或 txt 文件。"
ARCHIVE = "这是一个压缩包，不是一份通报。请先解压，再读里面的通报文件。"
PROGRAM = "这是一个程序文件，不是通报。请指定 docx、doc、pdf、html 或 txt 格式的通报。"
RTF = "这是 RTF 格式的文件，暂不支持。请用 Word 或 WPS 打开，另存为 docx 后再试。"
MHTML = (
    "这是 MHT 格式的网页存档，暂不支持。请在浏览器里另存为“网页，仅 HTML”，或把正文复制到 docx。"
)
FLAT = "这是 XML 格式的 Word 文档，暂不支持。请用 Word 或 WPS 打开，另存为 docx 后再试。"


def sniff(data: bytes) -> str:
    """The module that reads these bytes: docx, doc, pdf, html or txt."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    refuse_known(data)
    head = data[:4096]
    if head.startswith(UTF16_MARKS):
        head = head.decode("utf-16", errors="replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if any(mark in head for mark in FLAT_WORD):
        raise ReadError("unknown", FLAT)
    if HTML_START.match(head) or HTML_INSIDE.search(head):
        return "html"
    return "txt"


def refuse_known(data: bytes) -> None:
    """Refuse formats that are known and hold no text to read."""
    if is_picture(data):
        raise ReadError("picture", PICTURE)
    if data.startswith(ARCHIVES):
        raise ReadError("unknown", ARCHIVE)
    # "MZ" could begin a text; a program has zeros in its head
    if data.startswith(PROGRAMS) or (data.startswith(b"MZ") and b"\x00" in data[:64]):
        raise ReadError("unknown", PROGRAM)
    if data.startswith(b"{\\rtf"):
        raise ReadError("unknown", RTF)
    if b"MIME-Version:" in data[:2048] and b"multipart/related" in data[:4096]:
        raise ReadError("unknown", MHTML)


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a picture's."""
    return (
        data.startswith(PICTURES)
        or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
        or (data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00")
        or (data[4:8] == b"ftyp" and data[8:12] in PICTURE_BRANDS)
    )
