"""多单位汇总 names numbers that units report, each once."""

from tests.unit.lower.sets import the_set, told, whole

from perfscore.model.indicator_set import RollUp, RollUpKind

SET = """
数据
  执行：金额（万元）
  受益人数：计数（人）
  满意率：比率
  名称：文本
  验收日：日期
  已公开：是否
定义 人均 = 执行 / 受益人数
"""


def rolled(*rows: str) -> tuple[RollUp, ...]:
    return the_set(text(*rows)).roll_ups


def text(*rows: str) -> str:
    return whole(SET + "多单位汇总\n" + "".join(f"  {row}\n" for row in rows))


def test_rows_of_each_kind() -> None:
    found = rolled(
        "绝对值：合计",
        "相对值：按 执行 加权平均",
        "受益人数：合计",
        "满意率：按 受益人数 加权平均",
    )
    assert [(each.name, each.kind, each.weight) for each in found] == [
        ("绝对值", RollUpKind.SUM, ""),
        ("相对值", RollUpKind.WEIGHTED_MEAN, "执行"),
        ("受益人数", RollUpKind.SUM, ""),
        ("满意率", RollUpKind.WEIGHTED_MEAN, "受益人数"),
    ]


def test_the_english_spelling() -> None:
    body = "data\n  spent: amount(元)\nroll_up_units\n  absolute: total_of\n"
    body += "  relative: by spent weighted_mean\n"
    found = the_set(whole(body)).roll_ups
    assert [(each.name, each.weight) for each in found] == [
        ("绝对值", ""),
        ("相对值", "spent"),
    ]


def test_what_is_no_number_is_not_rolled_up() -> None:
    assert told(text("名称：合计")) == [("wrong-type", "名称")]
    assert told(text("验收日：合计")) == [("wrong-type", "验收日")]
    assert told(text("相对值：按 已公开 加权平均")) == [("wrong-type", "已公开")]


def test_what_is_not_reported_is_not_rolled_up() -> None:
    assert told(text("人均：合计")) == [("unknown-name", "人均")]
    assert told(text("受益人：合计")) == [("unknown-name", "受益人")]
    assert told(text("满意率：按 经费 加权平均")) == [("unknown-name", "经费")]


def test_both_faults_of_a_row_are_told() -> None:
    assert told(text("名称：按 经费 加权平均")) == [
        ("wrong-type", "名称"),
        ("unknown-name", "经费"),
    ]


def test_a_name_stands_once() -> None:
    rows = ("受益人数：合计", "受益人数：按 执行 加权平均")
    assert told(text(*rows)) == [("clause-twice", "受益人数")]
    # both spellings mean the same
    rows = ("绝对值：合计", "absolute：合计")
    assert told(text(*rows)) == [("clause-twice", "absolute")]


def test_a_datum_with_a_fault_is_told_once() -> None:
    broken = text("费用：合计").replace("数据\n", "数据\n  费用：金额（万圆）\n")
    assert told(broken) == [("unknown-unit", "万圆")]
