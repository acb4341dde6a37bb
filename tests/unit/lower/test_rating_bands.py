"""评级: bands are shares of the weight, or points of a weight that the set states."""

from fractions import Fraction

from tests.unit.lower.sets import the_set, told, whole

from perfscore.model.methods import Rating

BANDS = "评分 评级\n好：[9分, 10分]\n中：[60%, 9分)\n差：[0分, 6分)"


def shares(body: str) -> list[tuple[Fraction | None, Fraction | None]]:
    (indicator,) = the_set(whole(body)).indicators
    leaf = indicator.children[0] if indicator.children else indicator
    assert leaf.scoring is not None
    method = leaf.scoring.method
    assert isinstance(method, Rating)
    return [(row.share.low, row.share.high) for row in method.rows]


def test_points_are_shares_of_the_weight_that_is_stated() -> None:
    good, fair, poor = shares(f"一级指标 甲 10分\n{BANDS}\n")
    assert good == (Fraction(9, 10), Fraction(1))
    assert fair == (Fraction(6, 10), Fraction(9, 10))
    assert poor == (Fraction(0), Fraction(6, 10))


def test_points_are_shares_of_the_weight_that_is_shared_out() -> None:
    """均分 gives 乙 5 of 10 points."""
    one = "二级指标 乙\n评分 评级\n好：[4分, 5分]\n差：[0分, 4分)\n"
    other = "二级指标 丙\n评分 评级\n好：100%\n差：0分\n"
    assert shares(f"一级指标 甲 10分\n均分\n{one}{other}") == [
        (Fraction(4, 5), Fraction(1)),
        (Fraction(0), Fraction(4, 5)),
    ]


def test_a_unit_that_declares_the_weight_leaves_only_shares() -> None:
    body = (
        "一级指标 甲 10分\n二级指标 乙\n三级指标 由单位填报\n"
        "填报指标评分\n目标 定性：评级\n好：[9分, 10分]\n差：[0%, 90%)\n"
    )
    assert told(whole(body)) == [("unit-mismatch", "9分"), ("unit-mismatch", "10分")]
