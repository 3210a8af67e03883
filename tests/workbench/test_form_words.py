"""What a form says of a field filled in wrongly is in this house's words, and never Django's."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from django.utils.translation.trans_real import translation

import zhenggai.workbench.forms as room
from zhenggai.workbench.forms.words import FIELDS, VALIDATORS


def every_field() -> Iterator[tuple[str, forms.Field]]:
    """Each field that a form of this project declares."""
    for module in iter_modules(room.__path__, f"{room.__name__}."):
        for name, form in vars(import_module(module.name)).items():
            if isinstance(form, type) and issubclass(form, forms.BaseForm):
                for field_name, field in getattr(form, "base_fields", {}).items():
                    yield f"{name}.{field_name}", field


FOUND = dict(every_field())


@cache
def djangos_words() -> set[str]:
    """All that Django's own translation can say."""
    with override("zh-hans"):
        translation("zh-hans")  # loads it
        found: set[str] = set()
        for catalog in translation("zh-hans")._catalog._catalogs:  # type: ignore[attr-defined]  # noqa: SLF001 - no public face
            found |= {str(one) for one in catalog.values() if one}
        assert "这个字段是必填项。" in found
        return found


@pytest.mark.parametrize("name", FOUND)
def test_a_field_says_nothing_in_djangos_words(name: str) -> None:
    field = FOUND[name]
    said = [str(one) for one in field.error_messages.values()]
    said += [
        str(one.message)
        for one in field.validators
        if hasattr(one, "message") and type(one).__module__.startswith("django")
    ]
    assert said
    assert not set(said) & djangos_words()
    assert not [one for one in said if one and not one.endswith("。")]


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        (forms.CharField(), "", "请填写这一项。"),
        (forms.CharField(max_length=3), "四个汉字", "最多3个字，现在是4个。"),
        (forms.CharField(min_length=3), "二字", "至少3个字，现在是2个。"),
        (forms.CharField(), "甲\x00", "含有不能保存的字符，请重新录入。"),
        (forms.IntegerField(), "三", "请填整数，如12。"),
        (forms.IntegerField(min_value=1), "0", "不能小于1。"),
        (forms.DecimalField(max_digits=5, decimal_places=2), "1.234", "小数最多2位。"),
        (forms.DecimalField(), "三", "请填数字，如12.5。"),
        (forms.DateField(), "2026-02-30", "请写成2026-11-20这样的日期。"),
        (forms.TimeField(), "下午", "请写成17:00这样的时间。"),
        (forms.ChoiceField(choices=[("a", "甲")]), "乙", "请从列出的各项中选择。"),
        (forms.MultipleChoiceField(choices=[("a", "甲")]), ["乙"], "请从列出的各项中选择。"),
        (forms.FileField(), None, "请选择一份文件。"),
        (forms.FileField(), SimpleUploadedFile("a.txt", b""), "文件是空的（0字节）"),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, forms.Field) else "",
)
def test_what_is_wrong_is_said_with_what_to_do(
    field: forms.Field, given: object, sentence: str
) -> None:
    with pytest.raises(forms.ValidationError) as fault:
        field.clean(given)
    assert sentence in fault.value.messages[0]


def test_every_word_that_is_replaced_is_one_that_django_has() -> None:
    for field, words in FIELDS.items():
        known: set[str] = set()
        for one in field.__mro__:
            known |= getattr(one, "default_error_messages", {}).keys()
        assert words.keys() <= known
    assert all(hasattr(one, "message") for one in VALIDATORS)


@pytest.mark.django_db
def test_a_page_that_went_stale_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"name": "甲", "password": "x"})
    assert answer.status_code == 403
    assert "这一页已经过期" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_that_is_not_let_in_says_how_to_let_it_in() -> None:
    answer = Client(headers={"host": "zhenggai.qinghe.example"}).get("/sign-in/")
    assert answer.status_code == 400
    assert "ZHENGGAI_HOSTS" in answer.content.decode()
