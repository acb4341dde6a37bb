"""Sets made to exhaust a machine are worked out in no time, or refused by name."""

import inspect
import sys
from itertools import pairwise

import pytest
from tests.unit.lower.sets import checked, told, whole
from tests.unit.score.forms import filled, found, row, rules_of, scored

from perfscore.lower.ground.levels import MAX_LEVELS
from perfscore.score.scorer import Scorer

REST = "一级指标 甲 10分\n得分 = 若 {last} > 0 则 分值 否则 0分\n"


def chain(first: str, step: str, length: int) -> str:
    """Make definitions that each build on the one before, and a score of the last."""
    names = [f"数{number}" for number in range(length + 1)]
    lines = [f"定义 {names[0]} = {first}"]
    lines += [f"定义 {new} = {step.format(old)}" for old, new in pairwise(names)]
    return "\n".join([*lines, REST.format(last=names[-1])])


BOMBS = {
    "{0} ^ 12": 3,
    "{0} × {0}": 11,
    "{0} × 子 × {0}": 6,
    "{0} + 1 / ({0} + 1)": 10,
    "{0} - 1 / ({0} + 1)": 10,
    "{0} / (1 / {0})": 11,
    "合计({0}, {0} × {0}, 1)": 11,
}
"""Steps of definitions that build on one another, and how many go too far."""


@pytest.mark.parametrize("step", BOMBS)
def test_a_number_of_thousands_of_digits_is_not_worked_out(step: str) -> None:
    body = f"数据\n子：数值，≥ 1\n{chain('1.1', step, BOMBS[step])}"
    score = scored(body, data={"子": f"1.{'37' * 14}"})
    assert rules_of(score) == ["number-too-large", "total-open"]
    (path,) = found(score, "number-too-large").path
    assert path.startswith("数")


@pytest.mark.parametrize("step", BOMBS)
def test_a_set_whose_numbers_would_have_millions_of_digits_is_refused(
    step: str,
) -> None:
    body = f"数据\n子：数值，≥ 1\n{chain('1.1', step, 40)}"
    assert {rule for rule, _ in told(whole(body))} == {"expression-too-long"}


@pytest.mark.parametrize("step", ["{0} + {0}", "{0} × 3", "至多({0}, 9 ^ 9)"])
def test_a_long_chain_of_small_steps_is_worked_out(step: str) -> None:
    assert scored(chain("1", step, 60)).total == 10


def test_a_tower_of_powers_in_one_expression_is_refused() -> None:
    tower = "3"
    for _ in range(12):
        tower = f"({tower} ^ 12)"
    text = whole(f"定义 塔 = {tower}\n{REST.format(last='塔')}")
    assert [rule for rule, _ in told(text)] == ["expression-too-long"]


def test_a_missing_value_behind_many_names_is_found_once_and_at_once() -> None:
    body = f"数据\n子：数值\n{chain('子', '{0} + {0}', 60)}"
    assert rules_of(scored(body)) == ["missing-value", "total-open"]


def test_a_power_of_a_constant_can_bound_a_band_though_names_double() -> None:
    body = chain("1", "{0} + {0}", 60).replace(
        REST.format(last="数60"),
        "一级指标 甲 10分\n评分 分档\n≥ 数60：10分\n否则：0分\n",
    )
    assert scored(body, row("甲", str(2**60))).total == 10
    assert scored(body, row("甲", str(2**60 - 1))).total == 0


def test_the_deepest_set_that_is_taken_is_scored_on_an_ordinary_stack() -> None:
    def deep(names: int) -> str:
        return whole(f"数据\n子：数值\n{chain('子', '{0} + 1', names)}")

    names = max(
        count
        for count in range(MAX_LEVELS // 2 - 9, MAX_LEVELS)
        if not told(deep(count))
    )
    assert told(deep(names + 1))[0][0] == "expression-too-long"
    scorer = Scorer(checked(deep(names)))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 400)
    try:
        assert scorer.score(filled(data={"子": "5"})).total == 10
    finally:
        sys.setrecursionlimit(before)


def test_a_sum_that_cannot_be_written_leaves_the_total_open() -> None:
    """A hundred exact lines, whose fractions have no digits in common."""
    head = '指标体系 "试行"\n编号 a/b\n版本 1\n依据 "x"\n满分 100\n'
    body = """
一级指标 甲 100分
  二级指标 乙
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值、＝：按完成比例
  目标 ≤、＜：按反向比例
  目标 定性：评级
    好：[0%, 100%]
"""
    rows = [
        row(
            f"第{number}项",
            "1",
            target=str(10**29 + 2 * number + 1),
            weight="1",
            level1="甲",
        )
        for number in range(100)
    ]
    score = scored(body, *rows, head=head)
    assert rules_of(score) == ["number-too-large"]
    assert score.total is None
    assert all(each.exact is not None for each in score.lines)


def test_thousands_of_rows_are_scored() -> None:
    body = "一级指标 甲 10分\n目标 ≥2个\n评分 按完成比例"
    rows = [row("甲", "1个") for _ in range(2000)]
    score = scored(body, *rows)
    assert score.total == 5
    assert rules_of(score) == ["indicator-twice"]
