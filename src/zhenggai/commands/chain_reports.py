"""What a check of a chain found, for a person or a program; and the check of an exported file."""

import argparse
import json
import re
import sys
from dataclasses import asdict
from pathlib import Path

from zhenggai.commands.asked_format import wants_json
from zhenggai.commands.outputs import say
from zhenggai.ledger.core.chain_check import ChainReport, check_file
from zhenggai.notices.source import ReadError

# 127:3f… or the hash alone, all 64 characters of it
HEAD = re.compile(r"(?:\d+:)?[0-9a-f]{64}", re.IGNORECASE)


def is_exported(name: str) -> bool:
    """Whether a file is meant and no book: by its ending, or because it has one and is there."""
    path = Path(name)
    return path.suffix == ".jsonl" or bool(path.suffix and path.is_file())


def verify_file(arguments: argparse.Namespace) -> int:
    """An exported file is checked with nothing but the file. Raises ReadError."""
    path = Path(arguments.book)
    if path.is_dir():
        raise ReadError("folder", f"“{path}”是一个文件夹。请写导出的登记文件（.jsonl）。")
    try:
        return report(check_file(path, arguments.head), arguments)
    except FileNotFoundError as error:
        raise ReadError("missing", f"找不到“{path}”。请检查路径和文件名是否写对。") from error
    except OSError as error:
        raise ReadError("forbidden", f"“{path}”打不开。请检查它的权限和所在的磁盘。") from error


def report(found: ChainReport, arguments: argparse.Namespace) -> int:
    """Print what a check of a chain found."""
    if found.message:
        say(found.message)
    if arguments.head and not HEAD.fullmatch(arguments.head.strip()):
        say("--head 给的不是完整的摘要，应是“号:”加64个十六进制字符，如导出时所印。")
    if wants_json(arguments.format):
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
    elif found.ok:
        sys.stdout.write(
            f"核对无误：{found.entries}条登记，末条摘要 {found.entries}:{found.head}\n"
        )
    else:
        before = f"之前的{found.entries}条无误" if found.entries else "没有核对无误的登记"
        sys.stdout.write(f"核对不通过：问题在第{found.first_bad}行，{before}。\n")
    return int(not found.ok)
