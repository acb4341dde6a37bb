"""Which rows and branches of a set some score has taken, and which none has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Expression,
    Undefined,
)
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import NotApplicable, Veto
from perfscore.model.printing import formula
from perfscore.score.program.steps import steps_of
from perfscore.score.result import Score, Step
from perfscore.source import Span

_OTHERWISE = Text("否则", "else")
_DEFINITION = Text("定义", "definition")
_PARAMETER = Text("参数", "parameter")
_CLASSES = Text("分级", "classes")
_COLUMN = Text("列", "column")
_NOT_APPLICABLE = Text("不适用", "not applicable")
_VETO = Text("否决", "veto")
_TOTAL = Text("总分", "total")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row, a branch or a point that is met or not; ``span`` is where it stands."""

    said: Text
    span: Span
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """The rows of one indicator's method, of a definition or a veto."""

    path: tuple[str, ...]
    kind: Text
    rows: tuple[Row, ...]

    @property
    def taken(self) -> int:
        """How many rows were taken."""
        return sum(row.is_taken for row in self.rows)


def coverage(indicator_set: IndicatorSet, scores: Sequence[Score]) -> list[Covered]:
    """Say of every row of the set whether one of ``scores`` took it.

    A choice that leaves only one value possible is no choice and has no rows.
    """
    taken = frozenset(_taken(step for score in scores for step in steps_of(score)))
    found = []
    for path, kind, expressions in _places(indicator_set):
        rows = tuple(_rows(expressions, taken))
        if rows:
            found.append(Covered(path, kind, rows))
    for path, clause, concerned in _clauses(indicator_set):
        lines = [
            line
            for score in scores
            for line in score.lines
            if id(line.indicator) in concerned
        ]
        times = sum(line.not_applicable is clause for line in lines)
        said = Text(clause.span.text, clause.span.text)
        rows = _both(said, clause.span, times, len(lines))
        found.append(Covered(path, _NOT_APPLICABLE, rows))
    for path, veto in _vetoes(indicator_set):
        times = sum(any(each.veto is veto for each in score.vetoes) for score in scores)
        rows = _both(veto.said, veto.span, times, len(scores))
        found.append(Covered(path, _VETO, rows))
    return found


def counted(covered: Iterable[Covered]) -> tuple[int, int]:
    """Count the rows that were taken, and all the rows there are."""
    every = list(covered)
    return sum(each.taken for each in every), sum(len(each.rows) for each in every)


def _both(said: Text, span: Span, times: int, of: int) -> tuple[Row, Row]:
    """Give the rows of what held ``times`` times: that it did, and that it did not."""
    return Row(said, span, times > 0), Row(_fails(said), span, times < of)


def _taken(steps: Iterable[Step]) -> Iterator[tuple[int, int]]:
    """Give each choice that was made, by its id, with the row that it took."""
    for step in steps:
        choice = step.expression
        if not isinstance(choice, Choice) or not step.inputs:
            continue
        tried = len(step.inputs) - 1
        if tried > 0 and step.inputs[-2].value is True:
            yield id(choice), tried - 1
        elif tried == len(choice.branches):
            yield id(choice), tried


def _places(
    indicator_set: IndicatorSet,
) -> Iterator[tuple[tuple[str, ...], Text, tuple[Expression, ...]]]:
    for each in indicator_set.definitions:
        kind = _PARAMETER if each.is_parameter else _DEFINITION
        yield (each.name,), kind, (each.value,)
    for table in indicator_set.tables:
        for column in table.computed:
            yield (table.name, column.name), _COLUMN, (column.value,)
    for path, indicator in _indicators(indicator_set.indicators, ()):
        scoring = indicator.scoring
        if scoring is not None:
            parts = (*((scoring.value,) if scoring.value else ()), scoring.score)
            yield path, Text(scoring.name, "rows"), parts
        aggregation = indicator.aggregation
        if aggregation is not None and aggregation.value is not None:
            yield path, Text("汇总", "aggregate"), (aggregation.value,)
    for declared in indicator_set.declared_scoring:
        forms = "、".join(form.value for form in declared.forms)
        scoring = declared.scoring
        parts = (*((scoring.value,) if scoring.value else ()), scoring.score)
        yield (f"目标 {forms}",), Text(scoring.name, "rows"), parts
    if indicator_set.total is not None and indicator_set.total.value is not None:
        yield (), _TOTAL, (indicator_set.total.value,)
    for classes in indicator_set.classifications:
        yield (classes.name,), _CLASSES, (classes.value,)


def _indicators(
    indicators: Sequence[Indicator], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Indicator]]:
    for indicator in indicators:
        path = (*above, indicator.title)
        yield path, indicator
        yield from _indicators(indicator.children, path)


def _clauses(
    indicator_set: IndicatorSet,
) -> Iterator[tuple[tuple[str, ...], NotApplicable, frozenset[int]]]:
    """Give each 不适用 with the ids of the indicators whose lines it can leave out."""
    for path, indicator in _indicators(indicator_set.indicators, ()):
        if indicator.not_applicable is not None:
            below = frozenset(id(each) for each in indicator.walk())
            yield path, indicator.not_applicable, below
    declared = indicator_set.declared_not_applicable
    if declared is not None:
        places = (each for each in indicator_set.walk() if each.declared)
        yield (), declared, frozenset(id(each) for each in places)


def _vetoes(indicator_set: IndicatorSet) -> Iterator[tuple[tuple[str, ...], Veto]]:
    for path, indicator in _indicators(indicator_set.indicators, ()):
        for veto in indicator.vetoes:
            yield path, veto
    if indicator_set.total is not None:
        for veto in indicator_set.total.vetoes:
            yield (), veto


def _rows(
    expressions: Iterable[Expression], taken: frozenset[tuple[int, int]]
) -> Iterator[Row]:
    waiting = list(expressions)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Choice):
            yield from _of_choice(node, taken)
        if not isinstance(node, Aggregate):
            waiting.extend(reversed(parts_of(node)))


def _of_choice(choice: Choice, taken: frozenset[tuple[int, int]]) -> Iterator[Row]:
    rows = [
        (index, branch)
        for index, branch in enumerate(choice.branches)
        if not isinstance(branch.value, Undefined)
    ]
    has_rest = not isinstance(choice.otherwise, Undefined)
    if len(rows) + has_rest <= 1:
        return
    said = [branch.label or _condition(branch.condition) for _, branch in rows]
    for (index, branch), label in zip(rows, said, strict=True):
        yield Row(label, branch.value.span, (id(choice), index) in taken)
    if has_rest:
        rest = _fails(said[0]) if len(said) == 1 else _OTHERWISE
        is_taken = (id(choice), len(choice.branches)) in taken
        yield Row(rest, choice.otherwise.span, is_taken)


def _condition(condition: Expression) -> Text:
    zh, en = formula(condition, "zh"), formula(condition, "en")
    return Text(f"若 {zh[:_SHOWN]}", f"if {en[:_SHOWN]}")


def _fails(said: Text) -> Text:
    return Text(f"{said.zh}（不成立）", f"{said.en} (does not hold)")
