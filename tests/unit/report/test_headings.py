"""Which cells of the headings are merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.report.building import (
    DECLARED,
    fixed,
    indicator,
    indicator_set,
    reported,
    scored,
)
from tests.unit.report.tables import at, covers_its_grid, texts
from tests.unit.report.zhuzhou import BENEFITS

from perfscore.model.assessment import Assessment
from perfscore.report.official_form import official_form
from perfscore.report.table import Role

OUTPUT = (("产出指标",), ("数量指标",))


def with_headings(*stated: str | None) -> list[int]:
    """Give the spans of the 质量指标 cells for rows that state it, or are blank."""
    lines = [
        reported(
            f"指标{index}",
            ("产出指标",),
            ("质量指标",),
            stated=("产出指标" if not index else None, (name,) if name else ()),
            weight=5,
            score=5,
        )
        for index, name in enumerate(stated)
    ]
    table = official_form(scored(indicator_set(), Assessment(), *lines))
    assert covers_its_grid(table)
    return [each.row_span for each in table.cells if each.text == "质量指标"]


@pytest.mark.parametrize(
    ("stated", "spans"),
    [
        ("质 质 质", [3]),
        ("质 . 质 . 质 .", [2, 2, 2]),
        ("质 . .", [3]),
        ("质 质 . 质", [3, 1]),
    ],
)
def test_a_stated_heading_continues_one_only_if_that_row_states_it_too(
    stated: str, spans: list[int]
) -> None:
    names = ["质量指标" if each == "质" else None for each in stated.split()]
    assert with_headings(*names) == spans


def test_headings_of_fixed_indicators_merge() -> None:
    leaves = [indicator(name, weight=5) for name in ("甲", "乙")]
    lines = [fixed(leaf, ("过程指标",), ("管理",), score=5) for leaf in leaves]
    top = indicator("过程指标", level=1, weight=10)
    table = official_form(scored(indicator_set(top), Assessment(), *lines))
    groups = [each for each in table.cells if each.role is Role.GROUP]
    assert [(each.text, each.row_span) for each in groups] == [
        *(("过程指标（10分）", 2), ("管理", 2))
    ]


def test_joint_headings_of_several_lines_share_a_cell() -> None:
    lines = [
        reported(name, ("效益指标",), BENEFITS, weight=15, score=15)
        for name in ("甲", "乙")
    ]
    table = official_form(scored(indicator_set(), Assessment(), *lines))
    groups = [each for each in table.cells if each.role is Role.GROUP]
    assert (groups[1].text, groups[1].row_span) == ("\n".join(BENEFITS), 2)
    assert covers_its_grid(table)


def test_points_of_a_heading_follow_from_its_lines_where_the_set_fixes_none() -> None:
    lines = [reported(name, *OUTPUT, weight=15, score=15) for name in ("甲", "乙")]
    table = official_form(scored(indicator_set(), Assessment(), *lines))
    assert "产出指标（30分）" in texts(table, 6)


def test_points_of_a_heading_are_left_out_where_they_are_not_known() -> None:
    lines = [reported("甲", *OUTPUT, weight=15), reported("乙", *OUTPUT)]
    score = scored(indicator_set(), Assessment(), *lines, total=None)
    assert "产出指标" in texts(official_form(score), 6)


def test_a_set_of_four_levels_has_a_column_more() -> None:
    line = reported("丁", ("甲",), ("乙",), ("丙",), weight=10, score=10)
    short = reported("戊", ("甲",), weight=10, score=10)
    table = official_form(scored(indicator_set(), Assessment(), line, short))
    assert table.columns == 10
    assert texts(table, 5)[1:5] == ["一级指标", "二级指标", "三级指标", "四级指标"]
    assert texts(table, 6)[:4] == ["甲（20分）", "乙", "丙", "丁"]
    assert at(table, 7, 2).column_span == 3
    assert sum(table.column_widths) == 1
    assert covers_its_grid(table)


headings = st.sampled_from(
    [
        (("甲",), ("乙",)),
        (("甲",), ("丙", "丁", "戊")),
        (("甲",),),
        (("己",), ("乙",)),
        (),
    ]
)
stated = st.tuples(
    st.sampled_from(["甲", None]), st.sampled_from([("乙",), ("丙", "丁", "戊"), ()])
)


@given(st.lists(st.tuples(headings, stated), max_size=8))
def test_any_lines_cover_the_grid_once(
    rows: list[tuple[tuple[tuple[str, ...], ...], tuple[str | None, tuple[str, ...]]]],
) -> None:
    lines = [
        reported("指标", *above, stated=said, weight=1, score=1) for above, said in rows
    ]
    top = indicator("甲", level=1, weight=5, children=[DECLARED])
    table = official_form(scored(indicator_set(top), Assessment(), *lines))
    assert covers_its_grid(table)
