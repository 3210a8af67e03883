"""Bytes of a text file into its characters: BOM, then UTF-8, then GB18030.

A BOM is no character. A file cut in the middle of a character keeps all its others: the broken
bytes stand as U+FFFD.
"""

import codecs

from zhenggai.notices.source import ReadError

NOT_TEXT = (
    "这不是文字文件（或者编码无法识别）。请用 Word、WPS 或记事本打开，"
    "另存为 docx 或 UTF-8 编码的 txt 后再试。"
)
HIGH_BYTES = bytes(range(128, 256))
# what no text file holds: all controls but tab, line feed, VT, form feed, return, Ctrl-Z and escape
CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"


def decode(data: bytes) -> str:
    """The characters of a text file; raises `ReadError` for what is no text."""
    if data.startswith(codecs.BOM_UTF8):
        return checked(data[3:].decode("utf-8", errors="replace"), data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
        if "\x00" in text:
            raise ReadError("unknown", NOT_TEXT)
        return checked(text, b"")
    try:
        return checked(data.decode("utf-8"), data)
    except UnicodeDecodeError:
        return checked(damaged(data), data)


def damaged(data: bytes) -> str:
    """The characters of what is not clean UTF-8: GB18030, or either of them with broken bytes."""
    text = data.decode("utf-8", errors="replace")
    ascii_count = len(data.translate(None, HIGH_BYTES))
    broken = text.removesuffix("\ufffd").count("\ufffd")
    # in GB text read as UTF-8 nearly every character is broken, in cut UTF-8 hardly any
    if broken <= (len(text) - ascii_count - broken) // 20:
        return text
    return data.decode("gb18030", errors="replace")


def is_whole(text: str) -> bool:
    """Whether at most one character in a hundred is broken, and a broken tail does not count."""
    return text.removesuffix("\ufffd").count("\ufffd") <= len(text) // 100


def checked(text: str, data: bytes) -> str:
    """The text, if it is one: no zeros, hardly any control characters, hardly any broken ones."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    if b"\x00" in data or controls > 8 + len(data) // 500 or not is_whole(text):
        raise ReadError("unknown", NOT_TEXT)
    return text
