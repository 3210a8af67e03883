"""What a person calls each field of an entry whose words may be destroyed."""

from collections.abc import Mapping

from zhenggai.workbench.forms.fields import asked

# Fields that no form asks, or that the form calls otherwise.
_OWN: Mapping[str, str] = {
    "digest": "文件本身",
    "scan": "扫描件本身",
    "basis.number": "依据的文号（名称）",
    "basis.scan": "依据的扫描件本身",
    "late_reason": "补录原因",
}
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("attach_proof", "name"): "文件名",
    ("open_book", "name"): "台账名称",
    ("open_book", "round"): "巡视巡察轮次",
    ("open_book", "team"): "巡视巡察组",
    ("state_carried_over", "text"): "文件中的原话",
    ("state_carried_over", "paper"): "出自的文件",
    ("words_carried_over", "progress"): "进展",
    ("words_carried_over", "next_steps"): "下一步措施",
    ("words_carried_over", "evidence"): "佐证材料",
    ("words_carried_over", "note"): "备注",
    ("words_carried_over", "persons"): "责任人",
}
# What stands in a field is a file: its digest is nothing that a person reads.
FILES = frozenset({"digest", "scan", "basis.scan"})


def field_title(kind: str, path: str) -> str:
    """证明什么 for `claim` of an `attach_proof`, 完成标准第2条 for `standard.1`."""
    name, _, place = path.partition(".")
    told = _OWN.get(path) or _OF_KIND.get((kind, name))
    if told is None:
        shown = asked(kind, name)
        told = shown.label if shown else "文字"
    number, _, _ = place.partition(".")
    return f"{told}第{int(number) + 1}条" if number.isdecimal() else told
