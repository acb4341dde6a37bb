"""Rule: 分档 and 评级 cover every value that can occur."""

from collections.abc import Iterator

from perfscore.check.bands import BandTable, band_tables
from perfscore.check.coverage import uncovered_ends
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "bands-do-not-cover",
    Severity.ERROR,
    page(
        zh="""
        分档要覆盖指标值可能取到的每一个值，评级要覆盖从 0% 到 100% 的得分比例。落在各
        行之外的值没有得分。可能取到的值由数据的类型和范围推出：金额、计数不小于 0，比
        率可以大于 100%，单位填报的完成值可以是任何数。界限随数据变化的行无法预先核
        对，须加一行 `否则`。
        """,
        en="""
        Bands cover every value that can occur, a rating all shares from 0% to 100%. A
        value outside all rows has no score. What can occur follows from the data:
        amounts and counts are not negative, a rate may be above 100%, what units
        report may be any number. Rows with bounds that vary need a last row `否则`
        (else).
        """,
        failing="""
        数据
          重点支出：金额（万元）
          总支出：金额（万元），> 0
        一级指标 重点支出安排率 5分
          指标值 = 重点支出 / 总支出
          评分 分档
            [90%, 100%]：5分
            [0%, 90%)：0分
        """,
        mended="""
        数据
          重点支出：金额（万元）
          总支出：金额（万元），> 0
        一级指标 重点支出安排率 5分
          指标值 = 重点支出 / 总支出
          评分 分档
            ≥ 90%：5分
            [0%, 90%)：0分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report values beyond the outermost rows, and rows that cannot be compared."""
    for table in band_tables(indicator_set):
        if table.is_grades or table.otherwise is not None:
            continue
        if table.open_rows:
            yield _unknown(table)
        else:
            yield from uncovered_ends(RULE, table, table.within)


def _unknown(table: BandTable) -> Diagnostic:
    return Diagnostic(
        RULE,
        Text(
            f"{table.title.zh}有界限不固定的行，不能确定覆盖了全部取值，要求写“否则”",
            f"{table.title.en} have a row whose bounds vary, so they may not cover all "
            "values; a last row “否则” is required",
        ),
        Label(table.open_rows[0], Text("界限不固定", "bounds vary")),
        hint=Text("否则：0分", "否则：0分"),
    )
