"""What was found of rows and cells becomes a table."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyarrow as pa

from perfscore.batch.output.model import Shapes
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Diagnostic, Severity
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.score.result import Finding


class Found(NamedTuple):
    """One row of the table of findings; ``number`` is None for a file as a whole."""

    file: str
    number: int | None
    id: str | None
    column: str | None
    severity: Severity
    rule: str
    message: str
    hint: str | None


class Finds:
    """Gathers findings, in the words of one language."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._rows: list[Found] = []

    def bad(self, file: str, rows: Iterable[BadRow]) -> None:
        """Take in rows that were not read, or not scored."""
        word = self._shapes.word
        self._rows.extend(
            Found(
                file,
                each.number,
                None,
                each.column or None,
                each.rule.severity,
                each.rule.name,
                word(each.message),
                None if each.hint is None else word(each.hint),
            )
            for each in rows
        )

    def of_row(
        self, file: str, number: int | None, id_: str | None, found: Iterable[Finding]
    ) -> None:
        """Take in what the scorer found of an assessment."""
        word = self._shapes.word
        self._rows.extend(
            Found(
                file,
                number,
                id_,
                "/".join(each.path) or None,
                each.rule.severity,
                each.rule.name,
                word(each.message),
                None if each.hint is None else word(each.hint),
            )
            for each in found
        )

    def of_file(self, file: str, told: Iterable[Diagnostic]) -> None:
        """Take in what was told of a file as a whole."""
        word = self._shapes.word
        self._rows.extend(
            Found(
                file,
                None,
                None,
                None,
                each.rule.severity,
                each.rule.name,
                word(each.message),
                None if each.hint is None else word(each.hint),
            )
            for each in told
        )

    def count(self) -> dict[str, dict[str, int]]:
        """Count them by severity and rule."""
        counted: dict[str, dict[str, int]] = {}
        for each in self._rows:
            rules = counted.setdefault(each.severity.value, {})
            rules[each.rule] = rules.get(each.rule, 0) + 1
        return counted

    def table(self) -> pa.Table:
        """Give them as a table, by the rows they are of."""
        rows = sorted(self._rows, key=lambda each: each.number or 0)
        word = self._shapes.word
        columns: tuple[Sequence[object], ...] = (
            [each.file for each in rows],
            [each.number for each in rows],
            [each.id for each in rows],
            [each.column for each in rows],
            [word(SEVERITY_WORDS[each.severity]) for each in rows],
            [each.rule for each in rows],
            [each.message for each in rows],
            [each.hint for each in rows],
        )
        schema = self._shapes.findings
        return pa.Table.from_arrays(
            [
                _column(values, type_)
                for values, type_ in zip(columns, schema.types, strict=True)
            ],
            schema=schema,
        )


def _column(values: Sequence[object], type_: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(type_):
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, type_)
