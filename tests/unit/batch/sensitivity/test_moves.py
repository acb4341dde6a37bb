"""Points moved leave the rate at which each indicator earns them as it was."""

from fractions import Fraction

import pytest

from perfscore.api.loading import load_set, load_set_text
from perfscore.api.scoring import read_assessment
from perfscore.batch.sensitivity.moves import dropped, movables, moved
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.score.scorer import Scorer

METHODS = """\
指标体系 "各种写法"
  编号 test/methods
  版本 1
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
  表样 项目支出
数据
  人数：计数（人），必填
一级指标 分档 50分
  依据 "办法"
  指标值 = 人数
  评分 分档
    ≥ 1000人：50分
    [500人, 1000人)：30分
    < 500人：0分
一级指标 扣分 30分
  得分 = 分值 - 2分
  依据 "办法"
一级指标 评定 20分
  依据 "办法"
  评分 评级
    好：[80%, 100%]
    差：[0%, 80%)
"""
"""Points that do not follow from 分值, and a rating that is told from the points."""


def test_absolute_points_follow_the_points_of_the_indicator() -> None:
    """600 people earn 30 of 50; with 55 they earn 33. 28 of 30 become 30.8 of 33.

    Of 评定 17 of 20 were given, which tells 好; of 22 that is 18.7.
    """
    loaded = load_set_text(METHODS, name="methods.perf")
    checked = loaded.value
    assert checked is not None, loaded.diagnostics
    given = Assessment(
        data={"人数": Cell("600人")},
        indicators=(IndicatorRow("评定", (), None, "评定", claimed=Cell("17")),),
    )
    base = [each.exact for each in Scorer(checked).score(given).lines]
    assert base == [30, 28, 17]
    for at, (name, by, earned) in enumerate(
        (
            ("分档", 5, Fraction(33)),
            ("扣分", 3, Fraction("30.8")),
            ("评定", 2, Fraction("18.7")),
        )
    ):
        other = moved(checked, (name,), Fraction(by))
        assert other is not None
        line = Scorer(other).score(given).lines[at]
        assert line.exact == earned


@pytest.mark.parametrize(
    "name", ["national/department-2013", "hunan/zhuzhou/department-2021"]
)
def test_every_rate_stays_what_it_was(name: str) -> None:
    checked, given = load_set(name).value, read_assessment(name).value
    assert checked is not None
    assert given is not None
    before = Scorer(checked).score(given)
    for node in movables(checked.indicator_set).nodes[::5]:
        other = moved(checked, node.path, node.points / 7)
        assert other is not None
        after = Scorer(other).score(given)
        for one, two in zip(before.lines, after.lines, strict=True):
            if one.exact is not None and one.weight:
                assert two.exact is not None
                assert two.weight
                assert two.exact / two.weight == one.exact / one.weight
        assert sum(x.weight or 0 for x in after.lines) == 100


def test_what_is_left_out_earns_nothing_and_the_others_share_its_points() -> None:
    name = "national/department-2013"
    checked, given = load_set(name).value, read_assessment(name).value
    assert checked is not None
    assert given is not None
    path = next(x.path for x in movables(checked.indicator_set).nodes if x.is_leaf)
    after = Scorer(dropped(checked, path)).score(given)
    left = next(each for each in after.lines if each.path == path)
    assert left.exact == 0
    assert left.weight == 0
    assert sum(x.weight or 0 for x in after.lines) == 100
