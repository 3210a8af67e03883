"""Habits of this house that a newcomer cannot know are tests, so that forgetting one is noticed."""

import ast
import re
import runpy
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from zhenggai import __version__
from zhenggai.cli import COMMANDS
from zhenggai.notices.checks import RULES, name_of

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/zhenggai"
CHECKS = SOURCE / "notices/checks"
MODULES = sorted(SOURCE.rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

FAMILIES = ("NUM", "OUT", "DAT", "REF", "STA", "PUN", "TXT", "PRI", "CMP")
EVASIVE_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "services",
    "misc",
}


def short(path: Path) -> str:
    """A file's name in a test report."""
    return path.relative_to(ROOT).as_posix()


def rule_modules() -> list[ModuleType]:
    """`RULES` as the modules that they are."""
    return [cast("ModuleType", rule) for rule in RULES]


def tracked_files() -> list[Path]:
    """The files of this project; all that is not ignored where there is no git."""
    listing = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False
    )
    if listing.returncode:
        pytest.skip("no git here to tell the project's files from what lies about")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def pinned(lock: Path) -> list[list[str]]:
    """The requirements of a lock, each as its lines: the pin first, then its hashes."""
    found: list[list[str]] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.strip().startswith("#"):
            continue
        if line.startswith(" "):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def name_in(requirement: str) -> str:
    """The normal form of a requirement's name: `python-docx` for `Python_Docx[x]>=1`."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement)[0]).lower()


# ── rules ────────────────────────────────────────────────────────────────────


def test_every_file_in_checks_is_a_rule_and_is_listed() -> None:
    files = {path.stem for path in CHECKS.glob("*.py")} - {"__init__"}
    assert {name_of(rule).replace("-", "_") for rule in RULES} == files


def test_no_code_is_given_twice() -> None:
    codes = [rule.CODE for rule in RULES]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.CODE)
def test_a_rule_has_a_code_of_a_family_and_a_manual_page(rule: ModuleType) -> None:
    assert re.fullmatch(rf"({'|'.join(FAMILIES)})[1-9]\d\d", rule.CODE)
    assert rule.SEVERITY in ("error", "warning", "advice")
    page = (rule.__doc__ or "").strip()
    title = page.splitlines()[0].rstrip("。")
    assert 2 <= len(title) <= 20, f"the first line says what is wrong, in 20 characters: {title}"
    heads = re.findall(r"^(查什么|为什么|例|怎么改)：", page, re.M)
    assert heads == ["查什么", "为什么", "例", "怎么改"]


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.CODE)
def test_only_privacy_waits_for_publication(rule: ModuleType) -> None:
    assert getattr(rule, "FOR_PUBLIC", False) == rule.CODE.startswith("PRI")


def test_every_rule_has_a_page_of_cases_and_no_page_is_left_over() -> None:
    pages = {path.stem for path in (ROOT / "tests/notices/checks/cases").glob("*.md")}
    assert pages == {name_of(rule) for rule in RULES}


# ── modules ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_a_module_is_named_for_what_it_holds_and_stays_readable(path: Path) -> None:
    assert path.stem not in EVASIVE_NAMES
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: split it by noun"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_imports_stand_at_the_top_and_take_public_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = [
        inner.lineno
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, f"an import inside a function, lines {hidden}"
    private = [
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zhenggai")
        for name in node.names
        if name.name.startswith("_") and not name.name.startswith("__")
    ]
    assert not private, f"private names of another module: {private}"


# ── locks ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.M), (
        "an option of pip belongs to the machine, not to the lock"
    )
    for pin, *hashes in pinned(lock):
        assert re.match(r"[a-z0-9-]+==[\w.]+( ;.*)? \\$", pin), pin
        assert hashes, pin
        assert all("--hash=sha256:" in one for one in hashes), pin


def test_the_locks_cover_what_the_project_asks_for() -> None:
    locked = {lock.stem: {name_in(pin) for pin, *_ in pinned(lock)} for lock in LOCKS}
    run = set(map(name_in, PROJECT["project"]["dependencies"]))
    extras = PROJECT["project"]["optional-dependencies"]
    pdf, dev, bench = (set(map(name_in, extras[name])) for name in ("pdf", "dev", "bench"))
    assert set(map(name_in, PROJECT["build-system"]["requires"])) <= locked["build"]
    assert run | pdf <= locked["run"]
    assert run | pdf | dev <= locked["dev"]
    assert run | pdf | dev | bench <= locked["bench"]


def test_the_locks_agree_with_each_other() -> None:
    run, dev, bench = (
        {pin.partition(";")[0] for pin, *_ in pinned(ROOT / f"requirements/{name}.txt")}
        for name in ("run", "dev", "bench")
    )
    assert run <= dev <= bench, "compile all locks anew (CONTRIBUTING.md)"


# ── papers ───────────────────────────────────────────────────────────────────


def machine_words(path: Path) -> Iterator[str]:
    """Paths of one machine and hosts of registries in a file that others will clone."""
    registries = "|".join(("py" + "pi", "python" + "hosted", "npm" + "js", "npm" + "mirror"))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    yield from re.findall(r"(?<![\w.~/-])/(?:work|root|home|Users)/\w+", text)
    yield from re.findall(rf"\b(?:\w+\.)*(?:{registries})\.(?:org|com)\b", text)


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {short(path): list(machine_words(path)) for path in tracked_files() if path.is_file()}
    assert not {name: words for name, words in found.items() if words}


def test_the_version_stands_in_one_place_and_the_changelog_tells_of_it() -> None:
    assert PROJECT["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_page_brings_its_icon() -> None:
    """Without one a browser asks the house for /favicon.ico, which is not there."""
    icon, styles = 'rel="icon"', "workbench/_styles.html"
    assert icon in (SOURCE / "workbench/templates" / styles).read_text(encoding="utf-8")
    pages = {
        short(one): one.read_text(encoding="utf-8") for one in SOURCE.rglob("templates/**/*.html")
    }
    whole = {name: text for name, text in pages.items() if "<!doctype html>" in text}
    assert len(whole) > 1
    assert not [name for name, text in whole.items() if icon not in text and styles not in text]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "docs/1-use.md"])
def test_a_readme_names_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not [command for command in COMMANDS if f"zhenggai {command}" not in text]


@pytest.mark.parametrize("paper", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=short)
def test_links_between_the_papers_lead_somewhere(paper: Path) -> None:
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", paper.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (paper.parent / target).exists()]


def test_the_manual_of_rules_is_up_to_date() -> None:
    manual = runpy.run_path(str(ROOT / "docs/write_rules.py"))["manual"]()
    written = (ROOT / "docs/3-rules.md").read_text(encoding="utf-8")
    assert written == manual, "run .venv/bin/python docs/write_rules.py"
