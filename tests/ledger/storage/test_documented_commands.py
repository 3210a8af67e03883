"""Every command that the documents print is one that works, typed as it stands there."""

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from made_sheet import sheet_bytes

from zhenggai.cli import COMMANDS, main
from zhenggai.ledger.core.packs import load_pack

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
DOCUMENTS = ("README.md", "docs/1-use.md", "docs/7-office.md", "docs/9-intranet.md")
SAMPLE = ROOT / "src/zhenggai/samples/notice.txt"
HEAD = ["序号", "反馈问题", "整改措施", "主责甲", "完成时限", "整改状态", "经费"]
# Places of another machine, here in the office's folder.
HERE = {
    "/srv/backup/before-upgrade.zip": "before-upgrade.zip",
    "/srv/backup/zhenggai-1.zip": "zhenggai-1.zip",
    "/var/lib/zhenggai/data": "data",
}
# These go on until they are stopped, make a whole district, or belong to Django.
ONLY_HELP = frozenset({"serve", "demo", "manage", "benchmark"})


def command_lines(text: str) -> Iterator[list[str]]:
    """The words of each command in a document: as typed in its blocks of sh; in the run of the
    text only its name, with `--help`."""
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            for n, (one, after) in enumerate(pairwise(words), 1):
                if re.search(r"(^|/)zhenggai$", one) and after in COMMANDS:
                    yield words[n:]
    for line in re.findall(r"`zhenggai ([^`]+)`", text):
        yield [*line.split()[: 2 if line.startswith("ledger ") else 1], "--help"]


# What several documents print is typed once.
FOUND = {
    " ".join(words): (document, words)
    for document in DOCUMENTS
    for words in command_lines((ROOT / document).read_text(encoding="utf-8"))
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Path:
    """A folder with the files that the documents speak of."""
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZHENGGAI_TRACEBACK", raising=False)
    for name in ("通报.docx", "反馈意见.docx", "去年通报.txt", "今年通报.txt", "各单位/一.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        # what a file is is told by its bytes
        shutil.copy(SAMPLE, path)
    (tmp_path / "src/zhenggai/samples").mkdir(parents=True)
    shutil.copy(SAMPLE, tmp_path / "src/zhenggai/samples/notice.txt")
    row = [1, "资金沉淀", "清理资金", "区财政局", "2026年6月30日前", "正在整改", "无"]
    (tmp_path / "台账.xlsx").write_bytes(sheet_bytes([HEAD, row], name="六月"))
    pack = load_pack("district-under-province").text.replace('"2026.1"', '"2026.2"')
    (tmp_path / "规则.toml").write_text(pack, encoding="utf-8")
    (tmp_path / "本区.toml").write_text('based_on = "running"\n', encoding="utf-8")
    return tmp_path


def test_the_documents_print_commands() -> None:
    assert {document for document, _ in FOUND.values()} == set(DOCUMENTS)


def test_every_command_of_the_documents_is_understood_and_done(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(["ledger", "import", "通报.docx", "--book", "清河区"])
    typed(["ledger", "export", "清河区", "--to", "登记.jsonl"])
    typed(["backup", "备份.zip"])
    shutil.copy(office / "备份.zip", office / "zhenggai-1.zip")
    wrong: dict[str, str] = {}
    for line, (document, words) in FOUND.items():
        if words[0] in ONLY_HELP:
            words = [words[0], "--help"]  # noqa: PLW2901 - only whether there is such a command
        capsys.readouterr()
        status = typed([HERE.get(one, one) for one in words])
        said = capsys.readouterr().err
        if status not in (0, 1) or "程序自身出错" in said:
            wrong[f"{document}: {line}"] = f"{status} {said}"
    assert not wrong


def typed(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as end:  # argparse leaves this way
        return int(end.code or 0)
