"""What of a form's formats tells how words and numbers will stand: sizes, wrapping, widths, %."""

from dataclasses import dataclass

from zhenggai.ledger.intake.form_package import FormPackage, tag
from zhenggai.notices.readers.element import Element

DEFAULT_SIZE = 11.0
DEFAULT_WIDTH = 8.43
# 0% and 0.00%, which need no format of their own
_PERCENTS = ("9", "10")


@dataclass(frozen=True, slots=True)
class SheetStyles:
    """Font size, wrapping and percent by style number, widths by column (from 0)."""

    sizes: tuple[float, ...]
    wrapping: tuple[bool, ...]
    widths: tuple[tuple[int, int, float], ...]
    default_width: float
    percents: tuple[bool, ...] = ()

    @classmethod
    def of(cls, package: FormPackage, sheet: Element) -> "SheetStyles":
        """The formats that a sheet's cells refer to."""
        sizes: list[float] = []
        wrapping: list[bool] = []
        percents: list[bool] = []
        styles = [
            one for kind, one in package.related(package.workbook).values() if kind == "styles"
        ]
        if styles and package.has(styles[0]):
            root = package.part(styles[0])
            coded = {
                one.get("numFmtId"): "%" in one.get("formatCode", "")
                for one in root.iterfind(f"{tag('numFmts')}/{tag('numFmt')}")
            }
            fonts = [_size(font) for font in root.iterfind(f"{tag('fonts')}/{tag('font')}")]
            for format_ in root.iterfind(f"{tag('cellXfs')}/{tag('xf')}"):
                font = int(format_.get("fontId", "0"))
                sizes.append(fonts[font] if font < len(fonts) else DEFAULT_SIZE)
                alignment = format_.find(tag("alignment"))
                wraps = alignment is not None and alignment.get("wrapText") in ("1", "true")
                wrapping.append(wraps)
                number = format_.get("numFmtId", "0")
                percents.append(coded.get(number, number in _PERCENTS))
        widths = tuple(
            (
                int(one.get("min", "1")) - 1,
                int(one.get("max", "1")) - 1,
                float(one.get("width", "9")),
            )
            for one in sheet.iterfind(f"{tag('cols')}/{tag('col')}")
        )
        general = sheet.find(tag("sheetFormatPr"))
        width = float(general.get("defaultColWidth", "0")) if general is not None else 0.0
        return cls(tuple(sizes), tuple(wrapping), widths, width or DEFAULT_WIDTH, tuple(percents))

    def size(self, style: str) -> float:
        """A style's font size in points."""
        return self.sizes[int(style)] if int(style) < len(self.sizes) else DEFAULT_SIZE

    def wraps(self, style: str) -> bool:
        """Whether a style breaks long words into lines."""
        return int(style) < len(self.wrapping) and self.wrapping[int(style)]

    def is_percent(self, style: str) -> bool:
        """Whether a style shows 0.25 as 25%."""
        return int(style) < len(self.percents) and self.percents[int(style)]

    def width(self, column: int) -> float:
        """A column's width in Excel's units."""
        found = (width for first, last, width in self.widths if first <= column <= last)
        return next(found, self.default_width)


def _size(font: Element) -> float:
    size = font.find(tag("sz"))
    return float(size.get("val", DEFAULT_SIZE)) if size is not None else DEFAULT_SIZE
