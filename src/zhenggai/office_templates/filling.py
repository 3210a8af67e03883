"""A paper written into an office's own template; a template that fails loses nothing but itself."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from zhenggai.office_templates.bound_words import with_controls
from zhenggai.office_templates.checking import faults_of, walked
from zhenggai.office_templates.fields import Field


class TemplateFailedError(RuntimeError):
    """The template could not be filled; the message says in Chinese what is wrong, and where."""


def filled(data: bytes, fields: Iterable[Field], values: Mapping[str, Any]) -> bytes:
    """The docx with every field said. Raises `TemplateFailedError`."""
    fields = tuple(fields)
    faults = faults_of(data, fields)
    if faults:
        raise TemplateFailedError("；".join(str(one).rstrip("。") for one in faults) + "。")
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = DocxTemplate(io.BytesIO(data))
    try:
        _require_harmless(template, environment, fields)
        template.render(dict(values), environment, autoescape=True)
        target = io.BytesIO()
        template.save(target)
    except (TemplateError, XMLSyntaxError, ValueError, KeyError, TypeError) as fault:
        raise TemplateFailedError(
            "模板填不出来：循环和条件的开头与结尾要在同一层，段落的写在段落里，表格行的写在行里。"
        ) from fault
    return with_controls(target.getvalue())


def _require_harmless(
    template: DocxTemplate, environment: ImmutableSandboxedEnvironment, fields: tuple[Field, ...]
) -> None:
    """What docxtpl makes of the file holds nothing but what was looked at line by line."""
    template.init_docx()
    known = {one.name: one for one in fields}
    beside = (part.blob for part in template.docx.part.package.parts if _is_filled(part))
    for xml in (template.get_xml(), *(blob.decode("utf-8", "replace") for blob in beside)):
        faults = walked(environment.parse(template.patch_xml(xml)), known)
        if faults:
            raise TemplateFailedError(f"模板里有不能用的写法：{faults[0][1]}")


def _is_filled(part: Part) -> bool:
    """Whether docxtpl fills a part beside the body."""
    return str(part.content_type).endswith(("header+xml", "footer+xml", "footnotes+xml"))
