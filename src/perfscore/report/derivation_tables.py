"""The lines below what a table came to: the rows that counted, and what they gave."""

from collections.abc import Callable, Iterator

from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import Aggregate, Column
from perfscore.model.printing import brief_text
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.steps import walk
from perfscore.score.result import Step

MOST_ROWS = 30
"""Rows that a derivation lists; of more it says how many there are."""


def row_lines(
    step: Step, language: Language, value_of: Callable[[Step], str]
) -> Iterator[DerivationLine]:
    """Give a line for each row that counted, with the cells that it read.

    ``value_of`` writes the value of a step, or why it has none.
    """
    for row in step.inputs[:MOST_ROWS]:
        if not isinstance(row.expression, Column):
            continue
        label = row.expression.label or Text("", "")
        cells = "，".join(_cells(row, language))
        if language == "en":
            cells = ", ".join(_cells(row, language))
        joint = "：" if language == "zh" else ": "
        name = label.in_language(language)
        text = f"{name}{joint}{cells}" if cells else name
        yield DerivationLine(text, _value(step, row, value_of), " → ")
    more = len(step.inputs) - MOST_ROWS
    if more > 0:
        rest = Text(f"另有 {more} 行", f"{more} more rows")
        yield DerivationLine(rest.in_language(language))


def _value(step: Step, row: Step, value_of: Callable[[Step], str]) -> str:
    """Write what a row gave; a row that is only counted gives nothing."""
    counts = isinstance(step.expression, Aggregate) and step.expression.value is None
    return "" if counts and row.value is not None else value_of(row)


def _cells(row: Step, language: Language) -> Iterator[str]:
    seen: set[str] = set()
    for step in walk(row):
        column = step.expression
        is_reported = isinstance(column, Column) and (step.cell or step.value is None)
        if not is_reported or not isinstance(column, Column) or column.name in seen:
            continue
        if step is row or not column.name:
            continue
        seen.add(column.name)
        if step.value is not None:
            yield f"{column.name} {brief_text(step.value, column.type, language)}"
