"""The changes of a derived set are applied to its base: head and indicators."""

import pytest
from tests.unit.lower.reuse_base import (
    BASE,
    assert_same,
    document,
    merged,
)

from perfscore.lower.reuse.merge import merge
from perfscore.syntax import tree as t


def test_without_changes_all_but_the_head_and_cases_is_the_base() -> None:
    assert_same("")


def test_what_the_derived_head_does_not_say_is_taken_over() -> None:
    derived = document(
        "指标体系 “省”\n编号 derived\n版本 2\n沿用 base@1\n满分 120\n备注 “省的备注”\n"
    )
    outcome = merge(document(BASE), derived)
    assert outcome.value is not None
    expected = document(
        "指标体系 “省”\n依据 “财预〔2020〕10号”\n保留 2 位小数，四舍五入\n"
        "备注 “国家的备注”\n编号 derived\n版本 2\n沿用 base@1\n满分 120\n"
        "备注 “省的备注”\n"
    )
    assert outcome.value.document.head == expected.head


def test_a_basis_of_the_derived_head_takes_the_place_of_the_base_s() -> None:
    derived = document("指标体系 “省”\n编号 d\n版本 2\n沿用 base@1\n依据 “省里的”\n")
    outcome = merge(document(BASE), derived)
    assert outcome.value is not None
    head = outcome.value.document.head
    assert head is not None
    (basis,) = (each for each in head.clauses if isinstance(each, t.Basis))
    assert [each.text for each in basis.texts] == ["省里的"]


def test_points_change_and_the_rest_stays() -> None:
    assert_same("修改 三级指标 产出/数量/人数 25分", ("人数 30分", "人数 25分"))


def test_without_points_those_of_the_base_stay() -> None:
    assert_same(
        """
        修改 三级指标 人数
          目标 ≥50人
        """,
        # A clause that is stated anew stands behind those that stay.
        ("      目标 ≥100人\n", ""),
        ("      须说明理由\n    三级", "      须说明理由\n      目标 ≥50人\n    三级"),
    )


def test_a_formula_takes_the_place_of_a_way_of_scoring() -> None:
    assert_same(
        """
        修改 三级指标 人数
          得分 = 分值
        """,
        (
            "      评分 按完成比例\n      须说明理由\n",
            "      须说明理由\n      得分 = 分值\n",
        ),
    )


def test_each_clause_takes_the_place_of_all_of_its_kind() -> None:
    said = (
        "      依据 “省里的依据”\n      说明 “按人计”\n"
        "      须说明理由 若 得分 < 分值\n"
    )
    assert_same(
        f"修改 三级指标 人数\n{said}",
        ("      依据 “国家的依据”\n      说明 “按人次计”\n", ""),
        ("      须说明理由\n    三级", f"{said}    三级"),
    )


@pytest.mark.parametrize(
    "path", ["产出/数量/人数", "数量/人数", "人数", "产出 / 数量／人数"]
)
def test_an_indicator_is_named_by_title_or_path(path: str) -> None:
    assert_same(f"修改 三级指标 {path} 1分", ("人数 30分", "人数 1分"))


def test_the_placeholder_of_units_is_removed_by_its_path() -> None:
    assert_same("删除 三级指标 产出/数量/由单位填报", ("    三级指标 由单位填报\n", ""))


def test_an_indicator_is_added_at_the_end_below_its_heading() -> None:
    assert_same(
        """
        新增 三级指标 产出/数量/场次 5分
          得分 = 分值
        """,
        (
            "    三级指标 由单位填报\n",
            "    三级指标 由单位填报\n    三级指标 场次 5分\n      得分 = 分值\n",
        ),
    )


def test_an_added_name_points_at_itself_not_at_its_path() -> None:
    outcome = merged("新增 三级指标 产出/数量/场次 5分\n  得分 = 分值\n")
    assert outcome.value is not None
    (added,) = (
        each.title
        for each in outcome.value.document.sections
        if isinstance(each, t.Indicator) and each.title.text == "场次"
    )
    assert (added.span.text, added.span.source.name) == ("场次", "derived.perf")


def test_a_heading_of_level_1_is_added_at_the_end_with_what_is_below() -> None:
    added = (
        "一级指标 效益 5分\n  二级指标 社会 5分\n"
        "    三级指标 就业 5分\n      得分 = 分值\n"
    )
    for keyword in ("", "新增 "):
        assert_same(
            keyword + added,
            ("填报指标评分\n", f"{added}填报指标评分\n"),
        )


def test_plain_headings_nest_below_the_heading_right_above_them() -> None:
    beside = "      评分 达标得分\n"
    better = "    三级指标 优良率 10分\n      得分 = 分值\n"
    in_time = "  二级指标 时效 5分\n    三级指标 及时 5分\n      得分 = 分值\n"
    assert_same(
        """
        修改 二级指标 产出/质量 50分
          三级指标 优良率 10分
            得分 = 分值
        新增 二级指标 产出/时效 5分
          三级指标 及时 5分
            得分 = 分值
        """,
        ("二级指标 质量 40分", "二级指标 质量 50分"),
        (beside, beside + better + in_time),
    )


def test_a_heading_is_removed_with_all_below_it() -> None:
    start, end = BASE.index("  二级指标 数量"), BASE.index("  二级指标 质量")
    assert_same("删除 二级指标 产出/数量", (BASE[start:end], ""))


def test_what_is_removed_can_be_added_anew() -> None:
    assert_same(
        """
        删除 三级指标 合格率
        新增 三级指标 产出/质量/合格率 40分
          得分 = 分值
        """,
        ("      目标 ≥95%\n      评分 达标得分\n", "      得分 = 分值\n"),
    )


def test_bonus_items_are_named_by_their_own_keyword() -> None:
    base = BASE + "加分项 表彰加分 3分\n  得分 = 分值\n"
    outcome = merged("修改 加分项 表彰加分 2分", base)
    assert outcome.diagnostics == ()
    (fault,) = merged("修改 一级指标 表彰加分 2分", base).diagnostics
    assert fault.rule.name == "change-target-missing"
    assert merged("删除 加分项 表彰加分", base).diagnostics == ()
