"""得分范围: what it says beyond 0 and the weight, the score has to be able to reach."""

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.checker import check

DATA = "数据\n  数：数值，[0, 20]\n"
OFF = "评分 扣分\n每有 数 满 1：扣 1分\n"
ON = "评分 加分\n每有 数 满 1：加 1分\n"


def told(clauses: str) -> list[tuple[str, str]]:
    body = f"{DATA}一级指标 甲 10分\n{clauses}\n"
    found = check(the_set(whole(body))).diagnostics
    return [(x.message.zh, x.hint.zh if x.hint else "") for x in found]


@pytest.mark.parametrize(
    ("clauses", "message", "hint"),
    [
        (
            f"得分范围 [-5分, 10分]\n{OFF}",
            "“甲”的得分范围低到 -5分，评分只低到 0分",
            "至少 -5分",
        ),
        (
            f"得分范围 [0分, 12分]\n{ON}",
            "“甲”的得分范围高到 12分，评分只高到 10分",
            "最多 12分",
        ),
    ],
)
def test_a_default_limit_that_contradicts_the_range_is_told(
    clauses: str, message: str, hint: str
) -> None:
    assert told(clauses) == [(message, hint)]
    assert told(f"{clauses}{hint}\n") == []


@pytest.mark.parametrize(
    "clauses",
    [
        f"得分范围 [-5分, 10分]\n{OFF}至少 -3分",
        "得分范围 [-5分, 10分]\n评分 判定\n若 数 > 5：-2分\n否则：10分",
        f"得分范围 [2分, 10分]\n{OFF}至少 2分",
    ],
)
def test_a_range_that_some_scores_use_is_not(clauses: str) -> None:
    assert told(clauses) == []
