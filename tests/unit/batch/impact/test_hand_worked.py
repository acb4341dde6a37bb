"""What a changed set does to ten assessments, worked out by hand."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.batch.impact.trying import (
    HEADINGS,
    LIGHTER,
    OLD,
    ROWS,
    changed,
    tried,
)

from perfscore.batch.impact.grouping import GroupCount
from perfscore.batch.impact.result import MEDIAN, QUARTER, THREE_QUARTERS, Impact
from perfscore.batch.impact.spread import Spread
from perfscore.compare.difference import Change
from perfscore.diagnostics.model import Text
from perfscore.render.impact_words import ImpactWords


def lighter(folder: Path) -> Impact:
    """Try the set that moves ten points to 产出.

    By it the rows have 100, 27 + 70 = 97, 24 + 63 = 87, 22.5 + 70 = 92.5, 21 + 70 = 91,
    15 + 56 = 71, 30 + 42 = 72, 70, 30 + 35 = 65 and none: they change by 0, 1, 1, 2.5,
    3, 3, -4, 10 and -5, together 11.5.
    """
    found, told = tried(folder, LIGHTER)
    assert told == []
    assert found is not None
    return found


def names(impact: Impact, key: tuple[int, int]) -> tuple[str | None, str | None]:
    first, second = impact.grade_names()
    return first[key[0]], second[key[1]]


def test_totals_before_and_after(tmp_path: Path) -> None:
    found = lighter(tmp_path)
    counted = found.counted
    assert (counted.rows, counted.compared, counted.neither) == (10, 9, 1)
    assert (counted.up, counted.same, counted.down) == (6, 1, 2)
    assert found.points(counted.before.sum) == 734
    assert found.points(counted.after.sum) == Fraction(1491, 2)
    assert found.mean(counted.change.sum, counted.compared) == Fraction(23, 18)
    # 9 × 1/4 = 2.25, 9 × 1/2 = 4.5, 9 × 3/4 = 6.75: numbers 3, 5 and 7
    shares = (QUARTER, MEDIAN, THREE_QUARTERS)
    # -5, -4, 0, 1, 1, 2.5, 3, 3, 10
    assert [counted.change.quantile(each) for each in shares] == [0, 100, 300]
    # 60, 68, 70, 76, 86, 88, 90, 96, 100
    assert [counted.before.quantile(each) for each in shares] == [7000, 8600, 9000]
    # of four, the places 4/4, 4/2 and 12/4: numbers that occur, no means of two
    four = Spread(count=4, values={100: 1, 200: 1, 300: 1, 400: 1})
    assert [four.quantile(each) for each in shares] == [100, 200, 300]
    points = (60, 68, 70, 76, 86, 88, 90, 96, 100)
    assert counted.before.floors == dict.fromkeys(points, 1)
    assert not found.is_whole


def test_grades_before_and_after(tmp_path: Path) -> None:
    found = lighter(tmp_path)
    counts = {names(found, key): count for key, count in found.counted.matrix.items()}
    assert counts == {
        ("优", "优"): 3,  # 1, 2 and 4
        ("良", "良"): 1,  # 3: 86, 87
        ("良", "优"): 1,  # 5: 88, 91
        ("中", "中"): 4,  # 6 to 9
        (None, None): 1,
    }
    assert [count for *_, count in found.grade_moves()] == [1]


def test_indicators_add_up_to_the_change(tmp_path: Path) -> None:
    found = lighter(tmp_path)
    sums = {
        each.line.path[-1]: (each.count.up, each.count.down, each.count.change)
        for each in found.effects()
    }
    # ratios of 办文: 1, 1, 0.9, 1, 1, 0.8, 0.6, 1, 0.5, together 7.8; of 支出: 1, 0.9,
    # 0.8, 0.75, 0.7, 0.5, 1, 0, 1, together 6.65
    assert sums == {"办文": (9, 0, 7800), "预算执行率": (0, 8, -6650)}
    assert found.rest == 0


def test_groups_gain_and_lose(tmp_path: Path) -> None:
    found = lighter(tmp_path)
    assert found.groups("地区") == (
        # 0, 1 and 1: the mean change is 2/3
        ("东", GroupCount(3, 3, 2, 0, 0, 0, 28200, 28400)),
        # 2.5, 3, 3 and -4: 9/8; number 5 becomes 优
        ("西", GroupCount(4, 4, 3, 1, 1, 0, 32200, 32650)),
        # 10 and -5: 5/2; number 10 has no total
        ("南", GroupCount(3, 2, 1, 1, 0, 0, 13000, 13500)),
    )


def test_the_largest_movers_and_the_step_that_moved_them(tmp_path: Path) -> None:
    found = lighter(tmp_path)
    # 5 and 6 both rise by 3, 5 by a grade too
    assert [each.known.id for each in found.up] == ["8", "5", "6"]
    assert [each.points for each in found.up] == [10, 3, 3]
    assert [each.known.id for each in found.down] == ["9", "7"]
    assert [each.points for each in found.down] == [-5, -4]
    words = ImpactWords(found, "zh")
    assert words.cause(found.up[0]) == ("产出 / 办文 60分 → 70分（分值 60分 → 70分）")
    assert words.cause(found.down[0]) == (
        "预算执行率 40分 → 30分（分值 40分 → 30分）；另有 1 项得分变化"
    )


def test_of_bands_the_one_that_holds_is_told(tmp_path: Path) -> None:
    """Number 6 spent half: 20 of 40 points become none below 70%."""
    bands = """  指标值 = 支出 / 预算
  评分 分档
    ≥ 90%：40分
    [70%, 90%)：30分
    < 70%：0分
"""
    after = changed(("  得分 = 分值 × 至多(支出 / 预算, 100%)\n", bands))
    found, told = tried(tmp_path, after)
    assert told == []
    assert found is not None
    assert found.down[0].known.id == "6"
    assert ImpactWords(found, "zh").cause(found.down[0]) == (
        "预算执行率 20分 → 0分：分值 × 至多(支出 ÷ 预算, 100%) = 20分 → "
        "在档 < 70% 内 = 0分"
    )


def test_a_grade_line_moves_grades_and_no_totals(tmp_path: Path) -> None:
    after = changed(
        ("优：[90, 100]", "优：[88, 100]"), ("良：[80, 90)", "良：[80, 88)")
    )
    found, _ = tried(tmp_path, after)
    assert found is not None
    assert (found.counted.same, found.counted.up) == (9, 0)
    moves = [(*names(found, (one, two)), n) for one, two, n in found.grade_moves()]
    assert moves == [("良", "优", 1)]  # number 5 has 88
    assert [each.known.id for each in found.up] == ["5"]
    assert found.down == ()
    assert ImpactWords(found, "zh").cause(found.up[0]) == (
        "优：[90, 100] → 优：[88, 100]；良：[80, 90) → 良：[80, 88)"
    )
    assert ImpactWords(found, "en").cause(found.up[0]).startswith("优: [90, 100] → ")


def test_a_renamed_indicator_is_the_same_one(tmp_path: Path) -> None:
    after = changed(("二级指标 办文", "二级指标 办件"))
    rows = [(*row, row[4]) for row in ROWS]
    headings = ("编号", "地区", "预算", "支出", "办文", "办件")
    found, told = tried(tmp_path, after, rows=rows, headings=headings)
    assert told == []
    assert found is not None
    (effect,) = found.effects()
    assert (effect.line.path, effect.line.change) == (("产出", "办件"), Change.RENAMED)
    assert effect.count.change == 0
    assert found.counted.same == 9


@pytest.mark.parametrize("heading", ["办文", "办件"])
def test_a_renamed_indicator_is_read_by_either_name(
    tmp_path: Path, heading: str
) -> None:
    after = changed(("二级指标 办文", "二级指标 办件"))
    headings = (*HEADINGS[:-1], heading)
    found, told = tried(tmp_path, after, headings=headings)
    assert told == ["column-of-renamed"]
    assert found is not None
    assert (found.counted.same, found.counted.compared) == (9, 9)


def test_a_row_without_total_counts_for_no_indicator(tmp_path: Path) -> None:
    """Number 10 has no total; the indicator is lost to the nine that are compared."""
    after = changed(
        ("预算执行率 40分", "预算执行率 100分"),
        (
            OLD[OLD.index("一级指标 产出") :],
            "",
        ),
    )
    rows = [(*row[:3], row[3] if row[0] != "10" else "", row[4]) for row in ROWS]
    found, _ = tried(tmp_path, after, rows=rows)
    assert found is not None
    gone = next(each for each in found.effects() if each.line.at[1] is None)
    assert (found.counted.compared, gone.count.lost) == (9, 9)


def test_what_is_taken_off_counts_below_zero(tmp_path: Path) -> None:
    after = f"""{OLD}减分项 违规 10分
  依据 "办法"
  得分 = 若 支出 = 0万元 则 5分 否则 0分
总分 = 至少(基本分 - 减分, 0分)
"""
    found, told = tried(tmp_path, after)
    assert told == []
    assert found is not None
    (effect,) = found.effects()
    # number 8 alone spent nothing
    assert (effect.line.change, effect.count.change) == (Change.ADDED, -500)
    assert found.counted.change.sum == -500
    assert found.rest == 0
    assert [each.known.id for each in found.down] == ["8"]
    assert (
        ImpactWords(found, "zh")
        .cause(found.down[0])
        .startswith("违规 没有这一行 → 5分")
    )


def test_a_rule_of_the_whole_is_told_apart_from_the_indicators(tmp_path: Path) -> None:
    after = OLD + "总分 = 至多(基本分, 95分)\n"
    found, told = tried(tmp_path, after)
    assert told == []
    assert found is not None
    # 100 and 96 come to 95
    assert found.effects() == ()
    assert found.rest == -600
    assert [each.known.id for each in found.down] == ["1", "2"]
    assert ImpactWords(found, "zh").cause(found.down[0]) == (
        "总分 基本分 → 至多(基本分, 95分)"
    )


def test_why_rows_are_lost(tmp_path: Path) -> None:
    after = changed(
        (
            "  支出：金额（万元），必填",
            "  支出：金额（万元），必填\n  工时：数值，必填",
        ),
        ("得分 = 分值 ×", "得分 = 若 工时 = 0 则 0分 否则 分值 ×"),
    )
    found, told = tried(tmp_path, after)
    assert told == ["column-missing"]
    assert found is not None
    counted = found.counted
    assert (counted.compared, counted.lost, counted.neither) == (0, 9, 1)
    reasons = found.reasons[1]
    assert reasons.looked == 10
    assert {(why.rule, why.path, n) for why, n in reasons.found.items()} == {
        ("missing-value", ("工时",), 10),
        ("missing-value", ("产出", "办文"), 1),
    }
    before = found.reasons[0]
    assert [(why.path, n) for why, n in before.found.items()] == [(("产出", "办文"), 1)]
    assert isinstance(next(iter(reasons.message.values())), Text)
    assert found.up == found.down == ()
