"""Words under seal: encrypted with a key that lies beside the database and in no backup.

Each sealed text and attachment has a key of its own, a file of the data folder. Without that file
nobody reads the words, wherever a copy of the table lies; breaking the key destroys them in every
older backup too. Whoever rules the machine has both: this is no vault (docs/6-limits.md).
"""

import base64
import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

from zhenggai.ledger.core.refusals import NotAllowed

KEYS = "opinion-keys"
# SM4 in GCM (GB/T 32907, GB/T 36624): key and tag of 16 bytes, a nonce of 12.
_KEY, _NONCE, _TAG = 16, 12, 16
_NAME = re.compile(r"[0-9a-f]{32}")
_LOST = (
    "密封的文字打不开：解封用的密钥不在本机的数据文件夹里（opinion-keys）。"
    "从备份恢复的，请把原来的这个文件夹一并带来。"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said, how the person can be reached, and the name; the last two may be
    empty."""

    text: str
    contact: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The name of the key, and what it locks (base64)."""

    key: str
    text: str


def seal(told: Told, name: str = "") -> Sealed:
    """The words under a key, which is on the disk when this returns: a new one, or that of this
    name where it is still here."""
    name, locked = lock(json.dumps(asdict(told), ensure_ascii=False).encode(), name)
    return Sealed(name, base64.b64encode(locked).decode())


def opened(sealed: Sealed) -> Told:
    """The words. Raises NotAllowed where the key is not here or is not theirs."""
    return Told(**json.loads(unlock(sealed.key, base64.b64decode(sealed.text))))


def lock(data: bytes, name: str = "") -> tuple[str, bytes]:
    """The name of the key and the bytes under it; the key as for `seal`."""
    key = _key(name)
    if key is None:
        key, name = secrets.token_bytes(_KEY), secrets.token_hex(16)
        _keep(name, key)
    nonce = secrets.token_bytes(_NONCE)
    locking = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    locked = locking.update(data) + locking.finalize()
    return name, nonce + locking.tag + locked


def unlock(name: str, data: bytes) -> bytes:
    """The bytes that `lock` was given. Raises NotAllowed where the key is not here or is not
    theirs."""
    nonce, tag, locked = data[:_NONCE], data[_NONCE : _NONCE + _TAG], data[_NONCE + _TAG :]
    key = _key(name)
    if key is None:
        raise NotAllowed("key", _LOST)
    try:
        opening = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
        return opening.update(locked) + opening.finalize()
    except (InvalidTag, ValueError) as fault:
        raise NotAllowed("key", _LOST) from fault


def break_key(name: str) -> None:
    """Overwrite and remove the key: what it locked is gone for good. One that is gone is gone."""
    with suppress(FileNotFoundError, ValueError):
        place = _place(name)
        with place.open("r+b") as file:
            file.write(secrets.token_bytes(_KEY))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()


def _key(name: str) -> bytes | None:
    try:
        return _place(name).read_bytes()
    except (FileNotFoundError, ValueError):
        return None


def _keep(name: str, key: bytes) -> None:
    place = _place(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())


def _place(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError("no name of a key")
    return Path(settings.DATA) / KEYS / name
