"""The faces of official papers, and what a machine has of them."""

from zhenggai.commands.installed_fonts import installed_families
from zhenggai.writers import official_style as style
from zhenggai.writers.fonts import FACES, missing_faces


def test_every_face_that_a_style_asks_for_is_known() -> None:
    assert {one.face for one in style.STYLES} == {one.name for one in FACES}


def test_a_face_is_missing_where_neither_it_nor_another_is_installed() -> None:
    assert missing_faces(()) == FACES
    assert missing_faces({one.others[-1] for one in FACES}) == ()
    (missing,) = missing_faces({one.name for one in FACES} - {"黑体"})
    assert missing.name == "黑体"


def test_what_is_installed_is_a_set_of_names_or_not_known() -> None:
    found = installed_families()
    assert found is None or all(name == name.strip() for name in found)
