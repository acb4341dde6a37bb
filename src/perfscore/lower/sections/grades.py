"""等级: the grades and the totals that each covers."""

from collections.abc import Iterator

from perfscore.lower.expressions.intervals import constant_interval
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.names.as_written import Part, parts
from perfscore.lower.names.scope import Scope
from perfscore.lower.sections.definitions import lower_named
from perfscore.model.indicator_set import Grade
from perfscore.syntax import tree as t


def lower_grades(scope: Scope, sections: list[t.Grades]) -> tuple[Grade, ...]:
    """Settle the grades, and the parameters that their ends read before all others."""
    made = []
    for section in sections:
        require_rows(scope.findings, section.span, "等级", section.rows)
        for row in section.rows:
            for name in _names((row.interval.low, row.interval.high)):
                lower_named(scope, name)
            interval = constant_interval(scope, row.interval)
            if interval is not None:
                made.append(Grade(row.span, row.name, interval))
    scope.names.grades = tuple(made)
    return scope.names.grades


def _names(ends: tuple[Part, ...]) -> Iterator[str]:
    waiting = list(ends)
    while waiting:
        node = waiting.pop()
        if isinstance(node, t.Name):
            yield node.text
        waiting.extend(parts(node))
