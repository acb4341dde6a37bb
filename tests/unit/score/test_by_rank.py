"""按名次: points of ranks that are known, worked for 10 points."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import the_set, whole
from tests.unit.score.forms import exact, filled, line, one, row, rules_of, scorer_of

from perfscore.check.checker import check
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, PeerFunction, Peers

F = Fraction
RANK = "排位：数值，必填"
STEPPING = """评分 按名次，名次为 排位
    第 1 名：10分
    第 2 至 3 名：80%
    此后每退一名：减 2.5分
"""


def ranked(rows: str, rank: str) -> Fraction | None:
    return exact(one(rows, data=RANK, reported={"排位": rank}))


@pytest.mark.parametrize(
    ("rank", "points"),
    [
        ("1", F(10)),
        ("2", F(8)),
        ("3", F(8)),
        ("4", F("5.5")),
        ("5", F(3)),
        ("6", F("0.5")),
        ("7", F(0)),
        ("100", F(0)),
    ],
)
def test_each_rank_behind_the_last_row_costs_points(
    rank: str, points: Fraction
) -> None:
    assert ranked(STEPPING, rank) == points


@pytest.mark.parametrize(("rank", "points"), [("5", F(3)), ("6", 1), ("70", 1)])
def test_the_stepping_down_ends_at_the_floor(rank: str, points: Fraction) -> None:
    assert ranked(f"{STEPPING}    至少 1分\n", rank) == points


@pytest.mark.parametrize(
    ("rank", "points"), [("1", 10), ("2", 1), ("3", 5), ("4", 1), ("99", 1)]
)
def test_ranks_that_are_not_listed_have_their_row(rank: str, points: int) -> None:
    rows = "评分 按名次，名次为 排位\n第 1 名：10分\n第 3 名：50%\n其余：1分"
    assert ranked(rows, rank) == points


@pytest.mark.parametrize("rank", ["0", "-1", "2.5", "0.99"])
def test_a_rank_is_a_whole_number_from_one_on(rank: str) -> None:
    score = one(STEPPING, data=RANK, reported={"排位": rank})
    assert rules_of(score) == ["rank-not-whole", "total-open"]


def test_a_rank_can_be_counted_in_places() -> None:
    score = one(STEPPING, data="排位：计数（名）", reported={"排位": "4名"})
    assert exact(score) == F("5.5")


def test_a_rank_that_is_not_reported_is_missing() -> None:
    assert rules_of(one(STEPPING, data=RANK)) == ["missing-value", "total-open"]


def faults_of(clauses: str) -> set[str]:
    made = check(the_set(whole(f"一级指标 甲 10分\n{clauses}\n")))
    return {each.rule.name for each in made.diagnostics}


# ---- ranks that only the group settles


def peers(clauses: str, *, data: str = "") -> list[Peers]:
    """Give what the scoring of 甲 asks of the group."""
    body = f"数据\n{data}\n一级指标 甲 10分\n{clauses}\n"
    (indicator,) = the_set(whole(body if data else body.split("\n", 2)[2])).indicators
    assert indicator.scoring is not None
    return list(asked(indicator.scoring.score))


def asked(expression: Expression) -> list[Peers]:
    own = [expression] if isinstance(expression, Peers) else []
    below = [each for part in parts_of(expression) for each in asked(part)]
    return list(dict.fromkeys([*own, *below]))


def test_the_direction_and_the_ties_are_those_that_are_written() -> None:
    rows = "第 1 名：2分\n其余：1分"
    (first,) = peers(f"评分 按名次，从高到低\n{rows}")
    assert first.function is PeerFunction.RANK_FROM_HIGHEST
    assert not first.ties_share_last
    assert first.label is not None
    assert first.label.zh == "名次（从高到低，并列取前位（默认））"
    (second,) = peers(f"评分 按名次，从低到高，并列取后位\n{rows}")
    assert second.function is PeerFunction.RANK_FROM_LOWEST
    assert second.ties_share_last
    assert second.label is not None
    assert "默认" not in second.label.zh


def test_the_group_brings_the_datum_or_else_the_value_of_the_indicator() -> None:
    rows = "评分 按名次，从低到高\n第 1 名：2分\n其余：1分"
    (by_path,) = peers(rows)
    assert by_path.key == "甲/指标值"
    (by_datum,) = peers(f"指标值 = 报价\n{rows}", data="报价：金额（元）")
    assert by_datum.key == "报价"
    (by_formula,) = peers(f"指标值 = 报价 × 2\n{rows}", data="报价：金额（元）")
    assert by_formula.key == "甲/指标值"


def test_the_best_of_the_group_follows_the_direction() -> None:
    rows = """第 1 名：10分
    其余：至多(10分 × 同组最优(指标值) / 指标值, 10分)
"""
    data = "报价：金额（元），> 0"
    clauses = f"指标值 = 报价\n评分 按名次，从低到高\n{rows}"
    rank, best = peers(clauses, data=data)
    assert (rank.function, best.function) == (
        PeerFunction.RANK_FROM_LOWEST,
        PeerFunction.LOWEST,
    )
    assert rank.key == best.key == "报价"


PRICE = "报价：金额（元），> 0"
BY_PRICE = """指标值 = 报价
  评分 按名次，从低到高{}
    第 1 名：10分
    第 2 至 3 名：10分 × 同组最优(指标值) / 指标值
    此后每退一名：减 1分
"""


@pytest.mark.parametrize(
    ("ties", "price", "points"),
    [
        ("", "80", F(10)),
        ("", "100", F(8)),
        ("，并列取后位", "100", F(8)),
        ("，并列取前位", "100", F(8)),
        ("", "160", F(4)),  # rank 4: 5 points of rank 3 at this price, less 1
    ],
)
def test_a_rank_among_the_group_gives_the_points(
    ties: str, price: str, points: Fraction
) -> None:
    body = f"数据\n{PRICE}\n一级指标 甲 10分\n{BY_PRICE.format(ties)}\n"
    peers = {"报价": tuple(map(F, (80, 100, 100, 160)))}
    form = filled(row("甲"), data={"报价": price})
    score = scorer_of(body).score(form, peers=peers)
    assert exact(score) == points
    assert rules_of(score) == []


@pytest.mark.parametrize(("ties", "points"), [("并列取前位", 10), ("并列取后位", 8)])
def test_ties_take_the_place_that_the_set_says(ties: str, points: int) -> None:
    body = f"""一级指标 甲 10分
  评分 按名次，从高到低，{ties}
    第 1 名：10分
    其余：8分
"""
    peers = {"甲/指标值": (F(7), F(7), F(3))}
    score = scorer_of(body).score(filled(row("甲", "7")), peers=peers)
    assert exact(score) == points


def test_an_assessment_on_its_own_has_no_rank() -> None:
    score = one("评分 按名次，从高到低\n第 1 名：10分\n其余：8分", "7")
    assert line(score).score is None
    assert rules_of(score) == ["needs-the-group", "total-open"]


def test_the_best_value_of_what_units_report_can_be_zero() -> None:
    rows = """评分 按名次，从高到低
    第 1 名：10分
    其余：8分 × 指标值 / 同组最优(指标值)
"""
    assert "denominator-can-be-zero" in faults_of(rows)
