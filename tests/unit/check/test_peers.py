"""What a whole group settles lies where its members' values can lie."""

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.checker import check

BID = "数据\n报价：金额（元），必填，> 0元\n比：数值，[0, 1]\n一级指标 报价 10分\n"


@pytest.mark.parametrize(
    ("score", "rules"),
    [
        ("分值 × 至多(同组最低(报价) / 报价, 100%)", []),
        ("分值 × 至多(报价 / 同组平均(报价), 100%)", []),
        ("分值 × 同组平均(比)", []),
        ("分值 × 同组最高(比) × 2", ["score-can-leave-range"]),
        ("分值 / 同组个数(比)", []),
        ("分值 × 比 × 同组平均(报价) / 1元", ["score-can-leave-range"]),
    ],
)
def test_scores_from_the_group_stay_in_range_where_the_values_do(
    score: str, rules: list[str]
) -> None:
    made = the_set(whole(f"{BID}得分 = 若 报价 > 比 × 1元 则 {score} 否则 0分\n"))
    assert [each.rule.name for each in check(made).diagnostics] == rules
