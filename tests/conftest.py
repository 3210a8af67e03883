"""What tests find ready: a real Chromium, LibreOffice, and the real notices beside the project.

Where one is missing the test is skipped and says why. `ZHENGGAI_REQUIRE_BROWSER=1` (set by
`.ci/run`, which installs both programs) turns that skip into a failure, so that a green run there
has looked at the pages.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM_ARGS = [
    "--no-sandbox",  # the tests run as root in CI
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Convert = Callable[[Path, str], Path]


def program(*names: str) -> str:
    """The path of the first that is installed; else the test is skipped, or fails if required."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        missing = f"{names[-1]} is not installed"
        if os.environ.get("ZHENGGAI_REQUIRE_BROWSER"):
            pytest.fail(f"{missing}, and ZHENGGAI_REQUIRE_BROWSER is set")
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Let pytest-playwright's `page` drive the system's Chromium, with no download.

    Its shell without a window draws the same pages for half the work.
    """
    return {
        **browser_type_launch_args,
        "executable_path": program("chromium-headless-shell", "chromium"),
        "args": CHROMIUM_ARGS,
    }


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """LibreOffice as a function: `soffice(paper, "pdf")` converts a file, gives the new path.

    The profile is this process's own, as two LibreOffices cannot share one.
    """
    command = program("soffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(paper: Path, to: str) -> Path:
        target = tmp_path_factory.mktemp("converted")
        subprocess.run(
            [
                command,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                target,
                paper,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return target / f"{paper.stem}.{to.partition(':')[0]}"

    return convert


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real notices and their truth: beside the project, no part of it."""
    folder = ROOT.parent / "shared"
    if not (folder / "notices").is_dir():
        pytest.skip("the real notices are no part of the project and do not lie beside it")
    return folder
