"""Numbers that belong to a person. All numbers here are made up; birthdays lie in the future."""

from zhenggai.notices.facts.personal_numbers import (
    find_card_numbers,
    find_identity_numbers,
    find_mobile_numbers,
    is_identity_number,
    passes_luhn,
)


def test_an_identity_number_is_told_by_place_birthday_and_check_character() -> None:
    assert is_identity_number("530000209901010013")
    assert is_identity_number("53000020990101118x")
    assert not is_identity_number("530000209901010014")
    assert not is_identity_number("530000209913010013")
    assert not is_identity_number("990000209901010013")


def test_an_old_identity_number_must_call_itself_one() -> None:
    assert list(find_identity_numbers("身份证号530000990101001"))
    assert not list(find_identity_numbers("备案编号530000990101001"))


def test_a_card_number_is_told_by_its_check_digit() -> None:
    assert passes_luhn("6222021234567890128")
    assert not passes_luhn("6222021234567890129")
    assert len(list(find_card_numbers("6217 0012 3456 7893和6222021234567890128"))) == 2


def test_a_number_inside_a_longer_one_is_no_mobile_telephone() -> None:
    text = "138-0000-0002、13800000001.25元、X13800000001、2023-13800000001-02"
    assert [text[slice(*span)] for span in find_mobile_numbers(text)] == ["138-0000-0002"]


def test_a_flood_of_digits_is_passed_over() -> None:
    flood = "1" * 1_000_000
    assert not [
        *find_identity_numbers(flood),
        *find_card_numbers(flood),
        *find_mobile_numbers(flood),
    ]
