"""What changes between two sets, counted row by row from the exact scorer's results."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.batch.impact.counting import Counted
from perfscore.batch.impact.matched import Line
from perfscore.batch.impact.movers import Movers
from perfscore.batch.impact.scoring import TwoScorer
from perfscore.model.outcomes import Role
from perfscore.score.result import Score


@dataclass
class Naive:
    """Counts in points; ``moves`` holds change, grades up and number of each row."""

    rows: int = 0
    lost: int = 0
    gained: int = 0
    matrix: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    before: list[Fraction] = field(default_factory=list)
    after: list[Fraction] = field(default_factory=list)
    lines: list[list[Fraction]] = field(default_factory=list)
    groups: Counter[tuple[str, str]] = field(default_factory=Counter)
    moves: list[tuple[Fraction, int, int]] = field(default_factory=list)


def naive(two: TwoScorer, scored: Sequence[tuple[int, str, Score, Score]]) -> Naive:
    """Count rows: their numbers, their groups, their scores by both sets."""
    made = Naive(lines=[[Fraction()] * 4 for _ in two.lines])
    ranks = [each.name for each in two.grades[1]]
    for number, group, before, after in scored:
        names = _grade(before), _grade(after)
        made.rows += 1
        made.matrix[names] += 1
        made.groups[group, "rows"] += 1
        both = before.total is not None and after.total is not None
        made.lost += before.total is not None and after.total is None
        made.gained += before.total is None and after.total is not None
        for sums, line in zip(made.lines, two.lines, strict=True):
            first, second = _points(two, line, before, 0), _points(two, line, after, 1)
            if both:
                sums[2] += first is not None and second is None
                sums[3] += first is None and second is not None
                sums[0] += first or 0
                sums[1] += second or 0
        if before.total is None or after.total is None:
            continue
        made.before.append(before.total)
        made.after.append(after.total)
        change = after.total - before.total
        shift = 0
        if names[0] in ranks and names[1] in ranks:
            shift = ranks.index(names[0]) - ranks.index(names[1])
        made.moves.append((change, shift, number))
        made.groups[group, "up"] += change > 0
        made.groups[group, "down"] += change < 0
        made.groups[group, "better"] += shift > 0
    return made


def differences(
    two: TwoScorer, wanted: Naive, counted: Counted, movers: Movers, most: int
) -> list[str]:
    """Say where counts are not what was counted row by row."""
    unit = two.unit
    names = [(*(each.name for each in grades), "", None) for grades in two.grades]
    pairs = {
        "rows": (wanted.rows, counted.rows),
        "lost": (wanted.lost, counted.lost),
        "gained": (wanted.gained, counted.gained),
        "compared": (len(wanted.before), counted.compared),
        "matrix": (
            dict(wanted.matrix),
            {
                (names[0][one], names[1][other]): count
                for (one, other), count in counted.matrix.items()
            },
        ),
        "before": (_spread(wanted.before), _values(counted.before.values, unit)),
        "after": (_spread(wanted.after), _values(counted.after.values, unit)),
        "change": (
            _spread([each[0] for each in wanted.moves]),
            _values(counted.change.values, unit),
        ),
        "sum": (sum(wanted.before), Fraction(counted.before.sum) / unit),
        "lines": (
            wanted.lines,
            [
                [Fraction(x.before) / unit, Fraction(x.after) / unit, x.lost, x.gained]
                for x in counted.lines
            ],
        ),
        "groups": (
            dict(+wanted.groups),
            {
                (name or "", key): count
                for name, each in counted.groups["地区"].items()
                for key, count in (
                    ("rows", each.rows),
                    ("up", each.up),
                    ("down", each.down),
                    ("better", each.grade_up),
                )
                if count
            },
        ),
        "up": (
            [
                x[2]
                for x in sorted(wanted.moves, key=lambda x: (-x[0], -x[1]))
                if (x[0], x[1]) > (0, 0)
            ][:most],
            [each.known.number for each in movers.up],
        ),
        "down": (
            [
                x[2]
                for x in sorted(wanted.moves, key=lambda x: (x[0], x[1]))
                if (x[0], x[1]) < (0, 0)
            ][:most],
            [each.known.number for each in movers.down],
        ),
    }
    return [
        f"{name}: {one!r}, not {other!r}"
        for name, (other, one) in pairs.items()
        if one != other
    ]


def _grade(score: Score) -> str | None:
    if score.total is None:
        return None
    return score.grade.name if score.grade else ""


def _points(two: TwoScorer, line: Line, score: Score, side: int) -> Fraction | None:
    """Add up a place's lines; below zero where they are taken off."""
    at = line.at[side]
    if at is None:
        return None
    indicator = two.place(side, at).indicator
    own = [each for each in score.lines if each.indicator is indicator]
    if any(each.score is None for each in own):
        return None
    if not own:
        return Fraction() if indicator.declared else None
    found = sum((each.score or Fraction() for each in own), Fraction())
    return -found if score.role_of(own[0]) is Role.PENALTY else found


def _spread(values: Sequence[Fraction]) -> dict[Fraction, int]:
    return dict(Counter(values))


def _values(values: object, unit: int) -> dict[Fraction, int] | None:
    if not isinstance(values, dict):
        return None
    return {Fraction(value) / unit: count for value, count in values.items()}
