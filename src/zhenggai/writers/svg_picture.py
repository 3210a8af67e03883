"""A drawing (SVG) as a picture (PNG), drawn by typst with the machine's Chinese faces.

Typst is the extra `pdf`; where it is not installed there is the drawing alone.
"""

from pathlib import Path
from typing import cast

try:
    import typst
except ImportError:  # the extra `pdf` is not installed
    typst = None  # type: ignore[assignment]

TEMPLATE = Path(__file__).with_name("svg_picture.typ")
# Four points of the picture to one of the drawing: sharp on paper and on a phone.
_PER_INCH = 384


def can_draw_pictures() -> bool:
    """Whether this machine has what it takes."""
    return typst is not None


def svg_png(svg: str) -> bytes:
    """The picture. Raises RuntimeError where typst is not installed or cannot read the drawing."""
    if typst is None:
        raise RuntimeError("typst is not installed")
    compiler = typst.Compiler(TEMPLATE, sys_inputs={"svg": svg})
    return cast("bytes", compiler.compile(format="png", ppi=_PER_INCH))
