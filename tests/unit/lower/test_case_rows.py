"""每有: what is counted can be worked out, and rows counted need no unit of theirs."""

from tests.unit.lower.case import DATA
from tests.unit.lower.sets import only, the_set, told, whole

TABLE = "明细表 单位\n名称：文本，必填\n已公开：是否，必填\n"


def rows(*written: str) -> str:
    return whole(
        f"{DATA}{TABLE}一级指标 甲 10分\n评分 扣分\n" + "\n".join(written) + "\n"
    )


def test_what_is_counted_can_be_an_expression() -> None:
    the_set(
        rows(
            "每有 计数(单位 若 非 已公开) 满 1个：扣 1分",
            "每有 逾期天数(日, 2024年3月31日) 满 1天：扣 0.1分",
            "每有 至少(人数 - 3人, 0人) 满 2人：扣 0.5分",
        )
    )


def test_a_bare_number_is_counted_in_any_measure() -> None:
    assert told(rows("每有 计数(单位) 满 2个：扣 1分", "每有 数 满 1次：扣 1分")) == []


def test_a_bare_number_is_no_money_and_people_are_no_cases() -> None:
    assert told(rows("每有 数 满 1万元：扣 1分")) == [("unit-mismatch", "1万元")]
    assert told(rows("每有 人数 满 1例：扣 1分")) == [("unit-mismatch", "1例")]


def test_a_date_is_not_counted() -> None:
    found = only(rows("每有 日 满 1天：扣 1分"))
    assert found.rule.name == "wrong-type"
    assert found.hint is not None
    assert found.hint.zh.startswith("相差几天写 天数(起, 止)")
