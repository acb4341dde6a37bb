"""Which indicators do not apply to a unit, and by which clause of the set."""

from collections.abc import Callable
from dataclasses import dataclass, field

from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, Local
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import NotApplicable
from perfscore.model.targets import NotApplicableCell
from perfscore.score.program.compile import compile_expression
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.lines import Line
from perfscore.score.result import Step


@dataclass(frozen=True, slots=True)
class Subject:
    """What does not apply: one line, or a group with all the lines below it.

    ``node`` is the group, or the line's place; ``lines`` are indices.
    """

    clause: NotApplicable
    node: Indicator
    lines: tuple[int, ...]

    @property
    def is_group(self) -> bool:
        """Whether a group's clause leaves out all that is below it."""
        return self.node.not_applicable is self.clause and bool(self.node.children)


@dataclass(slots=True)
class Applying:
    """The subjects; ``open`` are the steps of conditions without a value, by line."""

    subjects: list[Subject] = field(default_factory=list)
    open: dict[int, Step] = field(default_factory=dict)


class Applicability:
    """The 不适用 clauses of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._declared = indicator_set.declared_not_applicable
        nodes = tuple(indicator_set.walk())
        clauses = [node.not_applicable for node in nodes] + [self._declared]
        self._runs = {
            id(each): compile_expression(each.condition, bodies)
            for each in clauses
            if each is not None and each.condition is not None
        }
        self._groups = tuple(
            node for node in nodes if node.children and node.not_applicable
        )
        self.is_needed = any(each is not None for each in clauses)
        self._reads_cells = frozenset(
            id(each)
            for each in clauses
            if each is not None and each.condition and _reads_cells(each.condition)
        )

    def clause_of(self, line: Line) -> NotApplicable | None:
        """Give the clause of a line itself, not of the groups above it."""
        own = line.place.indicator.not_applicable
        if own is None and line.place.indicator.declared:
            return self._declared
        return own

    def find(
        self,
        lines: list[Line],
        environment: Environment,
        read: Callable[[int], None],
    ) -> Applying:
        """Say what does not apply; groups come first, from the outside in.

        ``read`` puts a line's own cells into ``environment``.
        """
        found = Applying()
        settled: set[int] = set()
        for node in self._groups:
            below = [
                index
                for index, line in enumerate(lines)
                if index not in settled
                and any(each is node for each in line.place.above)
            ]
            clause = node.not_applicable
            if clause is not None and below:
                said = all(is_said(lines[index]) for index in below)
                if self._holds(clause, said, below, environment, found):
                    found.subjects.append(Subject(clause, node, tuple(below)))
                    settled.update(below)
        for index, line in enumerate(lines):
            clause = self.clause_of(line)
            if index in settled or clause is None or index in found.open:
                continue
            if id(clause) in self._reads_cells:
                read(index)
            said = is_said(line)
            if self._holds(clause, said, [index], environment, found):
                node = line.place.indicator
                found.subjects.append(Subject(clause, node, (index,)))
        return found

    def _holds(
        self,
        clause: NotApplicable,
        said: bool,  # noqa: FBT001 - one of two ways in which a clause holds
        lines: list[int],
        environment: Environment,
        found: Applying,
    ) -> bool:
        if clause.condition is None:
            return said
        step = self._runs[id(clause)](environment)
        if step.value is None:
            found.open.update(dict.fromkeys(lines, step))
        return step.value is True


def is_said(line: Line) -> bool:
    """Whether the unit writes 不适用 as its 完成值."""
    cell = line.row.actual if line.row else None
    return cell is not None and isinstance(cell_value(cell.text), NotApplicableCell)


def _reads_cells(condition: Expression) -> bool:
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Local):
            return True
        waiting.extend(parts_of(node))
    return False
