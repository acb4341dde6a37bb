"""Sets and tables that have little in common, numbers that are long, many groups."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.batch.impact.trying import LIGHTER, OLD, changed, tried

from perfscore.api.impact_forms import impact_as_text, impact_as_workbook
from perfscore.compare.difference import Change


def test_sets_without_a_common_indicator_are_compared_by_their_totals(
    tmp_path: Path,
) -> None:
    pairs = (("预算", "收入"), ("支出", "花费"), ("办文", "办会"), ("产出", "效果"))
    headings = ("编号", "地区", "预算", "支出", "办文", "收入", "花费", "办会")
    rows = [("1", "东", "100", "50", "50", "100", "100", "25")]
    found, told = tried(tmp_path, changed(*pairs), headings=headings, rows=rows)
    assert told == []
    assert found is not None
    sums = {each.line.path[-1]: each.count.change for each in found.effects()}
    assert sums == {
        "预算执行率": -2000,
        "办文": -6000,
        "收入执行率": 4000,
        "办会": 3000,
    }
    assert {each.line.change for each in found.effects()} == {
        Change.ADDED,
        Change.REMOVED,
    }
    assert found.counted.change.sum == -1000
    assert found.rest == 0


def test_a_row_that_one_set_finds_blank_is_not_lost(tmp_path: Path) -> None:
    after = changed(("二级指标 办文", "二级指标 办会"), ("≥50件", "≥60次"))
    headings = ("预算", "支出", "办文", "办会")
    rows = [("100", "50", "50", "60"), ("", "", "", "60"), ("", "", "", "")]
    found, _ = tried(tmp_path, after, headings=headings, rows=rows, by=())
    assert found is not None
    assert (found.rows, found.counted.compared, found.unread.before) == (2, 1, 1)
    assert [why.rule for _, why in found.unread.found] == ["row-blank"]
    assert not found.is_whole


def test_groups_beyond_the_most_are_put_together(tmp_path: Path) -> None:
    rows = [(f"{at}", f"组{at}", "100", "50", "40") for at in range(1_003)]
    found, _ = tried(tmp_path, LIGHTER, rows=rows)
    assert found is not None
    assert len(found.groups("地区")) == 1_000
    assert found.counted.rest["地区"].rows == 3
    assert "分组超过 1000 个" in impact_as_text(found)


def test_grades_of_other_names_are_neither_up_nor_down(tmp_path: Path) -> None:
    found, _ = tried(tmp_path, changed(("优：", "A："), ("良：", "B：")))
    assert found is not None
    assert sum(count for *_, count in found.grade_moves()) == 5
    assert found.up == found.down == ()
    assert "等级变化            5（升 0，降 0）" in impact_as_text(found)


def test_points_beyond_machine_numbers_are_counted_exactly(tmp_path: Path) -> None:
    open_ended = (
        ("评分 按完成比例", "评分 按完成比例，不封顶"),
        ("优：[90, 100]", "优：[90, 100000]"),
    )
    done = 10**24
    rows = [("1", "东", "100", "50", str(done)), ("2", "东", "100", "50", "50")]
    found, told = tried(
        tmp_path,
        changed(*open_ended, text=LIGHTER),
        before=changed(*open_ended),
        rows=rows,
    )
    assert found is not None, told
    # 20 + 60 × done / 50 and 15 + 70 × done / 50; 80 and 85
    assert found.points(found.counted.before.sum) == 20 + done * 6 // 5 + 80
    assert found.points(found.counted.change.sum) == done // 5 - 5 + 5
    assert [each.known.id for each in found.up] == ["1", "2"]


@pytest.mark.parametrize("spread", [0, 1, 3, 7, 19, 23, 45, 61, 99])
def test_totals_that_lie_close_or_far_are_drawn(spread: int, tmp_path: Path) -> None:
    rows = [(f"{at}", "东", "100", f"{at * spread / 40}", "50") for at in range(41)]
    found, _ = tried(tmp_path, LIGHTER, rows=rows)
    assert found is not None
    assert impact_as_text(found, to="html").count("<h2>") > 5
    assert "[" in impact_as_text(found)


def test_what_people_call_things_does_no_harm(tmp_path: Path) -> None:
    rows = [
        ("=1+1", '=HYPERLINK("x")', "100", "50", "40"),
        ("<script>", "\x1b[31m红", "100", "50", "40"),
        ("长" * 3000, "长" * 3000, "100", "50", "45"),
    ]
    found, _ = tried(tmp_path, LIGHTER, rows=rows)
    assert found is not None
    assert "\x1b" not in impact_as_text(found)
    assert "<script>" not in impact_as_text(found, to="html")
    assert impact_as_workbook(found).value is not None
    assert found.counted.compared == 3
    # 15 + 56 for 20 + 48 twice, 15 + 63 for 20 + 54
    assert found.counted.change.mean() == Fraction(1000, 3)


def test_equal_sets_have_no_movers(tmp_path: Path) -> None:
    found, _ = tried(tmp_path, OLD)
    assert found is not None
    assert found.up == found.down == ()
    assert found.effects() == ()
