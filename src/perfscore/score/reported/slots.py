"""What a line's expressions read: weight, target, actual value, rating, points."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.exact import NumberFault, exact_text
from perfscore.model.assessment import Cell
from perfscore.model.expressions import Local, Slot
from perfscore.model.methods import Checklist, Rating
from perfscore.model.targets import (
    CellValue,
    NotApplicableCell,
)
from perfscore.model.units import NUMBER, POINTS, Kind, ValueType
from perfscore.score import rules
from perfscore.score.reported.environment import Environment
from perfscore.score.reported.lines import Line
from perfscore.score.reported.measured import measure_actual, measure_target
from perfscore.score.reported.names import plain
from perfscore.score.reported.reading import (
    Fault,
    number_fault,
    read_points,
    read_truth,
    written_value,
)
from perfscore.score.reported.wanted import Wanted
from perfscore.score.result import Step
from perfscore.source import Source, Span

_NOWHERE = Span(Source("", ""), 0, 0)


def _node(slot: Slot, type_: ValueType) -> Local:
    return Local(span=_NOWHERE, type=type_, slot=slot)


# What a value read from a cell stands for; ``Step.cell`` holds it with its unit.
_WEIGHT = _node(Slot.WEIGHT, POINTS)
_TARGET = _node(Slot.TARGET, NUMBER)
_ACTUAL = _node(Slot.ACTUAL, NUMBER)
_JUDGED = _node(Slot.JUDGED, POINTS)
_RATING = _node(Slot.RATING, Kind.TEXT)


@dataclass(slots=True)
class Reading:
    """What was found in a line's cells while its values were read.

    ``faults`` say why a value is undefined; ``notes`` are told in any case.
    """

    faults: dict[Slot, Fault] = field(default_factory=dict)
    notes: list[Fault] = field(default_factory=list)


def read_target(line: Line, year: int | None) -> tuple[CellValue | None, Fault | None]:
    """Read the target that the set fixes, or else the one that the unit states."""
    fixed = line.place.indicator.target
    if fixed is not None:
        return fixed, None
    cell = line.row.target if line.row else None
    if cell is None:
        return None, None
    value = written_value(cell, year=year)
    if isinstance(value, NumberFault):
        return None, number_fault(cell, value)
    if isinstance(value, NotApplicableCell):
        return value, number_fault(cell, value)
    return value, None


def read_slots(
    line: Line,
    wanted: Wanted,
    weight: Fraction,
    target: tuple[CellValue | None, Fault | None],
    environment: Environment,
) -> Reading:
    """Put what the row and the set say of a line into ``environment``.

    ``target`` is what :func:`read_target` gave.
    """
    found, scoring = Reading(), wanted.scoring
    value, fault = target
    written = _written_target(line)
    environment.weight = Step(_WEIGHT, weight)
    aim = measure_target(value, written, wanted.target)
    environment.target = Step(_TARGET, aim.value, (), written)
    fault = fault or aim.fault
    if fault is not None:
        found.faults[Slot.TARGET] = fault
    if scoring.value is None:
        cell = line.row.actual if line.row else None
        made = measure_actual(cell, value, wanted.actual)
        text = cell.text.strip() if cell else None
        environment.actual = Step(_ACTUAL, made.value, (), text or None)
        environment.value = environment.actual
        found.notes.extend(made.notes)
        if made.fault is not None:
            found.faults[Slot.ACTUAL] = made.fault
    method, judged = scoring.method, None
    if scoring.judged or isinstance(method, Rating):
        judged = _judged(line, found, environment)
    if isinstance(method, Rating):
        environment.rating = _rating(line, method, judged, weight, found)
    if isinstance(method, Checklist):
        environment.points = _points(line, method, found)
    return found


def _written_target(line: Line) -> str | None:
    indicator = line.place.indicator
    if indicator.target is not None:
        return indicator.target_text
    if line.row is None or line.row.target is None:
        return None
    return line.row.target.text.strip() or None


def _judged(line: Line, found: Reading, environment: Environment) -> Fraction | None:
    """Read the points that a person gave, from the 自评得分."""
    cell = line.row.claimed if line.row else None
    points, fault = read_points(cell) if cell else (None, None)
    if fault is not None:
        found.faults[Slot.JUDGED] = fault
    environment.judged = Step(_JUDGED, points, (), cell.text.strip() if cell else None)
    return points


def _rating(
    line: Line,
    method: Rating,
    judged: Fraction | None,
    weight: Fraction,
    found: Reading,
) -> Step:
    chosen, stated = _chosen(line, method)
    if chosen is None and judged is not None and weight:
        chosen = _band_of(method, judged / weight)
        if chosen is None:
            found.faults[Slot.RATING] = in_no_band(exact_text(judged))
        else:
            found.notes.append(inferred(exact_text(judged), chosen))
    return Step(_RATING, chosen, (), stated)


def _chosen(line: Line, method: Rating) -> tuple[str | None, str | None]:
    """Give the rating that the row states, and as it was written."""
    row = line.row
    names = {plain(each.name): each.name for each in method.rows}
    if row is not None and row.rating is not None and row.rating.text.strip():
        written = row.rating.text.strip()
        return names.get(plain(written), written), written
    if row is not None and row.actual is not None:
        written = row.actual.text.strip()
        if plain(written) in names:
            return names[plain(written)], written
    return None, None


def inferred(shown: str, chosen: str) -> Fault:
    """Say that points, as they are shown, stand for a rating."""
    return Fault(
        rules.RATING_INFERRED,
        Text(
            f"没有写明评级，由自评得分 {shown} 推定为“{chosen}”",
            f"no rating stated; {shown} points make it “{chosen}”",
        ),
    )


def in_no_band(shown: str) -> Fault:
    """Say that points, as they are shown, stand for no rating."""
    return Fault(
        rules.OUTSIDE_BAND,
        Text(
            f"没有写明评级，自评得分 {shown} 不在任何一个等级的范围内",
            f"no rating stated, and {shown} points lie in no rating's band",
        ),
    )


def _band_of(method: Rating, share: Fraction) -> str | None:
    """Give the only band in which ``share`` lies; None where several hold it."""
    names = [row.name for row in method.rows if share in row.share]
    return names[0] if len(names) == 1 else None


def _points(line: Line, method: Checklist, found: Reading) -> tuple[Step, ...]:
    written = line.row.points if line.row else ()
    answers = {plain(text): cell for text, cell in written}
    found.notes.extend(_unknown_points(written, method))
    steps = []
    for index, row in enumerate(method.rows):
        cell = answers.get(plain(row.text)) or answers.get(str(index + 1))
        met, fault = read_truth(cell) if cell else (None, None)
        if fault is not None:
            found.notes.append(fault)
        local = Local(
            span=row.span,
            type=Kind.TRUTH,
            slot=Slot.POINT,
            index=index,
            label=Text(f"要点“{row.text}”", f"point “{row.text}”"),
        )
        steps.append(Step(local, met, (), cell.text.strip() if cell else None))
    return tuple(steps)


def _unknown_points(
    written: tuple[tuple[str, Cell], ...], method: Checklist
) -> Iterator[Fault]:
    names = [row.text for row in method.rows]
    known = {plain(each) for each in names}
    known.update(str(index + 1) for index in range(len(names)))
    for text, _ in written:
        if plain(text) not in known:
            near = "、".join(f"“{each}”" for each in nearest(text, names))
            yield Fault(
                rules.UNKNOWN_POINT,
                Text(
                    f"本指标没有要点“{text[:40]}”，没有用到它",
                    f"the indicator has no point “{text[:40]}”; it is not used",
                ),
                Text(f"文字相近的有 {near}", f"near texts: {near}") if near else None,
            )
