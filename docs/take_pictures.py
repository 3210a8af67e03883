"""Take the pictures of the README from the shipped sample, in a real Chromium.

Run it after a change of the page: `.venv/bin/python docs/take_pictures.py`.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from zhenggai.cli import main

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src" / "zhenggai" / "samples" / "notice.txt"
PICTURE = HERE / "images" / "check.png"
CHROMIUM = "/usr/bin/chromium"


def take() -> None:
    """The report on the sample at 1366 × 768, as a clerk sees it first."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        page_file = Path(folder) / "notice.html"
        main(["check", str(SAMPLE), "--format", "html", "-o", str(page_file)])
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(page_file.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take()
