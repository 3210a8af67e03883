"""Small PDF files written by hand: lines of Chinese at given places, no font of their own."""

from collections.abc import Sequence

# x and y from the lower left corner in points, size in points, text
Drawn = tuple[float, float, float, str]

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
)
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    b"/Length 1>>stream\n\x80\nendstream"
)


def drawn(line: Drawn) -> str:
    """One line as operators of a page."""
    x, y, size, text = line
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def made_pdf(pages: Sequence[Sequence[Drawn]], *, picture: bool = False, turned: int = 0) -> bytes:
    """A PDF of A4 pages with these lines; `picture` covers each page with one."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        FONT,
        PICTURE,
    ]
    for at, lines in enumerate(pages):
        content = "".join(map(drawn, lines)) + ("q 595 0 0 842 0 0 cm /P Do Q" * picture)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {turned}"
            f"/Contents {6 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</P 4 0 R>>>>>>".encode()
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream".encode())
    return joined(objects)


def joined(objects: list[bytes]) -> bytes:
    """Numbered objects as a file with its table of places."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
