"""How far the next grade is, and what one line would have to be, worked by hand."""

from tests.unit.score.forms import row, scored

from perfscore.report.derivation_line import DerivationLine
from perfscore.report.next_grade import next_grade
from perfscore.score.result import Score

HEAD = """\
指标体系 "试"
  编号 a/b
  版本 1
  依据 "x"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""
GRADES = "等级\n优：[90, 100]\n良：[80, 90)\n差：[0, 80)\n"
FUNDS = "数据\n全年预算数：金额（万元），必填，> 0\n全年执行数：金额（万元），必填\n"
RATE = "定义 执行率 = 全年执行数 / 全年预算数\n"
DECLARED = """\
一级指标 产出 80分
二级指标 数量 80分
三级指标 由单位填报
填报指标评分
目标 ≥、＞、＝、数值：按完成比例
目标 ≤、＜：按反向比例
目标 定性：评级
好：[0%, 100%]
"""
EXECUTION = "一级指标 预算执行率 20分\n得分 = 分值 × 至多(执行率, 100%)\n"
BODY = GRADES + FUNDS + RATE + EXECUTION + DECLARED


def at(name: str, target: str, actual: str, weight: str) -> tuple[str, ...]:
    return name, target, actual, weight


def of(*rows: tuple[str, ...], body: str = BODY, executed: str = "437.5") -> Score:
    made = (
        row(name, actual, target=target, weight=weight, level1="产出", level2=("数量",))
        for name, target, actual, weight in rows
    )
    data = {"全年预算数": "500", "全年执行数": executed}
    return scored(body, *made, data=data, head=HEAD)


def told(score: Score) -> tuple[str, list[str]]:
    (section,) = next_grade(score, score.lines, "zh")
    return section.lead + section.value, [
        each.lead + each.value for each in section.children
    ]


def test_each_line_is_solved_alone_where_that_brings_the_grade() -> None:
    # 17.5 + 40 × 180/200 = 36 + 20 × 8/10 = 16 + 20 × 90/95 = 18.95: 88.45 of 100.
    score = of(
        at("培训人数", "≥200人", "180人", "40"),
        at("单位成本", "≤8万元", "10万元", "20"),
        at("合格率", "≥95%", "90%", "20"),
    )
    head, lines = told(score)
    assert head == "距离“优”：还差 1.55分（总分须达到 90分）"
    # 培训: 37.55 = 40 × n/200 gives 187.75, so 188 people.
    # 成本: 17.55 = 20 × 8/x gives 9.1168, so 9.11 (17.563…).
    # 执行: 19.05 = 20 × r gives 95.25 %, 476.25 of 500.
    rate = "预算执行率：最多还能得 2.50分"
    assert lines == [
        "培训人数：最多还能得 4.00分 → 完成值达到 188人即可",
        "单位成本：最多还能得 4.00分 → 完成值降到 9.11万元即可",
        f"{rate} → 全年执行数达到 476.25万元（执行率 95.25%）即可",
        "合格率：最多还能得 1.05分 → 单凭这一项不够",
    ]


def test_the_grade_is_named_in_english_too() -> None:
    score = of(at("培训人数", "≥200人", "160人", "80"))
    (section,) = next_grade(score, score.lines, "en")
    # 17.5 + 80 × 160/200 = 81.5; 72.5 = 80 × n/200 gives 181.25.
    assert (
        section.lead + section.value == "to “优”: 8.50 points missing (a total of 90)"
    )
    first, second = section.children
    assert first.lead + first.value == (
        "培训人数: 16.00 points more at most → enough at 182人"
    )
    assert second.value == "not enough alone"


def test_what_is_needed_brings_the_grade_and_a_step_less_does_not() -> None:
    for actual, grade in (("187人", "良"), ("188人", "优")):
        score = of(
            at("培训人数", "≥200人", actual, "40"),
            at("单位成本", "≤8万元", "10万元", "20"),
            at("合格率", "≥95%", "90%", "20"),
        )
        assert score.grade is not None
        assert score.grade.name == grade


def test_a_way_of_scoring_that_jumps_is_solved_by_its_target() -> None:
    body = BODY.replace("数值：按完成比例", "数值：达标得分")
    score = of(at("培训人数", "≥200人", "180人", "80"), body=body)
    _, (first, second) = told(score)
    assert first == "培训人数：最多还能得 80.00分 → 完成值达到 200人即可"
    assert second == "预算执行率：最多还能得 2.50分 → 单凭这一项不够"


def test_a_pass_line_is_kept_to() -> None:
    # Below 60 % nothing; 80 points at 120 people and 60 % are 48, and 17.5 are 65.5.
    body = BODY.replace("数值：按完成比例", "数值：按完成比例，及格线 60%")
    score = of(at("培训人数", "≥200人", "100人", "80"), body=body)
    head, (first, _) = told(score)
    assert head == "距离“良”：还差 62.50分（总分须达到 80分）"
    # 62.5 = 80 × n/200 gives 156.25.
    assert first.endswith("完成值达到 157人即可")


def test_a_person_s_judgement_is_told_in_points() -> None:
    score = of(
        at("培训人数", "≥200人", "200人", "40"),
        at("合格率", "≥95%", "57%", "40"),
        executed="500",
    )
    # 20 + 40 + 24 = 84; 30 = 40 × r/95 gives 71.25 %.
    _, lines = told(score)
    assert lines == ["合格率：最多还能得 16.00分 → 完成值达到 71.25%即可"]


def test_a_rate_that_is_reported_as_such_is_named() -> None:
    data = "数据\n完成率：比率，必填，[0%, 100%]\n"
    body = GRADES + data + "一级指标 任务 100分\n得分 = 分值 × 完成率\n"
    score = scored(body, data={"完成率": "81.5%"}, head=HEAD)
    head, lines = told(score)
    assert head == "距离“优”：还差 8.50分（总分须达到 90分）"
    assert lines == ["任务：最多还能得 18.50分 → 完成率达到 90%即可"]


def test_nothing_is_said_above_the_highest_grade_or_without_grades() -> None:
    full = of(at("培训人数", "≥200人", "200人", "80"), executed="500")
    assert next_grade(full, full.lines, "zh") == ()
    bare = of(at("培训人数", "≥200人", "100人", "80"), body=BODY[len(GRADES) :])
    assert next_grade(bare, bare.lines, "zh") == ()


def test_a_grade_that_begins_above_its_bound_is_not_promised_at_it() -> None:
    body = BODY.replace("[90, 100]", "(90, 100]").replace("[80, 90)", "[80, 90]")
    score = of(at("培训人数", "≥200人", "160人", "80"), body=body)
    head, (first, _) = told(score)
    assert head == "距离“优”：还差 8.50分 以上（总分须超过 90分）"
    # 181.25 people are 90 exactly, which is 良: 182 are more.
    assert first.endswith("完成值达到 182人即可")


def test_an_open_total_promises_nothing() -> None:
    score = of(at("培训人数", "≥200人", "", "80"))
    assert next_grade(score, score.lines, "zh") == (
        DerivationLine("总分无法得出，不推算离下一等级还差多少"),
    )


def test_a_veto_that_applies_promises_nothing() -> None:
    body = BODY + "总分\n否决 若 执行率 < 90% 则 等级 至多 良\n"
    score = of(at("培训人数", "≥200人", "200人", "80"), body=body)
    (section,) = next_grade(score, score.lines, "zh")
    assert section.text.startswith("有否决成立，不推算下一等级")
    assert [each.value for each in section.children] == ["等级至多 良"]


def test_a_veto_that_would_apply_is_met_by_scoring_again() -> None:
    # However many people: with 87.5 % executed 90 points are 良.
    body = BODY + "总分\n否决 若 总分 ≥ 90分 且 执行率 < 95% 则 等级 = 良\n"
    score = of(at("培训人数", "≥200人", "160人", "80"), body=body)
    _, lines = told(score)
    assert lines[0] == "培训人数：本项最多还能得 16.00分 → 单凭这一项不够"
