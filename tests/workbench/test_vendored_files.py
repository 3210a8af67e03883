"""What the pages take from others is what it says it is, and nothing comes from outside."""

import hashlib
import json
import re
from pathlib import Path

import pytest

WORKBENCH = Path(__file__).parents[2] / "src/zhenggai/workbench"
VENDOR = WORKBENCH / "static/vendor"
OF_PAGES = sorted(one for one in VENDOR.iterdir() if one.is_dir())
OF_TESTS = sorted(one for one in Path(__file__).parents[1].joinpath("vendor").iterdir())
SPRITE = (VENDOR / "tabler-icons/sprite.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [*OF_PAGES, *OF_TESTS], ids=lambda one: one.name)
def test_every_file_of_a_package_has_its_sum_and_a_licence(place: Path) -> None:
    told = json.loads((place / "MANIFEST.json").read_text(encoding="utf-8"))
    held = {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in place.iterdir()
        if one.name != "MANIFEST.json"
    }
    assert told["files"] == held
    assert "LICENSE" in held
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["version"])
    assert told["licence"]


def test_the_versions_are_those_that_are_asked_for() -> None:
    asked = json.loads((WORKBENCH.parents[2] / "frontend/package.json").read_text("utf-8"))
    assert versions(OF_PAGES) == asked["dependencies"]
    assert versions(OF_TESTS) == asked["devDependencies"]


def versions(places: list[Path]) -> dict[str, str]:
    told = [json.loads((one / "MANIFEST.json").read_text(encoding="utf-8")) for one in places]
    return {one["package"]: one["version"] for one in told}


def test_every_icon_that_a_page_names_is_in_the_sprite() -> None:
    # {% icon "check" %}
    named = {
        name
        for page in WORKBENCH.rglob("*.html")
        for name in re.findall(r'\{% icon "([a-z0-9-]+)"', page.read_text(encoding="utf-8"))
    }
    assert named
    assert not named - set(re.findall(r'<symbol id="([^"]+)"', SPRITE))


def test_nothing_that_we_write_asks_for_an_outside_address() -> None:
    ours = [*WORKBENCH.rglob("*.html"), *(WORKBENCH / "static/workbench").rglob("*.*")]
    outside = {
        page.name: found
        for page in ours
        if (
            found := re.findall(
                r"(?:src|href|url\()[=\"' ]*(?:https?:)?//\S+", page.read_text("utf-8")
            )
        )
    }
    assert not outside
