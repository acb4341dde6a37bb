from perfscore.intake.pdf.choosing import chosen, is_likely


def test_a_page_with_headings_of_a_form_is_likely() -> None:
    assert is_likely("一级\n指标 二级指标 三级指标 年度指标值 实际完成值")


def test_a_page_of_accounts_is_not() -> None:
    assert not is_likely("收入决算表 科目编码 科目名称 预算数 决算数 财政拨款收入")


def test_pages_beside_a_likely_one_are_read_too() -> None:
    assert chosen([False, False, True, False, False]) == (
        *(False, True, True, True, False),
    )


def test_where_no_page_is_likely_all_are_read() -> None:
    assert chosen([False, False]) == (True, True)
