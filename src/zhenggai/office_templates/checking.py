"""A template is checked before it is kept: every field that it asks for is one that there is.

Only fields, loops over lists, conditions and a few filters may stand in it; whatever else jinja
knows is refused, so that a template can do nothing but say what it is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from zhenggai.office_templates.fields import Field
from zhenggai.office_templates.places import Line, parts_of
from zhenggai.office_templates.unclosed import unclosed_in

FILTERS = frozenset({"join", "length", "default"})
# Lists within lists: problems and their measures, tables and their rows and cells.
DEEPEST = 3
_LOOP = Field(
    "loop",
    "",
    tuple(Field(name, "") for name in ("index", "index0", "first", "last", "length")),
)
_SAFE = (nodes.Compare, nodes.And, nodes.Or, nodes.Not, nodes.Operand, nodes.Concat, nodes.Const)
Scope = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong at which place of the template."""

    place: str
    message: str

    def __str__(self) -> str:
        """As a person reads it."""
        return f"{self.place}：{self.message}" if self.place else self.message


def faults_of(data: bytes, fields: Iterable[Field]) -> list[TemplateFault]:
    """Everything that is wrong in a template, in its order."""
    known = {one.name: one for one in fields}
    try:
        parts = list(parts_of(data))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError):
        return [TemplateFault("", "文件打不开，或者不是docx。请用Word或WPS另存为docx再上传。")]
    found = [fault for lines in parts for fault in _faults_of_part(lines, known)]
    if not found and not any("{{" in line.text for lines in parts for line in lines):
        return [TemplateFault("", "模板里没有一个字段。请先下载样本，看看字段的写法。")]
    return found


def _faults_of_part(lines: list[Line], known: Scope) -> Iterator[TemplateFault]:
    unclosed = list(unclosed_in(lines))
    if unclosed:
        yield from (TemplateFault(_place(line), f"写法不对（{what}）。") for line, what in unclosed)
        return
    try:
        tree = SandboxedEnvironment().parse("\n".join(line.text for line in lines))
    except TemplateSyntaxError as fault:
        yield TemplateFault(_place(lines[fault.lineno - 1]), f"写法不对（{_said(fault)}）。")
        return
    for lineno, message in walked(tree, known):
        yield TemplateFault(_place(lines[lineno - 1]), message)


def walked(tree: nodes.Template, known: Scope) -> list[tuple[int, str]]:
    """What is wrong in a parsed template, each with its line."""
    walk = _Walk([])
    walk.all_of(tree.body, known, 0)
    return walk.found


def _place(line: Line) -> str:
    words = line.text if len(line.text) <= 30 else f"{line.text[:30]}…"
    return f"{line.place}“{words}”"


def _said(fault: TemplateError) -> str:
    if "unknown tag" in (fault.message or "").lower():
        return "有不认识的标记"
    return "花括号里只能写字段、循环和条件"


def _is_harmless(one: nodes.Filter) -> bool:
    """Whether a filter is one of the few, and told nothing but plain words."""
    is_plain = all(isinstance(arg, nodes.Const) for arg in one.args)
    return one.name in FILTERS and is_plain and not (one.kwargs or one.dyn_args or one.dyn_kwargs)


@dataclass(slots=True)
class _Walk:
    """Goes through a template and gathers what is wrong."""

    found: list[tuple[int, str]]

    def all_of(self, body: Iterable[nodes.Node], scope: Scope, depth: int) -> None:
        for one in body:
            self.node(one, scope, depth)

    def node(self, one: nodes.Node, scope: Scope, depth: int) -> None:
        if isinstance(one, nodes.TemplateData):
            return
        if isinstance(one, nodes.Output):
            for part in one.nodes:
                if not isinstance(part, nodes.TemplateData):
                    self.printed(part, scope)
        elif isinstance(one, nodes.For):
            self.loop(one, scope, depth)
        elif isinstance(one, nodes.If):
            self.value(one.test, scope)
            self.all_of((*one.body, *one.elif_, *one.else_), scope, depth)
        else:
            self.found.append((one.lineno, "这里只能写字段、循环（for）和条件（if）。"))

    def loop(self, one: nodes.For, scope: Scope, depth: int) -> None:
        if depth >= DEEPEST:
            self.found.append((one.lineno, f"循环最多套{DEEPEST}层。"))
            return
        field = self.value(one.iter, scope)
        if not isinstance(one.target, nodes.Name):
            self.found.append((one.lineno, "循环写成 {% for 一项 in 问题 %} 这样。"))
            return
        if field and not field.is_list:
            self.found.append((one.lineno, f"“{field.name}”只有一个，不能循环。"))
        item = Field(one.target.name, "", field.parts if field else ())
        inner = {**scope, one.target.name: item, "loop": _LOOP}
        if field is None:
            return
        if one.test:
            self.value(one.test, inner)
        self.all_of((*one.body, *one.else_), inner, depth + 1)

    def printed(self, one: nodes.Node, scope: Scope) -> None:
        field = self.value(one, scope)
        if field and field.is_list:
            hint = f"“{field.name}”有许多项，请用循环一项一项写"
            plain = "" if field.parts else f"，或者写成 {{{{ {field.name}|join('、') }}}}"
            self.found.append((one.lineno, f"{hint}{plain}。"))
        elif field and field.parts:
            names = "、".join(part.name for part in field.parts[:4])
            self.found.append((one.lineno, f"“{field.name}”后面要写明哪一个，如{names}。"))

    def value(self, one: nodes.Node, scope: Scope) -> Field | None:
        """The field that an expression names; None where it is words, or none that there is."""
        if isinstance(one, nodes.Name):
            return self.named(one.name, scope.values(), one.lineno)
        if isinstance(one, nodes.Getattr):
            return self.part(one.node, one.attr, scope, one.lineno)
        if isinstance(one, nodes.Getitem) and isinstance(one.arg, nodes.Const):
            return self.part(one.node, str(one.arg.value), scope, one.lineno)
        if isinstance(one, nodes.Filter) and _is_harmless(one) and one.node:
            self.value(one.node, scope)
            return None
        if isinstance(one, _SAFE):
            for inner in one.iter_child_nodes():
                if isinstance(inner, nodes.Operand):
                    self.value(inner.expr, scope)
                elif isinstance(inner, nodes.Expr):
                    self.value(inner, scope)
            return None
        self.found.append((one.lineno, "这里只能写字段的名称，不能写算式和函数。"))
        return None

    def part(self, above: nodes.Node, name: str, scope: Scope, lineno: int) -> Field | None:
        field = self.value(above, scope)
        if field is None:
            return None
        if field.is_list:
            self.found.append((lineno, f"“{field.name}”有许多项，要在循环里写“{name}”。"))
            return None
        return self.named(name, field.parts, lineno, of=field.name)

    def named(
        self, name: str, fields: Iterable[Field], lineno: int, *, of: str = ""
    ) -> Field | None:
        known = {one.name: one for one in fields}
        if name in known:
            return known[name]
        near = get_close_matches(name, known, n=1, cutoff=0.4)
        hint = f"，是不是“{near[0]}”" if near else ""
        whose = f"“{of}”里" if of else ""
        self.found.append((lineno, f"{whose}没有“{name}”这个字段{hint}。"))
        return None
