"""What becomes of the rows of tables, by rules that are in use."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, found, line, rules_of
from tests.unit.score.tables import Rows, defined, with_tables

AWARDS = """\
明细表 表彰
  事项：文本，必填
  级别：选项（党中央、国务院、国家部委、省委、市委、直属单位），必填
  级别分 = 分数(级别)
函数 分数(级) = 若 级 = “党中央” 或 级 = “国务院” 则 1分 否则 下级分(级)
函数 下级分(级) = 若 级 = “国家部委” 或 级 = “省委” 则 0.8分 否则 末级分(级)
函数 末级分(级) = 若 级 = “市委” 则 0.6分 否则 0.3分
一级指标 表彰加分 10分
  得分 = 至多(合计(表彰.级别分 每 事项 取高), 3分)
"""
PROJECTS = """\
明细表 项目
  名称：文本
  资金：金额（万元）
  培训人数：计数（人）
  满意度：比率，[0%, 100%]
"""
LEAF = "一级指标 甲 10分\n  得分 = 分值\n"


def projects(*rows: tuple[str, str, str]) -> Rows:
    names = ("资金", "培训人数", "满意度")
    return [dict(zip(names, row, strict=True)) for row in rows]


def of_projects(expression: str, *rows: tuple[str, str, str]) -> object:
    body = f"{PROJECTS}定义 求 = {expression}\n{LEAF}"
    return defined(with_tables(body, 项目=projects(*rows)))


THREE = (("300", "48", "90%"), ("100", "70", "80%"), ("200", "20", "70%"))


def test_of_each_matter_the_highest_award_counts_up_to_a_cap() -> None:
    awards = [
        {"事项": matter, "级别": level}
        for matter, level in (
            ("A", "国家部委"),
            ("A", "市委"),
            ("B", "党中央"),
            ("C", "国务院"),
            ("D", "省委"),
        )
    ]
    score = with_tables(AWARDS, 表彰=awards)
    assert exact(score) == 3  # 0.8 + 1 + 1 + 0.8 = 3.6, capped
    assert exact(with_tables(AWARDS, 表彰=awards[:2])) == Fraction("0.8")
    assert exact(with_tables(AWARDS, 表彰=[])) == 0


def test_one_account_with_a_fault_is_enough() -> None:
    body = (
        "明细表 账号\n名称：文本\n单项否决：是否，必填\n"
        "一级指标 甲 100分\n得分 = 若 任一(账号.单项否决) 则 59分 否则 分值\n"
    )
    head = '指标体系 "x"\n编号 a\n版本 1\n依据 "x"\n满分 100\n取整 四舍五入\n'
    head += "合计 按已取整得分\n"
    rows = [{"名称": "甲", "单项否决": "否"}, {"名称": "乙", "单项否决": "是"}]
    assert exact(with_tables(body, head=head, 账号=rows)) == 59
    assert exact(with_tables(body, head=head, 账号=rows[:1])) == 100


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("合计(项目.培训人数)", 138),
        # (300 × 90% + 100 × 80% + 200 × 70%) ÷ 600 = 490 ÷ 600
        ("加权平均(项目.满意度, 项目.资金)", Fraction(49, 60)),
        ("加权平均(项目.满意度, 项目.资金 若 资金 < 300万元)", Fraction(11, 15)),
        ("平均(项目.满意度)", Fraction(4, 5)),
        ("最高(项目.资金)", 300),
        ("最低(项目.资金 若 满意度 ≥ 80%)", 100),
        ("计数(项目)", 3),
        ("计数(项目 若 满意度 ≥ 80%)", 2),
        ("任一(项目.满意度 < 70%)", False),
        ("任一(项目 若 满意度 ≤ 70%)", True),
        ("所有(项目.满意度 ≥ 70%)", True),
        ("去掉最高最低(项目.培训人数)", 48),
        ("合计(项目.资金 × 项目.满意度)", 490),
        ("合计(项目.资金 若 满意度 > 平均(项目.满意度))", 300),
    ],
)
def test_rows_come_to_one_value(expression: str, value: object) -> None:
    assert of_projects(expression, *THREE) == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("合计(项目.资金)", 0),
        ("计数(项目)", 0),
        ("任一(项目.满意度 < 70%)", False),
        ("所有(项目.满意度 < 70%)", True),
        ("平均(项目.资金)", None),
        ("最高(项目.资金)", None),
        ("加权平均(项目.满意度, 项目.资金)", None),
    ],
)
def test_no_rows_are_not_zero_but_for_sums_and_counts(
    expression: str, value: object
) -> None:
    assert of_projects(expression) == value


def test_votes_weigh_the_points_of_their_band() -> None:
    body = (
        "明细表 票\n档次：选项（繁重、较多、一般、较少），必填\n"
        "票数：计数（票），必填\n"
        "分数 = 若 档次 = “繁重” 则 10分 否则 若 档次 = “较多” 则 8分 "
        "否则 若 档次 = “一般” 则 6分 否则 4分\n"
        "一级指标 工作任务量 10分\n得分 = 加权平均(票.分数, 票.票数)\n"
    )
    votes = [("繁重", "10"), ("较多", "20"), ("一般", "5"), ("较少", "5")]
    rows = [{"档次": band, "票数": count} for band, count in votes]
    # (100 + 160 + 30 + 20) ÷ 40
    assert exact(with_tables(body, 票=rows)) == Fraction("7.75")


def test_equal_extremes_are_left_out_once() -> None:
    body = f"明细表 评委\n分：数值\n定义 求 = 去掉最高最低(评委.分)\n{LEAF}"
    fives = [{"分": "5"}] * 3
    assert defined(with_tables(body, 评委=[*fives, {"分": "2"}])) == 5
    assert defined(with_tables(body, 评委=fives)) == 5
    assert rules_of_use("去掉最高最低(评委.分) ≥ 1", fives[:2]) == ["too-few-rows"]


def rules_of_use(condition: str, rows: Rows) -> list[str]:
    """Give what is found where a leaf goes by ``condition``, but for the open total."""
    body = "明细表 评委\n分：数值\n权：数值，默认 0\n一级指标 甲 10分\n"
    body += f"得分 = 若 {condition} 或 合计(评委.权) > 9 则 分值 否则 0分\n"
    score = with_tables(body, 评委=rows)
    return [each for each in rules_of(score) if each != "total-open"]


def test_weights_that_add_up_to_zero_give_no_mean() -> None:
    rows = [{"分": "5", "权": "0"}]
    assert rules_of_use("加权平均(评委.分, 评委.权) > 3", rows) == ["divided-by-zero"]


def test_each_row_has_its_share_of_the_whole() -> None:
    body = (
        "明细表 表\n额：数值，> 0\n"
        "占比 = 若 合计(表.额) = 0 则 0 否则 额 / 合计(表.额)\n"
        f"定义 求 = 合计(表.占比 若 占比 > 20%)\n{LEAF}"
    )
    rows = [{"额": "1"}, {"额": "2"}, {"额": "5"}]
    assert defined(with_tables(body, 表=rows)) == Fraction(7, 8)  # 25% + 62.5%


def test_a_blank_cell_is_found_with_its_row_and_column() -> None:
    body = f"{PROJECTS}一级指标 甲 10分\n"
    body += "得分 = 若 合计(项目.资金) > 1万元 则 分值 否则 0分\n"
    score = with_tables(body, 项目=[{"资金": "1"}, {"名称": "乙"}])
    assert line(score).exact is None
    finding = found(score, "missing-value")
    assert finding.message.zh == "明细表“项目”第 2 行没有填“资金”"
    assert finding.path == ("项目",)


def test_a_row_that_decides_is_enough_beside_a_blank_one() -> None:
    assert of_projects(
        "任一(项目.满意度 < 70%)", ("1", "1", "60%"), ("1", "1", "")
    ) is (True)
    assert of_projects(
        "所有(项目.满意度 < 70%)", ("1", "1", "60%"), ("1", "1", "")
    ) is (None)


def test_a_table_that_is_not_reported_is_no_empty_table() -> None:
    body = f"{PROJECTS}定义 求 = 计数(项目)\n{LEAF}"
    assert defined(with_tables(body)) is None
    body = f"{PROJECTS}一级指标 甲 10分\n得分 = 若 计数(项目) > 1 则 分值 否则 0分\n"
    assert found(with_tables(body), "missing-value").message.zh == (
        "明细表“项目”没有填"
    )


def test_unknown_tables_and_columns_are_told_once_with_near_names() -> None:
    body = f"{PROJECTS}定义 求 = 合计(项目.资金)\n{LEAF}"
    rows = [{"资金": "1", "培训人次": "3"}, {"资金": "2", "培训人次": "4"}]
    score = with_tables(body, 项目=rows, 项日=[{"资金": "9"}])
    assert defined(score) == 3
    column, table = found(score, "unknown-column"), found(score, "unknown-table")
    assert "“培训人次”" in column.message.zh
    assert column.hint is not None
    assert "“培训人数”" in column.hint.zh
    assert table.hint is not None
    assert "“项目”" in table.hint.zh


def test_very_many_rows_are_refused() -> None:
    body = "明细表 表\n额：数值\n一级指标 甲 10分\n"
    body += "得分 = 若 合计(表.额) > 1 则 分值 否则 0分\n"
    score = with_tables(body, 表=[{"额": "1"}] * 100_000)
    assert found(score, "too-many-rows").message.zh == (
        "明细表“表”有 100000 行，最多 10000 行"
    )
    assert rules_of(score) == ["too-many-rows", "total-open"]


def test_a_number_in_the_place_of_a_table_is_refused() -> None:
    body = "明细表 表\n额：数值\n一级指标 甲 10分\n"
    body += "得分 = 若 合计(表.额) > 1 则 分值 否则 0分\n"
    score = with_tables(body, data={"表": "5"})
    assert rules_of(score) == ["not-a-table", "total-open"]


def test_faults_of_very_many_rows_are_counted() -> None:
    body = f"明细表 表\n额：数值，必填\n定义 求 = 合计(表.额)\n{LEAF}"
    score = with_tables(body, 表=[{"额": "无"}] * 60)
    assert rules_of(score).count("not-a-number") == 50
    assert "另有 10 处" in found(score, "table-faults-left-out").message.zh


def test_a_sum_of_too_many_digits_has_no_value() -> None:
    body = f"明细表 表\n额：数值，> 0\n定义 求 = 合计(1 / 表.额)\n{LEAF}"
    rows = [{"额": str(number)} for number in range(1, 5_000)]
    assert defined(with_tables(body, 表=rows)) is None
