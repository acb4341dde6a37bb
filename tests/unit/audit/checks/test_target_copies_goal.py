"""T3: indicators break the overall goal down."""

from dataclasses import replace

from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.target_copies_goal import CHECK
from perfscore.intake.claimed import ClaimedGoal
from perfscore.model.assessment import Cell

GOAL = "保障全市博物馆免费开放，改善参观环境，提高服务水平，扩大社会影响。"


def _case(name: str, target: str = "100%") -> AuditCase:
    form = form_of([("社会效益指标", name, target, "100%", "30", "30")])
    return case_of_form(replace(form, goals=(ClaimedGoal(Cell(GOAL)),)))


def test_the_goal_as_an_indicator_is_told() -> None:
    name = "保障全市博物馆免费开放 ，改善参观环境，提高服务水平，扩大社会影响"
    ((finding,), _) = found_by(CHECK, _case(name))

    assert finding.message.zh.startswith("指标“保障全市博物馆免费开放")
    assert finding.message.zh.endswith("（30分）照抄年度总体目标，没有分解")
    assert finding.points == 30


def test_the_goal_as_a_target_is_told() -> None:
    ((finding,), _) = found_by(CHECK, _case("社会影响", GOAL))

    assert finding.printed == GOAL


def test_a_short_goal_is_copied_whole() -> None:
    form = form_of([("数量指标", "完成各项统计任务", "100%", "100%", "50", "50")])
    goals = (ClaimedGoal(Cell("完成各项统计任务。")),)

    ((finding,), _) = found_by(CHECK, case_of_form(replace(form, goals=goals)))

    assert finding.printed == "完成各项统计任务"


def test_a_part_of_the_goal_is_its_breaking_down() -> None:
    assert found_by(CHECK, _case("博物馆免费开放天数"))[0] == []
    # 广水 2021: the goal is the road's kilometres, as is the one indicator
    assert found_by(CHECK, case_of_table("007"))[0] == []


def test_targets_that_repeat_their_names_are_told_at_once() -> None:
    # 黄石 2022: 统筹海绵城市项目谋划, 指导城市建设, 有利于城市生态、韧性发展
    ((finding,), _) = found_by(CHECK, case_of_table("025"))

    assert finding.message.zh.endswith("的指标值只是重复指标名称")
    assert len(finding.related) == 2
