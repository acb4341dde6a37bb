"""Groups, the total and the grade of a set as instructions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

from perfscore.batch.program.ir import Op
from perfscore.batch.program.lowering import Lowering, Reads
from perfscore.exact import exact_sum
from perfscore.model.expressions import ResultKind, Slot
from perfscore.model.indicator_set import Grade, Indicator, IndicatorSet
from perfscore.model.methods import Interval
from perfscore.model.outcomes import Aggregation, AggregationKind, Role, Veto
from perfscore.score.reported.places import Place
from perfscore.score.whole.vetoes import is_ceiling

_KINDS = {
    Role.NORMAL: ResultKind.BASE,
    Role.BONUS: ResultKind.BONUS,
    Role.PENALTY: ResultKind.PENALTY,
}


@dataclass(frozen=True, slots=True)
class _Part:
    value: int
    weight: Fraction
    share: Fraction | None


@dataclass(slots=True)
class Wholes:
    """What follows once the lines are scored.

    ``escapes`` are vetoes' conditions: where one holds the exact scorer has to score.
    ``told`` are those of vetoes that only bound the grade: that is done here.
    """

    made: IndicatorSet
    places: int
    lowering: Lowering
    adds_rounded: bool
    escapes: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    total: int | None = None
    grade: int | None = None

    def work_out(
        self, places: Sequence[Place], lines: Mapping[int, tuple[int, int]]
    ) -> None:
        """Work out the whole; ``lines`` holds exact and rounded scores by place."""
        by_id = {
            id(place.indicator): lines[index]
            for index, place in enumerate(places)
            if index in lines
        }
        results = self.lowering.results
        tops: dict[Role, list[int]] = {role: [] for role in Role}
        for node in self.made.indicators:
            for part in self._parts(node, (), by_id):
                tops[node.role].append(part.value)
        program = self.lowering.program
        for role, kind in _KINDS.items():
            results[kind, ()] = program.total(tops[role])
        rule = self.made.total
        total = results[ResultKind.BASE, ()]
        if rule is not None and rule.value is not None:
            total = self.lowering.lower(rule.value)
        if self.made.rounding is not None:
            total = program.add(Op.ROUND, total, rounding=self.made.rounding)
        self.total = total
        results[ResultKind.TOTAL, ()] = total
        self.grade = self._graded(total)
        for each in () if rule is None else rule.vetoes:
            self.grade = self._bounded(each, self.grade)

    def _bounded(self, veto: Veto, grade: int) -> int:
        """Bound the grade from above where a veto does but that; leave others."""
        lowering, add = self.lowering, self.lowering.program.add
        before, lowering.is_partial = lowering.is_partial, False
        holds = lowering.lower(veto.condition)
        is_known, lowering.is_partial = not lowering.is_partial, before
        if not (is_known and is_ceiling(veto)):
            lowering.is_partial = before or not is_known
            self.escapes.append(holds)
            return grade
        self.told.append(holds)
        # false, but where it cannot be told whether the veto applies
        self.escapes.append(add(Op.AND, holds, add(Op.NOT, holds)))
        constant = lowering.program.constant
        ranks = [each.interval.low for each in self.made.grades]
        for effect in veto.effects:
            for index, each in enumerate(self.made.grades):
                if each.name != effect.grade:
                    continue
                for above, low in enumerate(ranks):
                    if _is_higher(low, ranks[index]):
                        is_above = add(Op.EQUAL, grade, constant(above))
                        applies = add(Op.AND, holds, is_above)
                        grade = add(Op.SELECT, applies, constant(index), grade)
        return grade

    def _parts(
        self,
        node: Indicator,
        above: tuple[str, ...],
        lines: Mapping[int, tuple[int, int]],
    ) -> list[_Part]:
        results, path = self.lowering.results, (*above, node.title)
        if not node.children:
            if id(node) not in lines:
                return []
            value = lines[id(node)][int(self.adds_rounded)]
            results[ResultKind.SCORE, path] = value
            return [_Part(value, node.weight or Fraction(), node.share)]
        inner = [
            part for child in node.children for part in self._parts(child, path, lines)
        ]
        if not inner:
            return []
        weight, value = self._group(node, inner)
        results[ResultKind.SCORE, path] = value
        reads = Reads(
            {
                Slot.SCORE: value,
                Slot.WEIGHT: self.lowering.program.constant(weight),
            }
        )
        self.escapes.extend(
            self.lowering.lower(each.condition, reads) for each in node.vetoes
        )
        return [_Part(value, weight, node.share)]

    def _group(self, node: Indicator, parts: list[_Part]) -> tuple[Fraction, int]:
        stated, program = node.aggregation, self.lowering.program
        values = [each.value for each in parts]
        whole = exact_sum(each.weight for each in parts)
        if stated is None:
            return whole, program.total(values)
        if stated.kind is AggregationKind.SUM:
            weight, made = whole, program.total(values)
        else:
            weight = node.weight or Fraction()
            made = self._aggregated(stated, parts, weight)
        if stated.cap is not None:
            limit = program.constant(stated.cap * weight)
            made = program.add(Op.LEAST, limit, made)
        if stated.floor is not None:
            made = program.add(Op.MOST, self.lowering.lower(stated.floor), made)
        return weight, made

    def _aggregated(
        self, stated: Aggregation, parts: list[_Part], own: Fraction
    ) -> int:
        program = self.lowering.program
        values = [each.value for each in parts]
        match stated.kind:
            case AggregationKind.FORMULA if stated.value is not None:
                return self.lowering.lower(stated.value)
            case AggregationKind.LOWEST:
                return reduce(lambda a, b: program.add(Op.LEAST, a, b), values)
            case AggregationKind.HIGHEST:
                return reduce(lambda a, b: program.add(Op.MOST, a, b), values)
            case AggregationKind.WEIGHTED_MEAN:
                return self._mean(parts, own)
        self.lowering.is_partial = True
        return program.add(Op.UNDEFINED)

    def _mean(self, parts: list[_Part], own: Fraction) -> int:
        program = self.lowering.program
        stated = [each.share for each in parts if each.share is not None]
        if len(stated) < len(parts):
            stated = [Fraction(1, len(parts))] * len(parts)
        whole = exact_sum(stated)
        if any(each.weight == 0 for each in parts) or whole == 0:
            self.lowering.is_partial = True
            return program.add(Op.UNDEFINED)
        terms = [
            program.add(
                Op.MULTIPLY,
                part.value,
                program.constant(own * share / whole / part.weight),
            )
            for part, share in zip(parts, stated, strict=True)
        ]
        return program.total(terms)

    def _graded(self, total: int) -> int:
        """Give the index of the first grade in which the total lies, else -1."""
        program = self.lowering.program
        made = program.constant(-1)
        for index, grade in reversed(list(enumerate(self.made.grades))):
            conditions = self._within(grade, total)
            one = program.constant(index)
            if not conditions:
                made = one
                continue
            holds = reduce(lambda a, b: program.add(Op.AND, a, b), conditions)
            made = program.add(Op.SELECT, holds, one, made)
        return made

    def _within(self, grade: Grade, total: int) -> list[int]:
        program = self.lowering.program
        interval: Interval = grade.interval
        found = []
        if interval.low is not None:
            op = Op.AT_MOST if interval.low_included else Op.LESS
            found.append(program.add(op, program.constant(interval.low), total))
        if interval.high is not None:
            op = Op.AT_MOST if interval.high_included else Op.LESS
            found.append(program.add(op, total, program.constant(interval.high)))
        return found


def _is_higher(low: Fraction | None, other: Fraction | None) -> bool:
    """Whether a grade begins above another; one without a beginning is the lowest."""
    return low is not None and (other is None or low > other)
