"""Rows are found through an index that is named."""

from typing import Any

from sqlalchemy import Select, Table


def through(index: str, table: Table, query: Select[Any]) -> Select[Any]:
    """Read a table through one of its indexes.

    SQLite keeps no statistics: by itself it may well take another, or read all rows.
    """
    return query.with_hint(table, f"INDEXED BY {index}", "sqlite")
