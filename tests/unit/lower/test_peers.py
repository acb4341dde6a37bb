"""What is asked of the whole group has the name of what each member brings."""

from tests.unit.lower.sets import the_set, whole

from perfscore.model.expressions import Choice, Operation, PeerFunction, Peers
from perfscore.model.units import NUMBER


def asked(expression: str) -> Peers:
    """Give what the leaf 丙 below 甲 and 乙 compares with 0."""
    made = the_set(
        whole(
            "数据\n报价：数值\n定义 两倍 = 报价 × 2\n"
            "一级指标 甲 10分\n二级指标 乙 10分\n三级指标 丙 10分\n"
            f"目标 ≥5\n得分 = 若 {expression} > 0 则 分值 否则 0分\n"
            "校验 用到：两倍 > 0\n"
        )
    )
    (leaf,) = [each for each in made.walk() if each.is_leaf]
    assert leaf.scoring is not None
    score = leaf.scoring.score
    assert isinstance(score, Choice)
    condition = score.branches[0].condition
    assert isinstance(condition, Operation)
    peers = condition.operands[0]
    assert isinstance(peers, Peers)
    return peers


def test_data_and_definitions_go_by_their_names() -> None:
    peers = asked("同组平均(报价)")
    assert (peers.function, peers.key) == (PeerFunction.MEAN, "报价")
    assert asked("同组最高(两倍)").key == "两倍"


def test_an_indicators_value_goes_by_its_titles() -> None:
    assert asked("同组最低(完成值)").key == "甲/乙/丙/指标值"


def test_english_names_ask_for_the_same() -> None:
    assert asked("peers_count(报价)") == asked("同组个数(报价)")


def test_a_rank_counts_from_the_side_it_names() -> None:
    high, low = asked("从高到低名次(报价)"), asked("rank_from_lowest(报价)")
    assert high.function is PeerFunction.RANK_FROM_HIGHEST
    assert low.function is PeerFunction.RANK_FROM_LOWEST
    assert high.type == low.type == NUMBER
    assert high.value is not None
