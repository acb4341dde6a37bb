"""Ranks among a group, 分级, and reasons that are due."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.score.forms import row, rules_of, scored

from perfscore.diagnostics.model import Severity
from perfscore.model.expressions import Input, PeerFunction, Peers
from perfscore.model.units import NUMBER
from perfscore.score.program.compile import compile_expression
from perfscore.score.reported.environment import Environment
from perfscore.score.result import Step
from perfscore.source import Source, Span

F = Fraction
NOWHERE = Span(Source("", ""), 0, 0)
OWN = Input(span=NOWHERE, type=NUMBER, name="报价")
PRICES = (F(80), F(100), F(100), F(120))


def asked(
    function: PeerFunction,
    own: int | None = None,
    *,
    last: bool = False,
    values: tuple[Fraction, ...] | None = PRICES,
) -> object:
    node = Peers(
        span=NOWHERE,
        type=NUMBER,
        function=function,
        key="报价",
        value=OWN if own is not None else None,
        ties_share_last=last,
    )
    data = {"报价": Step(OWN, F(own or 0))}
    peers = None if values is None else {"报价": values}
    return compile_expression(node, {})(Environment(data, {}, peers)).value


@pytest.mark.parametrize(
    ("function", "own", "last", "rank"),
    [
        (PeerFunction.RANK_FROM_HIGHEST, 120, False, 1),
        (PeerFunction.RANK_FROM_HIGHEST, 100, False, 2),
        (PeerFunction.RANK_FROM_HIGHEST, 100, True, 3),
        (PeerFunction.RANK_FROM_LOWEST, 100, False, 2),
        (PeerFunction.RANK_FROM_LOWEST, 80, False, 1),
        (PeerFunction.RANK_FROM_HIGHEST, 90, False, None),
    ],
)
def test_ranks(
    function: PeerFunction,
    own: int,
    last: bool,  # noqa: FBT001 - a column of the table
    rank: int | None,
) -> None:
    assert asked(function, own, last=last) == rank


def test_what_the_group_has_together() -> None:
    assert asked(PeerFunction.MEAN) == 100
    assert asked(PeerFunction.HIGHEST) == 120
    assert asked(PeerFunction.LOWEST) == 80
    assert asked(PeerFunction.SIZE) == 4


def test_alone_there_is_no_group() -> None:
    assert asked(PeerFunction.MEAN, values=None) is None
    assert asked(PeerFunction.RANK_FROM_LOWEST, 80, values=None) is None


RANKED = """
数据
  报价：计数（元），必填
一级指标 甲 10分
  得分 = 分值 × 同组最低(报价) / 报价
"""


def test_a_score_by_the_lowest_price_of_the_group() -> None:
    data = {"报价": "100"}
    assert scored(RANKED, data=data, peers={"报价": PRICES}).total == 8
    alone = scored(RANKED, data=data)
    assert alone.total is None
    assert rules_of(alone) == ["needs-the-group", "total-open"]


def test_a_validation_of_the_group_is_not_passed_over_alone() -> None:
    body = (
        "数据\n考绩分：计数（分），必填\n"
        "校验 单位平均分：同组平均(总分) ≤ 8分\n否则 警告 “平均分超过 8 分”\n"
        "一级指标 甲 10分\n得分 = 至多(考绩分, 分值)"
    )
    data = {"考绩分": "9"}
    assert rules_of(scored(body, data=data, peers={"总分": (F(9), F(7))})) == []
    above = scored(body, data=data, peers={"总分": (F(9), F(8))})
    assert rules_of(above) == ["validation-fails"]
    (alone,) = scored(body, data=data).findings
    assert alone.rule.name == "needs-the-group"
    assert alone.rule.severity is Severity.WARNING
    assert alone.path == ("单位平均分",)


def test_a_reason_is_due_where_points_are_lost() -> None:
    body = """
一级指标 甲 10分
  目标 10个
  评分 按完成比例
  须说明理由 若 得分 < 分值
"""
    assert rules_of(scored(body, row("甲", "9个"))) == ["missing-reason"]
    assert rules_of(scored(body, row("甲", "10个"))) == []
    told = replace(row("甲", "9个"), reason="工期延误")
    assert rules_of(scored(body, told)) == []


def test_a_reason_can_depend_on_what_the_points_do_not() -> None:
    body = """
一级指标 甲 10分
  目标 10个
  评分 酌定 [0分, 10分]
  须说明理由 若 完成值 < 目标
"""
    for actual, told in (("9个", ["missing-reason"]), ("10个", [])):
        assert rules_of(scored(body, row("甲", actual, claimed="8"))) == told


DECLARED = """
一级指标 产出指标 10分
  二级指标 数量指标
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、＝、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 日期：达标得分
  目标 定性：评级
    达成：100%
    未达成：0%
  须说明理由 若 得分 < 分值
  须说明理由 若 完成值 ≥ 目标 × 130%
"""


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("≥100人", "129人", []),
        ("≥100人", "130人", ["missing-reason"]),
        ("2021年12月底前", "2021年11月30日", []),
        ("2021年12月底前", "2022年1月4日", ["missing-reason"]),
    ],
)
def test_a_rule_for_all_rows_reads_numbers_and_passes_over_days(
    target: str, actual: str, told: list[str]
) -> None:
    cells = row(
        "甲",
        actual,
        target=target,
        weight="10",
        level1="产出指标",
        level2=("数量指标",),
    )
    assert rules_of(scored(DECLARED, cells)) == told


def test_a_class_follows_from_the_total() -> None:
    body = """
一级指标 甲 10分
  目标 10个
  评分 按完成比例
分级 监控灯 = 总分
  红灯：< 6分
  绿灯：否则
"""
    for actual, light in (("5个", "红灯"), ("6个", "绿灯"), (None, None)):
        score = scored(body, row("甲", actual))
        assert score.classifications["监控灯"].value == light
