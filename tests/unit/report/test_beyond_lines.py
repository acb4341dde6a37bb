"""What forms and derivations say of 不适用, groups, 加分项, vetoes and 分级."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.report.explaining import outline
from tests.unit.score.forms import row, scored

from perfscore.report.derivation import derivation
from perfscore.report.derivation_group import group_outline
from perfscore.report.official_form import official_form
from perfscore.report.table import Role
from perfscore.score.result import Score

HEAD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""
BODY = """
等级
  优：[90, 110]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  编制数：计数（人），必填
  重大违规：是否，必填
一级指标 产出 60分
  二级指标 数量 40分
    三级指标 甲 20分
      得分 = 18分
    三级指标 乙 20分
      得分 = 分值
      不适用 若 编制数 = 0 则 {treatment}
  二级指标 质量 20分
    汇总 取低
    三级指标 丙 20分
      得分 = 16分
    三级指标 丁 20分
      得分 = 18分
一级指标 效益 40分
  得分 = 分值
加分项 表彰 3分
  得分 = 2分
总分 = 至多(基本分 + 加分, 100分)
  否决 若 重大违规 则 总分 = 59分，等级 至多 差
  依据 "第二十条"
分级 监控灯 = 总分
  红灯：< 60分
  绿灯：否则
"""


def made(veto: str, treatment: str = "剔除并按比例折算") -> Score:
    """74 of 80 points are 92.5 of 100; with 2 points on top 94.5."""
    body = BODY.format(treatment=treatment)
    data = {"编制数": "0", "重大违规": veto}
    rows = (replace(row("乙", level1="产出"), reason="无编制"),)
    return scored(body, *rows, data=data, head=HEAD)


def explained(score: Score, wanted: str) -> list[str]:
    return outline(derivation(score, wanted=wanted).children)


def test_the_total_is_derived_from_its_parts() -> None:
    assert explained(made("否"), "总分") == [
        "总分 = 至多(基本分 92.5 + 加分 2, 100分) = 94.50分",
        "  基本分 = 折算前合计 74 × 100分 ÷ (100分 - 20分) = 92.5分",
        "    折算前合计 = 得分(“产出”) 34 + 得分(“效益”) 40 = 74分",
        "  加分 = 得分(“表彰”) 2 = 2分",
    ]


def test_a_veto_follows_the_total_with_its_basis() -> None:
    score = made("是")
    after = derivation(score, wanted="总分").children[-1]
    assert outline([after]) == [
        "否决之后：总分 59.00分，等级 差",
        "  否决：重大违规 → 总分 = 59分，等级至多 差",
        "    重大违规 = 是",
    ]
    assert after.children[0].basis == ("第二十条",)


def test_the_whole_ends_with_groups_total_grade_and_classes() -> None:
    leads = [each.lead + each.value for each in derivation(made("否")).children]
    assert leads[-4:] == [
        "产出 / 质量（分值 20分）：16.00分",
        "总分 = 至多(基本分 92.5 + 加分 2, 100分) = 94.50分",
        "等级：总分 94.5 在 [90, 110] 内 → 优",
        "监控灯 → 绿灯",
    ]


def test_a_line_left_out_says_how_it_is_treated() -> None:
    assert explained(made("否"), "乙") == [
        "产出 / 数量 / 乙（分值 20分，按公式计分）：不适用",
        "  不适用：剔除，总分按比例折算",
    ]


def test_a_weight_that_moved_is_derived() -> None:
    """甲 takes the 20 points that 乙 leaves."""
    lines = explained(made("否", "上级内按比例折算"), "甲")
    assert lines[:3] == [
        "产出 / 数量 / 甲（分值 40分，按公式计分）：18.00分",
        "  分值 = 20分 + “乙”转入 20 = 40分",
        "    “乙”转入 = 20分 × 100% = 20分",
    ]


def test_the_form_shows_the_parts_of_the_total() -> None:
    table = official_form(made("否"))
    totals = [each for each in table.cells if each.role is Role.TOTAL]
    assert [each.text for each in totals] == ["基本分", "加分", "总分", "监控灯"]
    beside = [
        [cell.text for cell in table.cells if cell.row == each.row and cell.text]
        for each in totals
    ]
    assert beside == [
        ["基本分", "92.5"],
        ["加分", "2"],
        ["总分", "100", "94.5", "等级：优"],
        ["监控灯", "绿灯"],
    ]


def test_the_form_shows_what_does_not_apply_and_group_scores() -> None:
    texts = [each.text for each in official_form(made("否")).cells]
    assert "不适用：剔除，总分按比例折算\n无编制" in texts
    assert "不适用" in texts
    assert "质量\n得分 16（取低）" in texts
    assert "表彰（加分项）" in texts


def test_vetoes_stand_among_the_remarks() -> None:
    assert official_form(made("是")).notes == (
        "否决：重大违规，总分 = 59分，等级至多 差（依据：第二十条）。",
    )
    assert official_form(made("否")).notes == ()


def test_lines_that_were_not_scored_say_so() -> None:
    body = """
数据
  重大违规：是否，必填
一级指标 甲 10分
  目标 10个
  评分 按完成比例
总分
  否决 若 重大违规 则 总分 = 0分，不再评分
"""
    score = scored(body, data={"重大违规": "是"})
    assert "未评分" in [each.text for each in official_form(score).cells]
    (line,) = derivation(score, wanted="甲").children
    assert line.value == "未评分"
    assert score.total == Fraction(0)


def test_a_heading_is_explained_with_its_own_score() -> None:
    last = derivation(made("否"), wanted="产出/质量").children[-1]
    assert outline([last]) == [
        "产出 / 质量（分值 20分）：16.00分",
        "  得分 = 至多(得分(“丙”) 16, 得分(“丁”) 18) = 16分",
    ]


def test_a_part_of_the_total_is_derived_by_its_name() -> None:
    assert explained(made("否"), "加分") == ["加分 = 得分(“表彰”) 2 = 2分"]
    assert explained(made("否"), "基本分")[:2] == [
        "基本分 = 折算前合计 74 × 100分 ÷ (100分 - 20分) = 92.5分",
        "  折算前合计 = 得分(“产出”) 34 + 得分(“效益”) 40 = 74分",
    ]


def test_a_group_in_brief_is_its_sum_and_a_line_for_each_part() -> None:
    """甲 18, 乙 left out; of 丙 16 and 丁 18 the lower counts: 34."""
    assert outline(group_outline(made("否"), ("产出",))) == [
        "产出（分值 40分）：34.00分",
        "  得分 = 18 + 16 = 34.00分",
        "  产出 / 数量（分值 20分）：18.00分",
        "  产出 / 质量（分值 20分）：16.00分",
    ]
    assert outline(group_outline(made("否"), ("产出", "数量"))) == [
        "产出 / 数量（分值 20分）：18.00分",
        "  得分 = 18.00分",
        "  产出 / 数量 / 甲（分值 20分，按公式计分）：18.00分",
        "  产出 / 数量 / 乙（分值 20分，按公式计分）：不适用",
    ]
    assert outline(group_outline(made("否"), ("产出", "质量"))) == [
        "产出 / 质量（分值 20分）：16.00分",
        "  得分 = 至多(得分(“丙”) 16, 得分(“丁”) 18) = 16分",
        "  产出 / 质量 / 丙（分值 20分，按公式计分）：16.00分",
        "  产出 / 质量 / 丁（分值 20分，按公式计分）：18.00分",
    ]
    assert group_outline(made("否"), ("没有",)) == ()


def test_what_a_cap_holds_is_written_out_once() -> None:
    """60% of 90/100 and 40% of 80/100 of 100 points are 86, held to 80."""
    body = """
一级指标 评价 100分
  汇总 加权平均
  封顶 80%
  二级指标 职工 100分
    权重 60%
    得分 = 90分
  二级指标 领导 100分
    权重 40%
    得分 = 80分
"""
    mean = "60% × 得分(“职工”) 90 ÷ 100分 + 40% × 得分(“领导”) 80 ÷ 100分"
    assert explained(scored(body, head=HEAD), "评价")[-4:] == [
        "评价（分值 100分）：80.00分",
        "  得分 = 至多(80分, 加权平均 86) = 80分",
        f"    加权平均 = 100分 × ({mean}) = 86分",
        "    封顶 80%：至多(80分, 加权平均 86) = 80分",
    ]


def test_a_heading_ends_with_the_groups_below_it_and_its_sum() -> None:
    lines = explained(made("否"), "产出")
    assert lines[-4:] == [
        "产出 / 质量（分值 20分）：16.00分",
        "  得分 = 至多(得分(“丙”) 16, 得分(“丁”) 18) = 16分",
        "产出（分值 40分）：34.00分",
        "  得分 = 18 + 16 = 34.00分",
    ]


STOPPED = """
数据
  重大违规：是否，必填
一级指标 甲 100分
  得分 = 分值
总分
  否决 若 重大违规 则 总分 = 59分，不再评分
"""


def test_a_total_that_a_veto_sets_says_which_score_there_is_not() -> None:
    score = scored(STOPPED, data={"重大违规": "是"}, head=HEAD)
    assert explained(score, "总分")[:2] == [
        "总分 = 基本分 = 无法得出（“甲”没有得分）",
        "  基本分 = 得分(“甲”) = 无法得出（“甲”没有得分）",
    ]


def totals_of(score: Score) -> list[str]:
    cells = official_form(score).cells
    return [each.text for each in cells if each.role is Role.TOTAL]


def test_the_form_has_a_base_row_only_where_the_total_is_another_number() -> None:
    """Nothing is there to show of a base that is not known, or is the total."""
    stopped, plain = (
        scored(STOPPED, data={"重大违规": each}, head=HEAD) for each in "是否"
    )
    assert totals_of(stopped) == totals_of(plain) == ["总分"]
    capped = STOPPED.replace("，不再评分", "")
    vetoed = scored(capped, data={"重大违规": "是"}, head=HEAD)
    assert totals_of(vetoed) == ["基本分", "总分"]
