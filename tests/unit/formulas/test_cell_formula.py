"""Rules as formulas, each written out by hand."""

import pytest
from tests.unit.formulas.writing import score_formula

RATE = "比：比率，[0%, 100%]"


def test_a_share_of_the_weight_waits_for_both_amounts_and_their_bounds() -> None:
    data = "执行：金额（万元）\n预算：金额（万元），> 0"
    assert score_formula(data, "得分 = 分值 × 至多(执行 / 预算, 100%)") == (
        'IF(OR(COUNT(A1,B1)<2,NOT((A1>=0)),NOT((B1>0))),"",'
        'IFERROR(ROUND(ROUND((H1*MIN((A1/B1),1)),10),2),"—"))'
    )


def test_what_only_one_way_needs_is_asked_for_on_that_way() -> None:
    data = "件数：计数（件），≤ 10件\n有制度：是否"
    rule = "得分 = 若 有制度 则 件数 / 1件 × 1分 否则 0分"
    assert score_formula(data, rule) == (
        'IF(NOT(OR((B1="是"),(B1="否"))),"",IFERROR(ROUND(ROUND(IF((B1="是"),'
        "((IF(AND(ISNUMBER(A1),(A1>=0),(A1<=10)),A1,NA())/1)*1),0),10),2),"
        '"—"))'
    )


def test_numbers_as_typed_are_compared_as_they_are() -> None:
    rule = "评分 判定\n  若 件数 ≥ 5：10分\n  否则：0分"
    assert score_formula("件数：数值", rule) == (
        'IF(COUNT(A1)<1,"",ROUND(ROUND(IF((A1>=5),10,0),10),2))'
    )


def test_numbers_worked_out_are_compared_without_their_noise() -> None:
    rule = "评分 判定\n  若 甲 + 乙 ≥ 0.3：10分\n  否则：0分"
    assert score_formula("甲：数值\n乙：数值", rule) == (
        'IF(COUNT(A1,B1)<2,"",ROUND(ROUND(IF((ROUND(((A1+B1)-0.3),10)>=0),10,0),10),2))'
    )


def test_texts_are_compared_letter_by_letter() -> None:
    rule = "评分 判定\n  若 等次 = “好”：10分\n  否则：0分"
    assert score_formula("等次：选项（好、中、差）", rule) == (
        'IF(NOT(AND((A1<>""),(A1<>"—"))),"",ROUND(ROUND(IF(EXACT(A1,"好"),10,0),10),2))'
    )


def test_dates_are_compared_as_days() -> None:
    rule = "评分 判定\n  若 甲 ≤ 乙：10分\n  否则：0分"
    assert score_formula("甲：日期\n乙：日期", rule) == (
        'IF(COUNT(A1,B1)<2,"",ROUND(ROUND(IF((A1<=B1),10,0),10),2))'
    )


def test_one_condition_that_decides_is_enough_whatever_the_other_lacks() -> None:
    """Where 甲 is 2, the rule says 0 though 乙 is blank and no quotient is there."""
    data = "甲：数值\n乙：数值，> 0"
    rule = "评分 判定\n  若 甲 / 乙 > 1 且 甲 > 2：10分\n  否则：0分"
    ratio = "(ROUND(((A1/IF(AND(ISNUMBER(B1),(B1>0)),B1,NA()))-1),10)>0)"
    assert score_formula(data, rule) == (
        'IF(COUNT(A1)<1,"",IFERROR(ROUND(ROUND(IF('
        f"IF(OR(IFERROR(({ratio}=FALSE),FALSE),IFERROR(((A1>2)=FALSE),FALSE)),"
        f"FALSE,AND({ratio},(A1>2)))"
        ',10,0),10),2),"—"))'
    )


def test_whether_a_datum_is_filled_in_is_known_of_a_blank_cell() -> None:
    rule = "得分 = 若 已填(甲) 则 分值 否则 0分"
    assert score_formula("甲：数值", rule) == ('ROUND(ROUND(IF((A1<>""),H1,0),10),2)')


@pytest.mark.parametrize(
    ("rounding", "written"),
    [
        ("0 位小数，舍去", "ROUNDDOWN(ROUND((H1*A1),10),0)"),
        ("1 位小数，进位", "ROUNDUP(ROUND((H1*A1),10),1)"),
        ("3 位小数，四舍五入", "ROUND(ROUND((H1*A1),10),3)"),
        (
            "1 位小数，四舍六入五成双",
            (
                "((SIGN((H1*A1))*IF((ROUND(MOD(ROUND(ABS(((H1*A1)*10)),9),2),6)=0.5),"
                "INT(ROUND(ABS(((H1*A1)*10)),9)),"
                "ROUND(ROUND(ABS(((H1*A1)*10)),9),0)))/10)"
            ),
        ),
    ],
)
def test_each_mode_of_rounding(rounding: str, written: str) -> None:
    assert score_formula(RATE, "得分 = 分值 × 比", rounding) == (
        f'IF(OR(COUNT(A1)<1,NOT((A1>=0)),NOT((A1<=1))),"",{written})'
    )


def test_a_rule_that_asks_other_units_has_no_formula() -> None:
    rule = "得分 = 若 甲 > 2 则 分值 否则 同组平均(甲) × 0分"
    assert score_formula("甲：数值", rule) is None
