"""The blank form: what can be filled in, what computes, what it says."""

import pytest

from perfscore.api.loading import load_set, load_set_text
from perfscore.api.shipped import shipped_ids
from perfscore.formulas.formula import Reference
from perfscore.report.blank_form import blank_form
from perfscore.report.paper import Paper
from perfscore.report.table import EntryKind, Role, Table, TableCell

UNSAID = "由 perfscore 计算"
ZHUZHOU = "hunan/zhuzhou/department-2021"

SMALL = """指标体系 "样例"
  编号 sample
  版本 1
  依据 "样例"
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分

数据
  检查得分：数值，≤ 10

一级指标 安全 10分
{rule}
"""


def form_of(name: str) -> Paper:
    outcome = load_set(name)
    assert outcome.value is not None
    return blank_form(outcome.value)


def form_of_text(rule: str) -> Paper:
    rows = "\n".join(f"  {each}" for each in rule.splitlines())
    outcome = load_set_text(SMALL.format(rule=rows))
    assert outcome.value is not None, [each.message for each in outcome.diagnostics]
    return blank_form(outcome.value)


def at(table: Table, row: int, column: int) -> TableCell:
    return next(
        cell
        for cell in table.cells
        if cell.row <= row < cell.row + cell.row_span
        and cell.column <= column < cell.column + cell.column_span
    )


def texts(table: Table, row: int) -> list[str]:
    cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.column)
    return [cell.text for cell in cells]


@pytest.mark.parametrize("name", shipped_ids())
def test_cells_cover_every_table_once_and_read_only_cells_that_are_there(
    name: str,
) -> None:
    paper = form_of(name)
    for table in paper.tables:
        covered = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(covered) == len(set(covered)) == table.rows * table.columns
        assert sum(table.column_widths) == 1
        for cell in table.cells:
            for part in cell.formula.parts if cell.formula else ():
                if isinstance(part, Reference):
                    read = paper.tables[part.table]
                    assert part.row + part.rows <= read.rows
                    assert part.column + part.columns <= read.columns


@pytest.mark.parametrize("name", shipped_ids())
def test_a_cell_is_filled_in_or_computed_and_says_which_set_it_is_of(name: str) -> None:
    paper = form_of(name)
    assert paper.is_blank
    assert paper.identity["perfscore-set"] == name
    cells = [cell for table in paper.tables for cell in table.cells]
    assert not [cell for cell in cells if cell.entry and cell.formula]
    assert all(cell.entry.prompt for cell in cells if cell.entry)
    assert not [cell for cell in cells if cell.text == UNSAID]


def test_the_form_of_zhuzhou_has_its_headings_and_five_rows_under_each() -> None:
    form = form_of(ZHUZHOU).tables[0]
    assert texts(form, 0) == ["部门名称", "", "年度", ""]
    assert texts(form, 1) == [
        *("资金情况（万元）", "年度资金总额", "年初预算数", "全年预算数"),
        *("全年执行数", "分值", "执行率", "得分"),
    ]
    top = next(cell.row for cell in form.cells if cell.text == "一级指标")
    assert texts(form, top) == [
        *("绩效指标", "一级指标", "二级指标", "三级指标", "指标性质", "年度指标值"),
        *(
            "度量单位",
            "实际完成值",
            "分值",
            "评定分（由人评定）",
            "得分",
            "偏差原因分析及改进措施",
        ),
    ]
    groups = [cell for cell in form.cells if cell.role is Role.GROUP]
    assert [(cell.text, cell.row_span) for cell in groups][:3] == [
        ("产出指标（50分）", 10),
        ("数量指标", 5),
        ("质量指标", 5),
    ]
    joint = "经济效益指标\n社会效益指标\n生态效益指标\n可持续影响指标"
    assert joint in [cell.text for cell in groups]


def test_the_sign_of_a_target_is_chosen_among_those_that_the_set_scores() -> None:
    form = form_of(ZHUZHOU).tables[0]
    row = next(cell.row for cell in form.cells if cell.text == "一级指标") + 1
    sign = at(form, row, 4).entry
    assert sign is not None
    assert sign.kind is EntryKind.CHOICE
    assert sign.choices == ("≥", "＞", "＝", "≤", "＜", "日期", "定性")


def test_the_name_says_by_what_the_indicator_is_scored() -> None:
    form = form_of("hunan/yueyang/department").tables[0]
    named = next(c for c in form.cells if c.text == "重点支出安排率")
    assert named.note == (
        "指标值 = 重点项目支出 ÷ 项目总支出\n"
        "分档\n"
        "  ≥ 90%：5分\n"
        "  [80%, 90%)：4分\n"
        "  [70%, 80%)：3分\n"
        "  [60%, 70%)：2分\n"
        "  < 60%：0分\n"
        "依据：评分标准：90%、80%、70%、60% 为界分五档，界限含在上一档"
    )


def test_data_points_and_ratings_have_annexes_of_their_own() -> None:
    paper = form_of("national/department-2013")
    titles = [table.title for table in paper.tables[1:4]]
    assert titles == ["附表 填报数据", "附表 要点核对", "附表 评级"]
    data, points, ratings = paper.tables[1:4]
    assert texts(data, 0) == ["名称", "数值", "单位", "说明"]
    assert texts(data, 1) == ["在职人员数", "", "人", ""]
    share = next(c for c in data.cells if c.text == "满意度")
    entry = at(data, share.row, 1).entry
    assert entry is not None
    assert entry.kind is EntryKind.PERCENT
    assert entry.prompt == "满意度：填百分数，如 95%，不小于 0%、不大于 100%。"
    assert texts(points, 0) == ["指标", "要点", "是否具备"]
    assert at(points, 1, 0).text == "投入/目标设定/绩效目标合理性"
    answer = at(points, 1, 2).entry
    assert answer is not None
    assert answer.choices == ("是", "否")
    assert texts(ratings, 0) == ["指标", "评级"]
    rating = at(ratings, 1, 1).entry
    assert rating is not None
    assert rating.choices == ("达成年度目标", "部分达成年度目标", "未达成年度目标")


def test_a_rule_that_asks_other_units_is_left_to_perfscore() -> None:
    mean = "至少(0分, 至多(10分, 同组平均(检查得分) × 1分))"
    form = form_of_text(f"得分 = {mean}").tables[0]
    row = next(cell.row for cell in form.cells if cell.text == "安全")
    total = next(cell.row for cell in form.cells if cell.text == "总分")
    for line in (row, total):
        score = at(form, line, 7)
        assert (score.text, score.formula) == (UNSAID, None)


def test_a_veto_that_stops_scoring_is_left_to_perfscore_with_the_total() -> None:
    rule = (
        "得分 = 至少(0分, 至多(10分, 检查得分 × 1分))\n"
        "否决 若 检查得分 < 1 则 总分 = 0分，不再评分"
    )
    form = form_of_text(rule).tables[0]
    total = next(cell.row for cell in form.cells if cell.text == "总分")
    assert at(form, total, 7).text == UNSAID


def test_a_veto_of_the_score_has_a_cell_that_says_whether_it_applies() -> None:
    rule = (
        "得分 = 至少(0分, 至多(10分, 检查得分 × 1分))\n"
        "否决 若 检查得分 < 1 则 得分 = 0分"
    )
    paper = form_of_text(rule)
    worked = paper.tables[-1]
    assert worked.title == "附表 计算过程"
    assert [at(worked, row, 0).text for row in range(1, worked.rows)] == [
        "安全：否决前得分",
        "安全：否决“检查得分 < 1”",
        "否决前总分",
    ]


def test_equal_sets_make_equal_forms() -> None:
    assert form_of(ZHUZHOU) == form_of(ZHUZHOU)


def test_a_form_says_which_annexes_come_first() -> None:
    assert form_of("hunan/yueyang/department").tables[0].subtitle == (
        "先填后面的附表（填报数据、要点核对），再填本表有底色的格；其余的格和得分由计算得出"
    )
    assert form_of(ZHUZHOU).tables[0].subtitle == (
        "填写本表有底色的格；其余的格和得分由计算得出"
    )
