"""A derivation as an appendix: a table with a row for each step."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.report.derivation_line import DerivationLine
from perfscore.report.part import heading
from perfscore.report.table import Role, Table, TableCell

TITLE = "计分过程"
_COLUMNS = (("项目和算式", 48), ("结果", 14), ("依据", 19), ("规则所在", 19))
_INDENT = "\u3000"
_DEEPEST = 10
"""Steps below this level are not indented further."""


def derivation_table(line: DerivationLine) -> Table:
    """Lay out what explains ``line``, a row a step; ``line`` itself is the subtitle.

    A step that explains another stands below it, one ideographic space further in. The
    result of a step is a text, as the derivation says it.
    """
    steps = [each for child in line.children for each in _steps(child, 0)]
    cells = [heading(0, column, name) for column, (name, _) in enumerate(_COLUMNS)]
    for row, (step, depth) in enumerate(steps, start=1):
        cells += _row(row, step, depth)
    whole = sum(width for _, width in _COLUMNS)
    return Table(
        title=TITLE,
        subtitle=line.lead + line.value,
        rows=1 + len(steps),
        columns=len(_COLUMNS),
        cells=tuple(cells),
        notes=(),
        column_widths=tuple(Fraction(width, whole) for _, width in _COLUMNS),
        sections=(),
    )


def _steps(line: DerivationLine, depth: int) -> Iterator[tuple[DerivationLine, int]]:
    yield line, depth
    for child in line.children:
        yield from _steps(child, depth + 1)


def _row(row: int, step: DerivationLine, depth: int) -> list[TableCell]:
    name = _INDENT * min(depth, _DEEPEST) + step.text
    cells = [TableCell(row, 0, name, Role.NAME)]
    for column, text in enumerate(
        (step.value, "；".join(step.basis), step.place), start=1
    ):
        role = Role.TEXT if text else Role.BLANK
        cells.append(TableCell(row, column, text, role))
    return cells
