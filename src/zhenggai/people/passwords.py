"""What a password of this house must be, and one that holds for one signing in."""

import secrets
import unicodedata

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from zhenggai.ledger.core.refusals import NotAllowed

SHORTEST = 10
RULES = f"至少{SHORTEST}位，字母、数字、符号中至少有两种；不能含姓名或用户名，不能用常见密码。"
# Without letters and digits that look alike on paper
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _OF = 3, 4
# A word drawn at random from 10^17 needs no slow hash, and eighty accounts are made in one act; the
# first signing in hashes it anew at full strength.
_ROUNDS = 10_000


def one_time_password() -> str:
    """A password to be read out or copied from paper: hx7k-2mqe-9tcw."""
    letters = ("".join(secrets.choice(_ALPHABET) for _ in range(_OF)) for _ in range(_GROUPS))
    return "-".join(letters)


def hash_of_one_time(password: str) -> str:
    """The hash of a password that this house has drawn itself."""
    hasher = PBKDF2PasswordHasher()
    return hasher.encode(password, hasher.salt(), iterations=_ROUNDS)


def require_sound(password: str, *names: str) -> None:
    """Raise NotAllowed, with what to do, for a password that is none; `names` are its owner's."""
    if len(password) < SHORTEST:
        raise NotAllowed("short", f"密码太短，只有{len(password)}位，至少要{SHORTEST}位。")
    if len({_kind_of(letter) for letter in password}) < 2:
        raise NotAllowed("one_kind", "密码只用了一种字符，请把字母、数字、符号混用。")
    if len(set(password)) < SHORTEST // 2:
        raise NotAllowed("few_letters", "密码中重复的字符太多，请换一个。")
    if any(len(name) > 1 and name.lower() in password.lower() for name in names):
        raise NotAllowed("name_in_it", "密码中不能含姓名或用户名，请换一个。")
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError as fault:
        raise NotAllowed("common", "这个密码太常见，容易被猜中，请换一个。") from fault


def _kind_of(letter: str) -> str:
    """L, N or another: letters, digits, marks."""
    kind = unicodedata.category(letter)[0]
    return kind if kind in "LN" else "mark"
