"""The settings under test: a data folder for this process alone, on SQLite a real file.

In memory SQLite locks otherwise than on the disk, and a killed process would leave nothing.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Commands that tests start find the same folder.
os.environ["ZHENGGAI_DATA"] = tempfile.mkdtemp(prefix="zhenggai-tests-")
atexit.register(shutil.rmtree, os.environ["ZHENGGAI_DATA"], ignore_errors=True)

from zhenggai.settings import *  # noqa: E402, F403 - a settings file takes all of another
from zhenggai.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {
        "NAME": Path(os.environ["ZHENGGAI_DATA"]) / "test_zhenggai.sqlite3"
    }
# Hashing of passwords is slow on purpose, and no test asks for that; one-time passwords are hashed
# quickly anyway.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Every test begins with clients of its own: none lists all style sheets first. What a server makes
# of them is asked of one (`served_house`).
WHITENOISE_AUTOREFRESH = True
