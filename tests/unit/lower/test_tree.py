"""The tree of indicators: levels, joint headings, what is inherited."""

from fractions import Fraction

from tests.unit.lower.sets import the_set, told, whole

from perfscore.check.walking import walk
from perfscore.model.expressions import Choice, Local, Operation, Operator, Slot
from perfscore.model.targets import Comparison, NumberCell
from perfscore.model.units import MONEY, RATIO, Kind, ValueType, count_of

FOUR = """
一级指标 产出
  二级指标 经济、社会、生态
    三级指标 “甲、乙”
      四级指标 丙、丁 4分
        得分 = 分值
      四级指标 戊 3分
        得分 = 分值
  二级指标 “数量、质量” 3分
    得分 = 分值
"""


def test_headings_nest_to_four_levels() -> None:
    made = the_set(whole(FOUR))
    assert [(each.level, each.title) for each in made.walk()] == [
        (1, "产出"),
        (2, "经济、社会、生态"),
        (3, "甲、乙"),
        (4, "丙、丁"),
        (4, "戊"),
        (2, "数量、质量"),
    ]


def test_a_joint_heading_is_several_names_unless_it_is_quoted_or_scored() -> None:
    names = [each.names for each in the_set(whole(FOUR)).walk()]
    assert names[1:4] == [("经济", "社会", "生态"), ("甲、乙",), ("丙、丁",)]
    assert names[5] == ("数量、质量",)


def test_a_basis_is_inherited_until_one_below_states_its_own() -> None:
    made = the_set(
        whole("""
一级指标 甲
  二级指标 乙 4分
    得分 = 分值
  二级指标 丙
    依据 "丙的依据"，"又一条"
    三级指标 丁 3分
      得分 = 分值
    三级指标 戊 3分
      依据 "戊的依据"
      得分 = 分值
""")
    )
    texts = {each.title: [one.text for one in each.basis] for each in made.walk()}
    assert texts == {
        "甲": ["试行办法"],
        "乙": ["试行办法"],
        "丙": ["丙的依据", "又一条"],
        "丁": ["丙的依据", "又一条"],
        "戊": ["戊的依据"],
    }


def test_a_level_that_is_left_out_is_told_and_the_rest_is_read() -> None:
    text = whole("""
一级指标 甲
  三级指标 乙 5分
    得分 = 没有
  二级指标 丙 5分
    得分 = 分值
""")
    assert told(text) == [("heading-skips-level", "乙"), ("unknown-name", "没有")]


def type_read(clauses: str, slot: Slot) -> ValueType:
    """Give the type as which a scoring reads a value of its indicator."""
    made = the_set(whole(f"一级指标 甲 10分\n{clauses}"))
    scoring = made.indicators[0].scoring
    assert scoring is not None
    types = {
        node.type
        for node in walk(scoring.score)
        if isinstance(node, Local) and node.slot is slot
    }
    (only,) = types
    return only


def target_type(target: str) -> ValueType:
    return type_read(f"目标 {target}\n评分 达标得分", Slot.TARGET)


def test_a_fixed_target_settles_the_unit() -> None:
    assert target_type("≥95%") == RATIO
    assert target_type("≥300万元") == MONEY["万元"]
    assert target_type("50个") == count_of("个")
    assert target_type("≤30日") == count_of("天")
    assert target_type("2021年12月底前") is Kind.DATE


def test_a_fixed_target_keeps_its_sign_and_how_it_was_written() -> None:
    (made,) = the_set(
        whole("一级指标 甲 10分\n目标 不低于 95%\n评分 达标得分")
    ).indicators
    assert made.target == NumberCell(Fraction(95, 100), "%", Comparison.AT_LEAST)
    assert made.target_text == "不低于 95%"


def test_a_bare_number_may_stand_beside_any_count() -> None:
    text = whole("数据\n数：计数（人）\n定义 甲 = 若 数 > 5 则 数 + 3 否则 0 - 数")
    (definition,) = the_set(text).definitions
    assert definition.value.type == count_of("人")


def test_what_stands_beside_a_rate_is_read_as_a_rate() -> None:
    """A set need not state 指标值: the unit then reports the rate as its 完成值."""
    for method in (
        "评分 分档\n≥ 90%：1分\n否则：0分",
        "评分 判定\n若 完成值 < 90%：1分\n否则：0分",
        "评分 扣分\n每低于 100% 满 1个百分点：扣 1分",
        "得分 = 分值 × 至多(完成值, 100%)",
    ):
        assert type_read(method, Slot.ACTUAL) == RATIO


def test_headings_keep_their_weight_and_explanation() -> None:
    text = whole("一级指标 甲 2.5分\n说明 “一”\n说明 “二”\n得分 = 分值")
    (made,) = the_set(text).indicators
    assert made.weight == Fraction(5, 2)
    assert made.note == "一；二"
    assert made.scoring is not None
    assert isinstance(made.scoring.score, Local)


def test_the_sign_of_a_target_decides_what_attains_it() -> None:
    signs = {
        "≥5": Operator.GREATER_OR_EQUAL,
        "＞5": Operator.GREATER,
        "≤5": Operator.LESS_OR_EQUAL,
        "＜5": Operator.LESS,
        "＝5": Operator.EQUAL,
        "5": Operator.GREATER_OR_EQUAL,
        "2021年12月": Operator.LESS_OR_EQUAL,
    }
    for target, sign in signs.items():
        text = whole(f"一级指标 甲 10分\n目标 {target}\n评分 达标得分")
        scoring = the_set(text).indicators[0].scoring
        assert scoring is not None
        assert isinstance(scoring.score, Choice)
        condition = scoring.score.branches[0].condition
        assert isinstance(condition, Operation)
        assert condition.operator is sign
