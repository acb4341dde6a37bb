"""What the checker says of tables, parameters by keys, and functions."""

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.checker import check

AWARDS = "明细表 表彰\n事项：文本\n级别：选项（省、市）\n金额：金额（万元）\n"
LEAF = "一级指标 甲 10分\n得分 = 若 {} 则 分值 否则 0分\n"
BOUNDED = "一级指标 甲 10分\n得分 = {}\n"
REGIONS = "数据\n区域：选项（东部、中部、西部）\n类别：选项（一类、二类）\n"


def told(sections: str) -> list[tuple[str, str]]:
    """Give each rule that the checker reports, and the text that it points at."""
    outcome = check(the_set(whole(sections)))
    return [(each.rule.name, each.at.span.text) for each in outcome.diagnostics]


def test_columns_that_nothing_reads_are_unused_but_for_what_names_the_row() -> None:
    assert told(AWARDS + LEAF.format("计数(表彰 若 级别 = “省”) > 1")) == [
        ("unused-name", "金额：金额（万元）")
    ]


def test_a_table_that_nothing_reads_is_unused() -> None:
    ((rule, at),) = told(AWARDS + LEAF.format("是"))
    assert rule == "unused-name"
    assert at.startswith("明细表 表彰")


def test_a_function_that_nothing_calls_is_unused() -> None:
    assert told("函数 两倍(数) = 数 × 2\n" + LEAF.format("是")) == [
        ("unused-name", "函数 两倍(数) = 数 × 2")
    ]


def test_data_that_a_column_reads_are_used() -> None:
    sections = "数据\n单价：金额（元）\n明细表 表\n件数：计数（件）\n"
    sections += "总价 = 件数 × 单价\n" + LEAF.format("合计(表.总价) / 1件 > 3元")
    assert told(sections) == []


@pytest.mark.parametrize(
    ("score", "rules"),
    [
        ("至多(合计(表.分), 分值)", []),
        ("至多(合计(表.分 若 分 > 1分), 分值)", []),
        ("分值 × 平均(表.率)", []),
        ("分值 × 加权平均(表.率, 表.权)", []),
        ("分值 × 加权平均(表.率, 表.差)", ["score-can-leave-range"]),
        ("合计(表.分)", ["score-can-leave-range"]),
        ("至多(合计(表.差) × 1分, 分值)", ["score-can-leave-range"]),
        ("至多(计数(表) × 1分, 分值)", []),
        ("最高(表.分)", ["score-can-leave-range"]),
        ("最高(表.分 若 分 ≤ 10分)", []),
    ],
)
def test_where_a_table_comes_to_follows_from_its_columns(
    score: str, rules: list[str]
) -> None:
    table = "明细表 表\n分 = 若 率 > 50% 则 1分 × 权 否则 1分\n"
    table += "率：比率，[0%, 100%]\n权：数值，≥ 0\n差：数值\n"
    found = told(table + BOUNDED.format(score))
    assert [rule for rule, _ in found if rule != "unused-name"] == rules


@pytest.mark.parametrize(
    ("expression", "divisors"),
    [
        ("合计(表.甲) / 合计(表.正)", ["合计(表.正)"]),
        ("(若 合计(表.正) = 0 则 0 否则 合计(表.甲) / 合计(表.正))", []),
        ("合计(1 / 表.正)", []),
        ("合计(1 / 表.甲)", ["表.甲"]),
        ("合计(1 / 表.甲 若 甲 > 0)", []),
        ("合计(表.占比)", []),
        ("合计(表.商)", ["甲"]),
        ("合计(表.商 若 甲 ≠ 0)", []),
    ],
)
def test_divisors_in_rows_are_looked_at(expression: str, divisors: list[str]) -> None:
    table = "明细表 表\n甲：数值，≥ 0\n正：数值，> 0\n"
    table += "占比 = 正 / 合计(表.正)\n商 = 正 / 甲\n"
    found = told(
        table + LEAF.format(f"{expression} > 1 或 计数(表 若 甲 ≠ 0 且 商 > 占比) > 1")
    )
    assert [at for rule, at in found if rule == "denominator-can-be-zero"] == divisors


def test_each_choice_has_a_row_or_there_is_otherwise() -> None:
    rows = "参数 比例 按 区域\n东部：1%\n中部：2%\n"
    use = LEAF.format("比例 > 1% 且 类别 = “一类”")
    ((rule, _),) = told(REGIONS + rows + use)
    assert rule == "parameter-rows-missing"
    assert told(REGIONS + rows + "西部：3%\n" + use) == []
    assert told(REGIONS + rows + "否则：3%\n" + use) == []


def test_every_pair_of_choices_has_a_row() -> None:
    pairs = [(a, b) for a in ("东部", "中部", "西部") for b in ("一类", "二类")]
    rows = [f"{a}、{b}：1%\n" for a, b in pairs]
    head = REGIONS + "参数 比例 按 区域、类别\n"
    assert told(head + "".join(rows) + LEAF.format("比例 > 1%")) == []
    outcome = check(
        the_set(whole(head + "".join(rows[:-1]) + LEAF.format("比例 > 1%")))
    )
    (found,) = outcome.diagnostics
    assert found.message.zh == "参数“比例”没有“西部、二类”的行，也没有“否则”"
