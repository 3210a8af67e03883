"""Bytes of a web page into its tree; what the page says of its encoding may be wrong."""

import codecs
import re

from lxml import etree

from zhenggai.notices.readers.decoding import decode
from zhenggai.notices.readers.element import Element
from zhenggai.notices.source import ReadError

BROKEN = "这个网页文件已损坏，读不出来。请重新保存网页，或把正文复制到 docx 里再试。"

# <meta charset="gb2312"> · <meta content="text/html; charset=gbk" /> · <?xml encoding="utf-8"?>
CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.I
)
# GB2312 and GBK pages use characters of the larger set all the same
CHINESE = ("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "euc-cn", "cp936")
# What XML and HTML cannot hold; a page has them from a broken database.
CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def parse_page(data: bytes) -> Element:
    """The root of a page."""
    text = decode_page(data).translate(CONTROLS)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError("broken", BROKEN) from error
    if root is None:
        raise ReadError("broken", BROKEN)
    return root


def decode_page(data: bytes) -> str:
    """The characters of a page: by its BOM, by what it says if that fits, else as any text."""
    said = CHARSET.search(data[:4096])
    if said is not None and not data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii", errors="replace").lower()
        try:
            return data.decode("gb18030" if name in CHINESE else name)
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    return decode(data)
