"""Photographs and screenshots of the demo: plain scenes in flat colours, written as PNG."""

from collections.abc import Mapping
from typing import NamedTuple

from zhenggai.writers.png import png

WIDTH, HEIGHT = 480, 320
Colour = tuple[int, int, int]
SKY, GRASS, EARTH = (198, 221, 240), (134, 171, 98), (176, 152, 116)
WATER, STONE, WHITE = (86, 134, 168), (168, 170, 172), (246, 246, 242)
BRICK, WOOD, YELLOW = (178, 96, 78), (124, 92, 64), (232, 196, 72)
BLUE, DARK = (23, 58, 102), (70, 82, 98)


class Patch(NamedTuple):
    """A rectangle of one colour; from left and top, in points of the picture."""

    left: int
    top: int
    right: int
    bottom: int
    colour: Colour


GROUND = (Patch(0, 0, 480, 150, SKY), Patch(0, 150, 480, 320, GRASS))
SCENES: Mapping[str, tuple[Patch, ...]] = {
    "canal": (
        *GROUND,
        Patch(150, 150, 330, 320, STONE),
        Patch(180, 150, 300, 320, WATER),
        Patch(340, 90, 430, 170, BRICK),
        Patch(372, 120, 398, 170, WHITE),
    ),
    "river": (
        *GROUND,
        Patch(0, 190, 480, 270, WATER),
        Patch(0, 180, 480, 190, STONE),
        Patch(0, 270, 480, 280, STONE),
        Patch(60, 90, 72, 180, WOOD),
        Patch(36, 50, 96, 110, GRASS),
    ),
    "site": (
        Patch(0, 0, 480, 150, SKY),
        Patch(0, 150, 480, 320, EARTH),
        Patch(110, 40, 370, 230, STONE),
        Patch(110, 130, 370, 138, YELLOW),
        Patch(110, 160, 370, 168, YELLOW),
        *(Patch(at, 120, at + 8, 230, YELLOW) for at in range(110, 371, 52)),
    ),
    "board": (
        Patch(0, 0, 480, 320, BRICK),
        Patch(60, 50, 420, 270, WOOD),
        Patch(72, 62, 408, 258, STONE),
        *(Patch(at, 84, at + 84, 236, WHITE) for at in (92, 198, 304)),
        *(
            Patch(at + 12, top, at + 72, top + 6, STONE)
            for at in (92, 198, 304)
            for top in range(104, 220, 22)
        ),
    ),
    "village": (
        *GROUND,
        Patch(190, 150, 290, 320, STONE),
        Patch(40, 90, 160, 200, WHITE),
        Patch(30, 76, 170, 94, BRICK),
        Patch(320, 100, 440, 200, WHITE),
        Patch(310, 86, 450, 104, BRICK),
    ),
    # The page of a website with a notice, and a page of a newspaper.
    "website": (
        Patch(0, 0, 480, 44, BLUE),
        Patch(16, 16, 120, 28, WHITE),
        Patch(90, 62, 390, 74, DARK),
        *(Patch(60, top, 420, top + 5, STONE) for top in range(94, 300, 14)),
    ),
    "newspaper": (
        Patch(20, 14, 200, 40, DARK),
        Patch(20, 48, 460, 50, DARK),
        Patch(20, 62, 320, 74, DARK),
        *(
            Patch(left, top, left + 138, top + 4, STONE)
            for left in (20, 172, 324)
            for top in range(88, 306, 11)
        ),
    ),
    "street": (
        Patch(0, 0, 480, 130, SKY),
        Patch(0, 130, 480, 320, STONE),
        Patch(0, 60, 150, 180, BRICK),
        Patch(330, 50, 480, 180, WHITE),
        *(Patch(232, top, 248, top + 26, WHITE) for top in range(190, 320, 44)),
    ),
}


def picture_png(scene: str) -> bytes:
    """The picture of a scene; KeyError for one that nobody has drawn."""
    rows = [bytearray(bytes(WHITE) * WIDTH) for _ in range(HEIGHT)]
    for patch in SCENES[scene]:
        right = min(patch.right, WIDTH)
        run = bytes(patch.colour) * (right - patch.left)
        for row in rows[patch.top : patch.bottom]:
            row[3 * patch.left : 3 * right] = run
    return png(WIDTH, HEIGHT, map(bytes, rows))
