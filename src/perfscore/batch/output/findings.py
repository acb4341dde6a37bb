"""What was found of rows and cells becomes a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from perfscore.batch.output.model import ROW, Shapes
from perfscore.batch.output.points import repeated
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import BadRow
from perfscore.batch.telling.pieces import Gathered
from perfscore.diagnostics.model import Diagnostic, Severity
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.score.result import Finding

_NO_IDS: Mapping[int, str] = {}


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
        self._tables: list[pa.Table] = []
        self._counts: list[dict[str, dict[str, int]]] = []

    def bad(
        self, file: str, rows: Iterable[BadRow], *, ids: Mapping[int, str] = _NO_IDS
    ) -> None:
        """Take in rows that were not read, or not scored; ``ids`` by their numbers."""
        word = self._shapes.word
        self._rows.extend(
            Found(
                file,
                each.number,
                ids.get(each.number),
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

    def of_columns(self, file: str, named: Named, found: Gathered) -> None:
        """Take in what was found of assessments by column."""
        owner, size = found.owner, len(found.owner)
        blank = pa.nulls(size, pa.string())
        ids = blank if named.ids is None else named.ids.take(pa.array(owner))
        columns = [
            repeated(np.zeros(size, np.int64), [file]),
            pa.array(named.numbers[owner]),
            ids,
            found.path,
            found.severity.dictionary_encode(),
            found.rule.dictionary_encode(),
            found.message,
            found.hint,
        ]
        schema = self._shapes.findings
        fitted = [
            each if each.type == wanted else each.cast(wanted)
            for each, wanted in zip(columns, schema.types, strict=True)
        ]
        self._tables.append(pa.Table.from_arrays(fitted, schema=schema))
        self._counts.append(found.counts)

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
        for counts in self._counts:
            for severity, of_rules in counts.items():
                rules = counted.setdefault(severity, {})
                for rule, count in of_rules.items():
                    rules[rule] = rules.get(rule, 0) + count
        return counted

    def table(self) -> pa.Table:
        """Give them as a table, by the rows they are of."""
        rows = sorted(self._rows, key=lambda each: each.number or 0)
        own = self._of_rows(rows)
        if not self._tables:
            return own
        tables = [each for each in (own, *self._tables) if each.num_rows]
        whole = pa.concat_tables(tables or [own]).unify_dictionaries()
        numbers = whole.column(self._shapes.word(ROW)).fill_null(0).to_numpy()
        return whole.take(pa.array(np.argsort(numbers, kind="stable")))

    def _of_rows(self, rows: Sequence[Found]) -> pa.Table:
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
