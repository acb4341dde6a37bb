"""Rules that no shipped set has: bonuses, vetoes, 不适用, caps, other roundings."""

from pathlib import Path
from random import Random

import pytest
from tests.recalc.filling import Filler, Filling
from tests.recalc.form_rows import covering
from tests.recalc.recalculating import (
    Values,
    installed,
    recalculated,
    values_of,
    write_filled,
)
from tests.recalc.test_recalculation import Tried, column_of, is_same, score_value

from perfscore.api.loading import load_set_text
from perfscore.report.blank_form import blank_form
from perfscore.report.paper import Paper
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer

FORMS = 5
HEAD = """指标体系 "样例"
  编号 {name}
  版本 1
  依据 "样例"
  满分 100
  保留 {rounding}
  合计 {footing}

等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)

"""
VETOES = """数据
  完成率：比率，必填，[0%, 100%]
  获奖次数：计数（次），必填，≤ 10
  通报次数：计数（次），必填，≤ 10
  重大违规：是否，必填
  被通报：是否，必填
一级指标 工作任务 60分
  得分 = 分值 × 完成率
  否决 若 得分 < 10分 则 得分 = 0分，等级 至多 中
一级指标 日常工作 40分
  得分 = 分值 × 完成率
加分项 表彰奖励 5分
  评分 加分
    每有 获奖次数 满 1次：加 1分
减分项 通报批评 10分
  评分 加分
    每有 通报次数 满 1次：加 2分
总分 = 至多(至少(基本分 + 加分 - 减分, 0分), 100分)
  否决 若 重大违规 则 总分 = 59分
  否决 若 被通报 且 总分 ≥ 60分 则 等级 至多 良
"""
LEFT_OUT = """数据
  编制数：计数（人），必填，≤ 3
  有项目：是否，必填
  甲率：比率，必填，[0%, 100%]
  乙率：比率，必填，[0%, 100%]
一级指标 配置 60分
  二级指标 人员 20分
    不适用 若 编制数 = 0 则 剔除并按比例折算
    得分 = 分值 × 甲率
  二级指标 项目 10分
    不适用 若 非 有项目 则 上级内按比例折算
    得分 = 分值 × 乙率
  二级指标 资产 30分
    不适用 若 乙率 < 30% 则 取 分值 × 80%
    得分 = 分值 × 甲率 × 乙率
一级指标 效果 40分
  不适用 若 甲率 < 10% 则 平均分摊
  得分 = 分值 × 乙率
"""
CAPPED = """数据
  甲率：比率，必填，[0%, 100%]
  乙率：比率，必填，[0%, 100%]
一级指标 投入 60分
  封顶 80%
  保底 12分
  二级指标 人员 20分
    得分 = 分值 × 甲率
  二级指标 项目 40分
    得分 = 分值 × 乙率
一级指标 效果 40分
  得分 = 分值 × 甲率
"""
SETS = {
    "vetoes": VETOES,
    "left-out": LEFT_OUT,
    "capped": CAPPED,
    "even": CAPPED,
}
ROUNDINGS = {
    "vetoes": ("1 位小数，进位", "按已取整得分"),
    "left-out": ("2 位小数，四舍五入", "按已取整得分"),
    "capped": ("1 位小数，舍去", "按未取整得分"),
    "even": ("0 位小数，四舍六入五成双", "按已取整得分"),
}


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    program = installed()
    folder = tmp_path_factory.mktemp("filled")
    made = tmp_path_factory.mktemp("recalculated")
    found: list[tuple[str, Paper, Filling, Score]] = []
    for name, text in SETS.items():
        rounding, footing = ROUNDINGS[name]
        head = HEAD.format(name=name, rounding=rounding, footing=footing)
        outcome = load_set_text(head + text)
        assert outcome.value is not None, [x.message.zh for x in outcome.diagnostics]
        paper, scorer = blank_form(outcome.value), Scorer(outcome.value)
        fillings = {}
        for number in range(FORMS):
            random = Random(f"{name} {number}")  # noqa: S311 - forms, not secrets
            filling = Filler(paper, random, 0.05 if number % 2 else 0).filled()
            fillings[f"{name}-{number}"] = filling.typed
            score = scorer.score(filling.assessment)
            found.append((f"{name}-{number}", paper, filling, score))
        write_filled(paper, fillings, folder)
    recalculated(folder, made, program)
    return [
        Tried(key, paper, filling, score, read(paper, made, key))
        for key, paper, filling, score in found
    ]


def read(paper: Paper, folder: Path, key: str) -> Values:
    return values_of(paper, folder / f"{key}.xlsx")


def test_scores_totals_and_grades_are_the_exact_ones(tried: list[Tried]) -> None:
    wrong: list[object] = []
    for each in tried:
        for line in each.score.lines:
            value = score_value(each, line)
            is_left_out = line.is_left_out and value == "不适用"
            if not (is_left_out or is_same(value, line.score)):
                wrong.append((each.name, line.path, value, line.score))
        form = each.paper.tables[0]
        row = next(c.row for c in form.cells if c.text == "总分")
        value = each.values[0, row, column_of(each.paper, "得分")]
        if not is_same(value, each.score.total):
            wrong.append((each.name, "总分", value, each.score.total))
        grade = each.values[0, row, covering(form, row)[-1].column]
        wanted = f"等级：{each.score.grade.name}" if each.score.grade else ""
        if (grade or "") != wanted:
            wrong.append((each.name, "等级", grade, wanted))
    assert wrong == []


def test_vetoes_and_what_does_not_apply_were_met(tried: list[Tried]) -> None:
    """The fillings reach what they are to prove."""
    assert sum(bool(each.score.vetoes) for each in tried) >= 2
    assert any(line.is_left_out for each in tried for line in each.score.lines)
    assert any(each.score.total is None for each in tried)
