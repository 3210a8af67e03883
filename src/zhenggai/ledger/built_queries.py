"""Queries of nearly every page, whose SQL is built once for the process.

Django takes longer to build a query of many parts than the database to answer it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

# Stands in the built query for the text that is given when it is asked; nobody's id.
_GAP = "\0given {}"


class BuiltQuery:
    """A query of rows (`values_list`) that differs from time to time in given texts only.

    `build` makes it of as many texts as it takes; these are compared with what is stored and decide
    nothing else, for they are stand-ins.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], texts: int) -> None:
        """Keep how it is built; the first asking builds it."""
        self._build = build
        self._gaps = [_GAP.format(n) for n in range(texts)]
        self._built: tuple[SQLCompiler, str, Sequence[Any]] | None = None

    def rows(self, *given: str) -> list[tuple[Any, ...]]:
        """The rows for these texts: one question to the database."""
        if self._built is None:
            compiler = self._build(*self._gaps).query.get_compiler(DEFAULT_DB_ALIAS)
            self._built = (compiler, *compiler.as_sql())
        compiler, sql, parameters = self._built
        filled = dict(zip(self._gaps, given, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(one, one) for one in parameters])
            return [tuple(row) for row in compiler.results_iter([cursor.fetchall()])]
