"""The summary says what was counted, and leaves nothing out unsaid."""

from fractions import Fraction
from typing import Any

from perfscore.batch.output.summary import added, nothing
from perfscore.batch.output.summary_classes import classes_of
from perfscore.batch.output.summary_groups import one_group
from perfscore.batch.output.summary_spread import spread_of
from perfscore.batch.rules import ROW_MALFORMED
from perfscore.render.batch_summary import summary_report
from perfscore.render.charts.page import charts_page
from perfscore.report.charts.model import (
    Bars,
    Caption,
    Density,
    Facts,
    Histogram,
    Part,
    StackedBars,
    Table,
)

import numpy as np  # isort: skip

_NONE = np.zeros(0, np.int64)
_RULES = {ROW_MALFORMED.name: ROW_MALFORMED}


def counted(totals: list[Fraction], **more: Any) -> dict[str, Any]:  # noqa: ANN401
    made = added(
        nothing(),
        {
            "scored": len(totals),
            "total": spread_of(totals),
            "classes": classes_of(_NONE, totals, 0),
            "full": {"100": len(totals)},
        },
    )
    return added(made, more)


def parts(summary: dict[str, Any]) -> list[Part]:
    return list(summary_report(summary, _RULES, "zh").parts)


def of(kind: type[Any], made: list[Part]) -> Any:  # noqa: ANN401
    return next(each for each in made if isinstance(each, kind))


def titles(made: list[Part]) -> list[str]:
    return [each.caption.title for each in made]


def test_no_rows_have_a_page_of_their_own() -> None:
    made = parts(nothing())
    assert titles(made) == ["概况", "总分分布", "各种问题多少"]
    page = charts_page(summary_report(nothing(), {}, "zh"))
    assert page.count("没有可画的数据。") == 2


def test_totals_far_off_are_said_and_not_drawn() -> None:
    totals = [Fraction(each) for each in range(60, 100)] + [Fraction(-5000)]
    chart = of(Histogram, parts(counted(totals)))
    assert sum(each.counts[0] for each in chart.bins) == 40
    assert "另有 1 份总分不在" in chart.caption.note


def test_totals_over_full_marks_and_below_nothing_are_drawn() -> None:
    totals = [Fraction(each) for each in (-20, 50, 90, 120)]
    chart = of(Histogram, parts(counted(totals)))
    assert sum(each.counts[0] for each in chart.bins) == 4
    assert chart.bins[0].low <= -20
    assert chart.bins[-1].high > 120


def test_grades_go_from_the_best_down_and_begin_where_the_set_says() -> None:
    made = parts(
        counted(
            [Fraction(70), Fraction(95)],
            grades={"差": 0, "良": 1, "优": 1, "": 0},
            cuts={"优": {"≥90": 2}, "良": {">60": 2}, "差": {"": 2}},
        )
    )
    assert [each.name for each in of(Bars, made).bars] == ["优", "良", "差"]
    marks = of(Histogram, made).marks
    assert [(each.at, each.name) for each in marks] == [
        (60, "良 > 60"),
        (90, "优 ≥ 90"),
    ]


def test_sets_that_grade_differently_have_no_common_cut() -> None:
    made = parts(
        counted(
            [Fraction(70)],
            grades={"优": 1},
            cuts={"优": {"≥90": 1, "≥85": 1}},
            sets={"甲（a）": 1, "乙（b）": 1},
        )
    )
    assert of(Histogram, made).marks == ()


def test_of_ten_thousand_groups_the_rest_stands_together() -> None:
    groups = {
        f"区{at:05}": one_group("优", Fraction(90 + at % 2)) for at in range(10_000)
    }
    groups["区00007"] = {"grades": {"良": 5}, "count": 5, "sum": "400"}
    made = parts(
        counted(
            [Fraction(90)],
            grades={"优": 9_999, "良": 5},
            groups={"地区": {"of": groups}},
        )
    )
    chart = of(StackedBars, made)
    assert len(chart.groups) == 31
    assert (chart.groups[0].name, chart.groups[0].counts) == ("区00007", (0, 5))
    rest = chart.groups[-1]
    assert (rest.name, rest.counts) == ("其余 9970 个", (9_970, 0))
    assert "共 10,000 个，最大的 30 个分别列出" in chart.caption.note
    assert chart.groups[0].note == "平均 80.00"


def test_too_many_groups_are_said() -> None:
    made = parts(counted([Fraction(90)], groups={"编号": {"of": None}}))
    assert "十万个以上" in made[-2].caption.note


def line(scores: list[int], full: int) -> dict[str, Any]:
    exact = [Fraction(each) for each in scores]
    told = {"full": sum(each == full for each in scores), "lacking": 4 - len(scores)}
    return spread_of(exact) | told


def test_indicators_that_tell_nothing_apart_come_first() -> None:
    made = parts(
        counted(
            [Fraction(90)] * 4,
            lines={
                "有差距": line([10, 10, 6, 2], 10),
                "没有分": line([], 10),
                "同分": line([8, 8, 8], 10),
                "满分": line([10, 10, 10, 10], 10),
            },
            weights={name: {"10": 4} for name in ("有差距", "同分", "满分", "没有分")},
        )
    )
    rows = of(Table, made).rows
    assert [(row[0], row[-1]) for row in rows] == [
        ("满分", "都得满分"),
        ("同分", "都得 8 分"),
        ("有差距", "2 份未满分"),
        ("没有分", "都没有得分"),
    ]
    apart = rows[2]
    assert apart[1:5] == (10, 4, Fraction(1, 2), Fraction(7, 10))
    # the squares of 3, 3, -1, -5 are 44; the root of 44 / 4 is 3.3166…
    assert apart[5] == Fraction("3.3166")
    assert rows[1][8] == Fraction(1, 4)


def test_rates_are_drawn_up_to_the_highest_and_the_others_said() -> None:
    rates = {"cells": {"18,45": 3, "23,40": 1}, "beside": 2, "without": 5}
    chart = of(Density, parts(counted([Fraction(90)] * 11, rates=rates)))
    assert chart.columns[-1] == Fraction(120, 100)
    assert chart.rows[0] == 80
    assert chart.counts == {(18, 5): 3, (23, 0): 1}
    assert "没有执行率或没有总分的 5 份" in chart.caption.note
    assert "2 份没有画出" in chart.caption.note


def test_findings_are_said_in_words_the_gravest_first() -> None:
    made = parts(
        counted(
            [],
            not_scored=2,
            unscored={"row-malformed": 2},
            findings={"warning": {"x": 9}, "error": {"row-malformed": 2}},
        )
    )
    bars = of(Bars, made).bars
    assert [(each.name, each.value, each.note) for each in bars] == [
        ("错误：CSV 的一行与表头的格数不同", 2, "row-malformed"),
        ("警告：x", 9, "x"),
    ]
    table = made[-1]
    assert isinstance(table, Table)
    assert table.rows == (
        ("CSV 的一行与表头的格数不同", "row-malformed", 2, Fraction(1)),
    )
    facts = made[0]
    assert isinstance(facts, Facts)
    assert facts.facts[1].text == "2 行"


def test_both_languages_have_all_parts() -> None:
    summary = counted([Fraction(90)], grades={"优": 1}, cuts={"优": {"≥90": 1}})
    zh, en = summary_report(summary, {}, "zh"), summary_report(summary, {}, "en")
    assert len(zh.parts) == len(en.parts)
    assert en.parts[1].caption == Caption(
        "totals",
        "Distribution of totals",
        en.parts[1].caption.note,
        "total (points)",
        "assessments",
    )
