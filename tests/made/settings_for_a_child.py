"""The settings of a command that the pages start under test: the database of the test."""

import os

from zhenggai.settings import *  # noqa: F403 - a settings file takes all of another
from zhenggai.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["ZHENGGAI_TEST_NAME"]
