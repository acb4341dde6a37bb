"""T16: the overall goal and the targets give one number of one thing."""

from dataclasses import replace

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.goal_and_targets_differ import CHECK
from perfscore.intake.claimed import ClaimedGoal
from perfscore.model.assessment import Cell


def _case(goal: str, *targets: str) -> AuditCase:
    rows = [("数量指标", f"工作{at}", each, each) for at, each in enumerate(targets)]
    form = replace(form_of(rows), goals=(ClaimedGoal(Cell(goal)),))
    return case_of_form(form)


def test_425_grains_and_550_grains() -> None:
    # 原州 2022: the goal buys 425万粒 and 200万粒, the targets are 550万粒 and 200万粒
    ((finding,), _) = found_by(CHECK, case_of_table("022"))

    assert finding.message.zh == (
        "总体目标写“425万粒”，“指标1免费发放原原种”的指标值写“550万粒”，对不上"
    )


@pytest.mark.parametrize(
    ("goal", "targets"),
    [
        ("铺设管道12公里", ("12公里",)),
        ("铺设管道12公里", ("5公里", "7公里")),  # together 12
        ("铺设管道5公里、8公里", ("13公里",)),
        ("培训300人", ("200人",)),  # people may be others
        ("投入30万元", ("20万元",)),
        ("铺设管道12公里", ("9吨",)),
        ("铺设管道12公里、修路20公里", ("9公里",)),
        ("铺设管道", ("9公里",)),
    ],
)
def test_sums_common_units_and_several_numbers_are_left_alone(
    goal: str, targets: tuple[str, ...]
) -> None:
    assert found_by(CHECK, _case(goal, *targets))[0] == []


def test_one_number_on_either_side_is_told() -> None:
    assert len(found_by(CHECK, _case("铺设管道12公里", "10公里"))[0]) == 1


@pytest.mark.parametrize(
    ("goal", "count"),
    [
        ("完成审计项目18个，提出建议60条", 1),
        ("完成审计项目20个", 0),
        ("其中重点审计项目5个", 0),
        ("审计项目共20个、审计项目18个", 0),
        ("审计项目18次", 0),
    ],
)
def test_a_number_behind_an_indicators_name_is_its_target(
    goal: str, count: int
) -> None:
    form = form_of([("数量指标", "审计项目", "≥20个", "18个")])
    form = replace(form, goals=(ClaimedGoal(Cell(goal)),))

    assert len(found_by(CHECK, case_of_form(form))[0]) == count


def test_a_rate_behind_an_indicators_name_is_left_alone() -> None:
    form = form_of([("满意度指标", "群众满意度", "≥90%", "93%")])
    form = replace(form, goals=(ClaimedGoal(Cell("群众满意度90%以上")),))

    assert found_by(CHECK, case_of_form(form))[0] == []
