"""Django made ready for a command: settings, and on request a database that is there and migrated.

Loaded by name only by commands that need a database.
"""

import os
from collections.abc import Sequence

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def set_up() -> None:
    """Let Django know its settings and apps; done once."""
    if not settings.configured:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhenggai.settings")
    if not apps.ready:
        django.setup()


def make_database() -> None:
    """Make the database where it is not there and bring it up to this program's tables.

    The data folder is its owner's alone.
    """
    set_up()
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def manage(given: Sequence[str]) -> None:
    """Django's own commands; it leaves with its own exit status."""
    set_up()
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    execute_from_command_line(["zhenggai manage", *given])
