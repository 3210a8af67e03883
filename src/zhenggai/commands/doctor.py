"""`zhenggai doctor`: where the data lies, what is installed, what each missing part would give."""

import argparse
import json
import shutil
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from zhenggai import __version__
from zhenggai.commands.asked_format import wants_json
from zhenggai.commands.installed_fonts import installed_families
from zhenggai.data_folder import HouseError
from zhenggai.notices.render.columns import width_of
from zhenggai.writers.fonts import FACES, missing_faces

DESCRIPTION = "看一看本机：数据在哪里、装了什么、缺什么、缺的能带来什么。"
# module or program, what it gives
PARTS = {
    "django": "台账",
    "lxml": "读 docx 和网页",
    "pypdfium2": "读 PDF",
    "olefile": "读 doc、wps",
    "python_calamine": "读 Excel 台账",
    "xlsxwriter": "写 Excel 台账",
    "psycopg": "使用 PostgreSQL（pip install psycopg[binary]）",
}
PROGRAMS = {
    "soffice": "打开导出的文件核对版式（libreoffice）",
    "chromium": "在浏览器中运行的测试（chromium）",
}


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The command's own arguments."""
    parser.add_argument("--format", choices=["text", "json"], help="text 或 json")
    parser.add_argument(
        "--full", action="store_true", help="逐个核对佐证文件的摘要，并清理中断的上传留下的文件"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say what is there; 1 where the ledger could not be used."""
    told: dict[str, Any] = {
        "version": __version__,
        "python": sys.version.split()[0],
        "parts": [
            _part(name, gives, is_there=find_spec(name) is not None)
            for name, gives in PARTS.items()
        ],
        "programs": [
            _part(name, gives, is_there=shutil.which(name) is not None)
            for name, gives in PROGRAMS.items()
        ],
        "fonts": _fonts(),
    }
    faults: list[str] = []
    try:
        told |= import_module("zhenggai.console.examined").examined(faults, fully=arguments.full)
    except HouseError as fault:
        faults.append(str(fault))
    told["faults"] = faults
    if wants_json(arguments.format):
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(told))
    return int(bool(faults))


def _part(name: str, gives: str, *, is_there: bool) -> dict[str, Any]:
    return {"name": name, "installed": is_there, "gives": gives}


def _fonts() -> list[dict[str, Any]]:
    """The faces of official papers; none where this machine cannot tell what it has."""
    installed = installed_families()
    if installed is None:
        return []
    missing = missing_faces(installed)
    return [
        _part(face.name, f"公文的{face.used_for}", is_there=face not in missing) for face in FACES
    ]


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [f"整改台 {told['version']}，Python {told['python']}"]
    lines += [
        f"{title}：{told[name]}"
        for name, title in (
            ("data", "数据文件夹"),
            ("database", "数据库"),
            ("books", "台账"),
            ("portal", "公众页面"),
        )
        if name in told
    ]
    for one in (*told["parts"], *told["programs"], *told["fonts"]):
        gap = " " * (16 - width_of(one["name"]))
        lines.append(f"{'有' if one['installed'] else '缺'}  {one['name']}{gap}{one['gives']}")
    if told.get("swept"):
        lines.append(f"已清理：中断的上传留下的文件{len(told['swept'])}份")
    return [*lines, *(f"问题：{one}" for one in told["faults"])] + (
        [] if told["faults"] else ["一切正常。"]
    )
