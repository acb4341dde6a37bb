"""The scoring methods as a set states them, beside the core they lower to."""

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Expression
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of numbers; ``None`` is no bound on that side.

    The span is of the whole condition (``[80%, 90%)``, ``≥ 90%``).
    """

    span: Span = field(compare=False, repr=False)
    low: Fraction | None
    low_included: bool
    high: Fraction | None
    high_included: bool

    def __contains__(self, value: Fraction) -> bool:
        """Whether ``value`` lies in the interval."""
        return not (
            (self.low is not None and value < self.low)
            or (self.low is not None and value == self.low and not self.low_included)
            or (self.high is not None and value > self.high)
            or (self.high is not None and value == self.high and not self.high_included)
        )


@dataclass(frozen=True, slots=True)
class BandRow:
    """``[80%, 90%)：4分``. ``interval`` is None for 否则 or a bound not constant."""

    span: Span = field(compare=False, repr=False)
    interval: Interval | None
    points: Expression
    is_otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Banded:
    """分档: the row in which the indicator's value lies gives the points."""

    subject: Expression
    rows: tuple[BandRow, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """评级: a person chooses a band and gives points within it."""

    rows: tuple["RatingRow", ...]


@dataclass(frozen=True, slots=True)
class RatingRow:
    """``好：[80%, 100%]``: shares of the weight that the band allows."""

    span: Span = field(compare=False, repr=False)
    name: str
    share: Interval


@dataclass(frozen=True, slots=True)
class Checklist:
    """要点: each point that is met earns its share; a 前置 gates the rest."""

    rows: tuple["ChecklistRow", ...]


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """``已制定…制度：1分``; ``points`` is in points, in the indicator's own weight."""

    span: Span = field(compare=False, repr=False)
    text: str
    points: Expression
    is_prerequisite: bool


@dataclass(frozen=True, slots=True)
class Interpolated:
    """插值: straight lines between the points that the rows state."""

    subject: Expression
    rows: tuple["InterpolationRow", ...]


@dataclass(frozen=True, slots=True)
class InterpolationRow:
    """``9.5%：80%``; ``value`` is None where it is not a constant."""

    span: Span = field(compare=False, repr=False)
    value: Fraction | None
    points: Expression


@dataclass(frozen=True, slots=True)
class Discretionary:
    """酌定: a person gives the points, within bounds that the core holds."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """按名次: the place among a group gives the points."""


@dataclass(frozen=True, slots=True)
class Other:
    """A method whose core expression says all there is to check."""


Method = Banded | Rating | Checklist | Interpolated | Discretionary | Ranked | Other


@dataclass(frozen=True, slots=True)
class Scoring:
    """How an indicator earns its points.

    ``name`` is the method's name as the set writes it (``分档``; ``得分`` for a
    formula). ``score`` is of type points and is what every back end computes.
    ``value`` is the indicator's 指标值, where it has one. ``may_exceed`` is true where
    the set says that the score may be above 分值 (不封顶, 封顶 120%, 加分). ``judged``
    is true where a person's points (自评得分) are an input. ``basis`` is what the set
    states for 填报指标评分; elsewhere the indicator has it.
    """

    span: Span = field(compare=False, repr=False)
    name: str
    description: Text
    method: Method
    score: Expression
    value: Expression | None = None
    may_exceed: bool = False
    judged: bool = False
    basis: tuple[str, ...] = ()
