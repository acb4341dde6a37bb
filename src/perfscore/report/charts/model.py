"""The kinds of charts, each with the numbers that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.report.charts.numbers import (
    COUNT,
    EXACT,
    POINTS,
    WHOLE_SHARE,
    Number,
    Written,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart says of itself.

    Attributes:
        name: A short name, unique in a report: the sheet of a workbook has it.
        title: What the chart shows.
        note: How its numbers are counted, or what it lacks; may be empty.
        across: What is counted from left to right, with its unit.
        up: What is counted upwards, with its unit.
    """

    name: str
    title: str
    note: str = ""
    across: str = ""
    up: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """What lies from ``low`` to under ``high``; a count for each series."""

    low: Fraction
    high: Fraction
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at which something changes, and what begins there (良, 优 …)."""

    at: Fraction
    name: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often values fall into bins that lie side by side, ascending.

    Of two series the first is what was (before), the second what is (after).
    """

    caption: Caption
    bins: tuple[Bin, ...]
    series: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    written: Written = EXACT


@dataclass(frozen=True, slots=True)
class Group:
    """A bar of several parts; ``note`` stands at its end (a mean), or is empty.

    ``noted`` is the number that the note tells, None where it tells none.
    """

    name: str
    counts: tuple[int, ...]
    note: str = ""
    noted: Number | None = None


@dataclass(frozen=True, slots=True)
class StackedBars:
    """How each group is made up, as shares of its whole.

    ``parts`` go from the best to the worst. ``has_rest`` says that the last of them is
    what belongs to none (没有等级). ``note_name`` heads the groups' notes.
    """

    caption: Caption
    parts: tuple[str, ...]
    groups: tuple[Group, ...]
    has_rest: bool = False
    note_name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A named number."""

    name: str
    value: Number
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers by name, none below zero, in the order in which they are to be seen."""

    caption: Caption
    bars: tuple[Bar, ...]
    written: Written = COUNT


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where a result moves when its cause moves down and up."""

    name: str
    down: Fraction
    up: Fraction
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tornado:
    """How far results move to either side of ``base``, the widest first.

    ``down`` and ``up`` name the causes (权重 −10%, 权重 +10%).
    """

    caption: Caption
    base: Fraction
    ranges: tuple[Range, ...]
    down: str
    up: str
    written: Written = POINTS


@dataclass(frozen=True, slots=True)
class Density:
    """How many points lie in each cell of a grid.

    ``columns`` and ``rows`` are the edges, ascending, one more than there are cells; a
    cell holds its lower edges and not its upper ones. ``counts`` are by column and
    row, cells of nothing left out.
    """

    caption: Caption
    columns: tuple[Fraction, ...]
    rows: tuple[Fraction, ...]
    counts: Mapping[tuple[int, int], int] = field(hash=False)
    column_written: Written = WHOLE_SHARE
    row_written: Written = EXACT


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many went from each row to each column: grades before and after.

    Where rows and columns are the same names in the same order, from the best to the
    worst, the diagonal is what stayed, right of it what fell, left what rose.
    """

    caption: Caption
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: how its numbers are written, None for texts.

    ``full`` is the number at which a bar in the cell is full; None draws no bar.
    """

    name: str
    written: Written | None = None
    full: Fraction | None = None


Value = str | Number | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are to be read one by one."""

    caption: Caption
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that is told at the head of a report; ``note`` may be empty."""

    name: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The few numbers that a report begins with."""

    caption: Caption
    facts: tuple[Fact, ...]


Chart = Histogram | StackedBars | Bars | Tornado | Density | Matrix
Part = Facts | Chart | Table


@dataclass(frozen=True, slots=True)
class Report:
    """Charts and tables under one title; ``lead`` are the sentences below it."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
