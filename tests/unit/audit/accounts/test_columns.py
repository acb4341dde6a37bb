"""Which columns add up to which is seen from their headings."""

from perfscore.audit.accounts.columns import column_sums


def test_the_columns_of_the_income_account() -> None:
    paths = [
        ("本年收入合计",),
        ("财政拨款收入",),
        ("事业收入", "小计"),
        ("事业收入", "其中：教育收费"),
        ("其他收入",),
    ]
    assert column_sums(paths) == [
        (
            ("本年收入合计",),
            (("财政拨款收入",), ("事业收入", "小计"), ("其他收入",)),
        )
    ]


def test_a_group_below_a_common_heading() -> None:
    paths = [("本年支出", "小计"), ("本年支出", "基本支出"), ("本年支出", "项目支出")]
    assert column_sums(paths) == [(paths[0], (paths[1], paths[2]))]


def test_groups_within_groups() -> None:
    paths = [
        ("合计",),
        ("基本支出", "小计"),
        ("基本支出", "人员经费"),
        ("基本支出", "公用经费"),
        ("项目支出",),
    ]
    assert column_sums(paths) == [
        (paths[1], (paths[2], paths[3])),
        (paths[0], (paths[1], paths[4])),
    ]


def test_columns_without_a_sum_have_none() -> None:
    assert column_sums([("年初结转和结余",), ("本年收入",), ("年末结转和结余",)]) == []


def test_a_column_of_the_year_before_is_no_addend() -> None:
    paths = [("合计",), ("基本支出",), ("项目支出",), ("上年决算数",)]
    assert column_sums(paths) == [(paths[0], (paths[1], paths[2]))]
