"""Reports that the tests of charts share: every kind, plain and hostile."""

from fractions import Fraction

from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.model import (
    Bar,
    Bars,
    Caption,
    Density,
    Fact,
    Facts,
    Group,
    Heading,
    Histogram,
    Mark,
    Matrix,
    Part,
    Range,
    Report,
    StackedBars,
    Table,
    Tornado,
)
from perfscore.report.charts.numbers import SHARE

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1-1",
    "@SUM(A1)",
    "\u202eabc\u0007\x1b[31m",
    "👩‍👩‍👧 ẗ̸̢",
    "长" * 5_000,
    "a]]>&\"'",
    "",
    "\ud800",
)


def report(name: str = "长沙市") -> Report:
    """Make a report of every kind of part, with ``name`` wherever one can stand."""
    totals = {Fraction(each, 10): each % 9 + 1 for each in range(500, 1000)}
    bins = histogram_bins([totals])
    two = histogram_bins([totals, {Fraction(77): 5}])

    def caption(kind: str) -> Caption:
        return Caption(f"{kind}{name}", name, name, name, name)

    names = (name, "乙")
    parts: tuple[Part, ...] = (
        Facts(caption("概况"), (Fact(name, name, name), Fact("平均", "87.42"))),
        Histogram(caption("分布"), bins, (name,), (Mark(Fraction(80), name),)),
        Histogram(caption("前后"), two, names),
        StackedBars(
            caption("分组"),
            (name, "良", "没有等级"),
            (Group(name, (1, 2, 3), name), Group("乙", (0, 0, 0))),
            has_rest=True,
            note_name=name,
        ),
        Bars(caption("条"), (Bar(name, 12, name), Bar("乙", 0))),
        Tornado(
            caption("敏感"),
            Fraction(87),
            (Range(name, Fraction(86), Fraction(88)),),
            name,
            "权重 +10%",
        ),
        Density(
            caption("密度"),
            tuple(Fraction(each, 20) for each in range(22)),
            tuple(Fraction(each) for each in range(60, 101, 2)),
            {(0, 0): 1, (20, 19): 123_456},
        ),
        Matrix(caption("变化"), names, names, ((5, 1), (0, 7))),
        Table(
            caption("表"),
            (Heading(name), Heading("满分率", SHARE, Fraction(1))),
            ((name, Fraction(1, 3)), ("乙", None)),
        ),
    )
    return Report(name, (name,), parts)
