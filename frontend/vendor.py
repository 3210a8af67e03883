"""Copy what the pages use from npm packages into the package, with licence and sums.

Run after `npm ci` in this folder: `.venv/bin/python frontend/vendor.py`. What it writes is
committed, so that neither node nor a network is needed to install or run.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
VENDOR = HERE.parent / "src/zhenggai/workbench/static/vendor"
# What only tests use is in no package.
VENDOR_OF_TESTS = HERE.parent / "tests/vendor"

# Some packages ship no licence of their own; theirs says this much.
MIT = """MIT License

{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
# Utilities that templates name; the rest of Tabler's are not taken.
UTILITIES = ("visually-hidden",)


def vendor() -> None:
    """Write every folder anew."""
    keep("htmx", "htmx.org", {"htmx.min.js": text_of("htmx.org/dist/htmx.min.js")})
    keep(
        "tabler",
        "@tabler/core",
        {"base.css": base_of(text_of("@tabler/core/dist/css/tabler.css"))},
        note="The reset of elements and the utilities that templates name; no components.",
    )
    keep(
        "tabler-icons",
        "@tabler/icons",
        {"sprite.svg": sprite(HERE.joinpath("icons.txt").read_text(encoding="utf-8").split())},
        note="The icons of icons.txt, each a symbol; made from the package's icons/outline.",
    )
    keep(
        "axe-core",
        "axe-core",
        {name: text_of(f"axe-core/{name}") for name in ("axe.min.js", "LICENSE-3RD-PARTY.txt")},
        vendor=VENDOR_OF_TESTS,
        note="Looks for faults of accessibility in tests; no part of what is installed.",
    )


def text_of(path: str) -> str:
    """A file of the packages, without the address of its map."""
    text = PACKAGES.joinpath(path).read_text(encoding="utf-8")
    # //# sourceMappingURL=htmx.js.map
    return re.sub(r"\n?//# sourceMappingURL=\S+", "", text)


def keep(
    folder: str, package: str, files: dict[str, str], note: str = "", vendor: Path = VENDOR
) -> None:
    """The files with the package's licence and a manifest."""
    told = json.loads(PACKAGES.joinpath(package, "package.json").read_text(encoding="utf-8"))
    place = vendor / folder
    place.mkdir(parents=True, exist_ok=True)
    files = {**files, "LICENSE": licence_of(package)}
    for name, text in files.items():
        place.joinpath(name).write_text(text, encoding="utf-8")
    manifest = {
        "package": package,
        "version": told["version"],
        "licence": told["license"],
        "files": {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()},
        **({"note": note} if note else {}),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    place.joinpath("MANIFEST.json").write_text(f"{text}\n", encoding="utf-8")


def licence_of(package: str) -> str:
    """The licence that the package ships, else the MIT text with the copyright it names."""
    shipped = PACKAGES / package / "LICENSE"
    if shipped.exists():
        return shipped.read_text(encoding="utf-8")
    return MIT.format(copyright="Copyright (c) 2018-2026 The Tabler Authors")


def base_of(css: str) -> str:
    """Tabler's head comment, its rules for elements (the reset), and the utilities by name."""
    head = css[css.index("/*!") : css.index("*/") + 2]
    reset = css[css.index("\n*,\n*::before,") : css.index("\n.lead {")]
    names = "|".join(UTILITIES)
    # .visually-hidden, .visually-hidden:not(caption), but not .visually-hidden-focusable
    wanted = re.compile(rf"\.(?:{names})(?![\w-])")
    taken = [rule for selector, rule in rules(css) if wanted.match(selector)]
    without_comments = re.sub(r"/\*.*?\*/", "", reset, flags=re.S)
    return f'@charset "UTF-8";\n{head}\n{squeezed(without_comments)}\n{squeezed(*taken)}\n'


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Top-level rules with their selectors, blanks taken out."""
    # .text-end {\n  text-align: end !important;\n}
    for found in re.finditer(r"^(?P<selector>\.[^{}@]+?) \{\n(?:  [^{}]*\n)+\}", css, re.M):
        yield re.sub(r"\s", "", found["selector"]), found[0]


def squeezed(*rules_: str) -> str:
    """The rules without blank lines."""
    return re.sub(r"\n{2,}", "\n", "\n".join(rules_)).strip()


def sprite(names: Iterable[str]) -> str:
    """One file with a symbol for every icon."""
    version = json.loads(text_of("@tabler/icons/package.json"))["version"]
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        f"<!-- Tabler Icons {version}, MIT, (c) 2020-2026 Paweł Kuna; see LICENSE beside it -->\n"
    )
    return head + "".join(map(symbol, names)) + "</svg>\n"


def symbol(name: str) -> str:
    """The icon's paths without its frame."""
    svg = text_of(f"@tabler/icons/icons/outline/{name}.svg")
    paths = [
        one
        for one in re.findall(r"<(?:path|circle|rect|line)[^>]*/>", svg)
        if 'stroke="none"' not in one
    ]
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(paths)}</symbol>\n"
    )


if __name__ == "__main__":
    vendor()
