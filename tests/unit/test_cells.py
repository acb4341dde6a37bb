import subprocess
import sys
from datetime import date
from fractions import Fraction

import pytest

from perfscore.exact import NumberFault
from perfscore.lower.ground.cells import cell_value
from perfscore.model.targets import (
    CellValue,
    Comparison,
    DateCell,
    NotApplicableCell,
    NumberCell,
    TargetForm,
    WordsCell,
    target_form,
)


def number(
    value: str, unit: str = "", sign: str = "", *, magnitude: int = 1
) -> NumberCell:
    return NumberCell(
        Fraction(value), unit, Comparison(sign) if sign else None, magnitude
    )


def day(text: str, *, latest: bool) -> DateCell:
    return DateCell(date.fromisoformat(text), Comparison.AT_MOST if latest else None)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        *((f"{each}50个", "≥") for each in "≥≧⩾"),
        *((f"{each}50个", "≤") for each in "≤≦⩽"),
        *((f"{each}50个", ">") for each in ">＞﹥"),
        *((f"{each}50个", "<") for each in "<＜﹤"),
        *((f"{each}50个", "=") for each in "=＝═"),
        *((f"{each}50个", "≥") for each in (">=", "=>", "> =", "＞＝")),
        *((f"{each}50个", "≤") for each in ("<=", "=<", "＜＝")),
        *(
            (f"{each}50个", "≥")
            for each in ("不低于", "不少于", "不小于", "不得低于", "至少", "最少")
        ),
        *((f"{each}50个", "≥") for each in ("大于等于", "大于或等于")),
        *(
            (f"{each}50个", "≤")
            for each in ("不超过", "不高于", "不大于", "不多于", "至多", "控制在")
        ),
        *((f"{each}50个", "≤") for each in ("小于等于", "小于或等于")),
        *((f"{each}50个", ">") for each in ("大于", "高于", "多于", "超过")),
        *((f"{each}50个", "<") for each in ("小于", "低于", "少于", "不足", "不到")),
        ("等于50个", "="),
        # 民法典 art. 1259: 以上, 以下 and 以内 include the number itself.
        *((f"50个{each}", "≥") for each in ("以上", "及以上", "（含）以上")),
        *((f"50个{each}", "≤") for each in ("以下", "以内", "之内", "及以下")),
        ("控制在50个以内", "≤"),
        ("≥50个以上", "≥"),
    ],
)
def test_a_sign_or_a_word_for_it_is_read(text: str, sign: str) -> None:
    assert cell_value(text) == number("50", "个", sign)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１００．０％", number("1", "%")),
        ("37.5 %", number("3/8", "%")),
        ("95百分比", number("19/20", "%")),
        ("5‰", number("1/200", "%")),
        ("5个百分点", number("5", "个百分点")),
        ("-2.5%", number("-1/40", "%")),
        ("1,234,567.89元", number("1234567.89", "元")),
        ("１，２３４元", number("1234", "元")),
        ("300万元", number("300", "万元")),
        ("1.2亿元", number("1.2", "亿元")),
        ("5千元", number("5", "千元")),
        ("50万元（含）以下", number("50", "万元", "≤")),
        ("2千万元", number("20000000", "元", magnitude=10**7)),
        ("3万元/公里", number("30000", "元/公里", magnitude=10**4)),
        ("5千人", number("5000", "人", magnitude=1000)),
        ("5千克", number("5", "千克")),
        ("3.5万人次", number("35000", "人次", magnitude=10**4)),
        ("12人次/天", number("12", "人次/天")),
        ("530元/人·月", number("530", "元/人·月")),
        ("530元/(人·月)", number("530", "元/(人·月)")),
        ("35mg/m3", number("35", "mg/m3")),
        ("30个工作日内", number("30", "个工作日", "≤")),
        ("30天内完成", number("30", "天", "≤")),
        ("3个月", number("3", "个月")),
        ("5年", number("5", "年")),
        ("5部门", number("5", "部门")),
        ("100%完成。", number("1", "%")),
        ("群众满意度95%以上", number("19/20", "%", "≥")),
        ("总投资不超过50万元", number("50", "万元", "≤")),
        ("成本控制在5%以内", number("1/20", "%", "≤")),
        ("举办培训班10期", number("10", "期")),
        ("至少举办5场", number("5", "场", "≥")),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, expected: NumberCell) -> None:
    assert cell_value(text) == expected


@pytest.mark.parametrize(
    ("word", "factor"),
    [
        *(("千", 10**3), ("万", 10**4), ("十万", 10**5), ("百万", 10**6)),
        *(("千万", 10**7), ("亿", 10**8), ("十亿", 10**9), ("百亿", 10**10)),
        *(("千亿", 10**11), ("万亿", 10**12)),
    ],
)
def test_a_magnitude_is_folded_into_the_value(word: str, factor: int) -> None:
    assert cell_value(f"1.5{word}株") == number(
        str(factor * 3 // 2), "株", magnitude=factor
    )


@pytest.mark.parametrize(
    "text",
    [
        # More than one number, or a range.
        *("90%-95%", "3~5个", "3-5个", "3至5个", "1 000", "1/3", "3个及3个以上"),
        *("2021年12月完成50个", "3套方案、2部宣传片", "2021年12月至2022年1月"),
        # About so many, or so much more or less.
        *("约50个", "50余个", "50多人", "50个左右", "1.2万余人", "±5%"),
        *("增长5%", "下降5%", "提高5个百分点", "超50人"),
        # The number counts what is wrong, or orders instead of counting.
        *("未完成5个", "50个未完成", "100%未完成", "每超过5个", "得1分"),
        *("第1名", "前3名", "5A级景区", "1号楼", "2级"),
        # The signs before and after disagree.
        *(">50个以上", "≥50个以下", "=50个以上"),
        # No such day; a month or a number of months; a part of a year.
        *("2021-02-30", "2021年2月29日", "12月", "2021年上半年"),
        # No digits of ours, or not a number to us.
        *("NaN", "inf", "①", "٣个", "三个", "5²", "效果明显", "是", "√"),
    ],
)
def test_what_states_no_single_number_stays_words(text: str) -> None:
    assert cell_value(f" {text}\n") == WordsCell(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年12月31日", day("2021-12-31", latest=False)),
        ("２０２１年６月３０日", day("2021-06-30", latest=False)),
        ("2021 年 12 月 31 日前完成", day("2021-12-31", latest=True)),
        ("2021-12-31", day("2021-12-31", latest=False)),
        ("2021/6/5", day("2021-06-05", latest=False)),
        ("2021.12.31", day("2021-12-31", latest=False)),
        ("2021年12月底前", day("2021-12-31", latest=True)),
        ("2020年2月底", day("2020-02-29", latest=False)),
        ("2021年底前完成验收", day("2021-12-31", latest=True)),
        ("2021年内", day("2021-12-31", latest=True)),
        ("不晚于2021年6月", day("2021-06-30", latest=True)),
        ("≤2021年6月30日", day("2021-06-30", latest=True)),
        ("2021年度", day("2021-12-31", latest=False)),
    ],
)
def test_a_day_is_read(text: str, expected: DateCell) -> None:
    assert cell_value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月31日前", day("2021-12-31", latest=True)),
        ("11月底前完成", day("2021-11-30", latest=True)),
        ("6月完成", day("2021-06-30", latest=False)),
        ("年底前", day("2021-12-31", latest=True)),
    ],
)
def test_a_day_without_a_year_needs_to_be_told_it(
    text: str, expected: DateCell
) -> None:
    assert cell_value(text) == WordsCell(text)
    assert cell_value(text, year=2021) == expected


@pytest.mark.parametrize("year", [0, 2022, 10_000, 10**30])
def test_a_day_that_a_year_does_not_have_is_words(year: int) -> None:
    assert cell_value("2月29日前", year=year) == WordsCell("2月29日前")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "　", "\ufeff", "\u200b", "/", "／", "-", "－", "—", "——"]
)
def test_a_mark_alone_is_a_blank_cell(text: str) -> None:
    assert cell_value(text) is None


@pytest.mark.parametrize("text", ["不适用", " 不适用。", "本项不适用", "N/A", "不涉及"])
def test_a_cell_can_say_that_it_does_not_apply(text: str) -> None:
    assert cell_value(text) == NotApplicableCell()


def test_zero_is_not_blank() -> None:
    assert cell_value("0") == number("0")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1e999999", NumberFault.EXPONENT),
        ("≥1E3个", NumberFault.EXPONENT),
        ("1" * 31, NumberFault.TOO_MANY_DIGITS),
        (f"≥{'1' * 31}万元", NumberFault.TOO_MANY_DIGITS),
        ("9" * 1_000_000, NumberFault.TOO_MANY_DIGITS),
        ("12,34万元", NumberFault.NOT_A_NUMBER),
        ("1，0000", NumberFault.NOT_A_NUMBER),
    ],
)
def test_a_number_that_cannot_be_taken_is_a_fault_and_not_words(
    text: str, fault: NumberFault
) -> None:
    assert cell_value(text) is fault


@pytest.mark.parametrize(
    "text",
    [
        "完成" * 500_000,
        "≥50个" + "医" * 1_000_000,
        "(" * 10_000,
        "1," * 1_000_000,
        "\x00",
        "≥" * 200,
    ],
    ids=["long words", "long tail", "brackets", "separators", "NUL", "signs"],
)
def test_a_hostile_cell_is_words(text: str) -> None:
    assert cell_value(text) == WordsCell(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("≥50个", TargetForm.AT_LEAST),
        ("50个以上", TargetForm.AT_LEAST),
        ("超过50人", TargetForm.MORE_THAN),
        ("＝100%", TargetForm.EQUAL),
        ("≤90万元", TargetForm.AT_MOST),
        ("小于5次", TargetForm.LESS_THAN),
        ("100.0%", TargetForm.NUMBER),
        ("2021年12月底前", TargetForm.DATE),
        ("效果明显", TargetForm.WORDS),
        ("不适用", TargetForm.WORDS),
    ],
)
def test_a_target_has_the_form_it_is_scored_by(text: str, form: TargetForm) -> None:
    cell = cell_value(text)
    assert isinstance(cell, CellValue)
    assert target_form(cell) is form


def test_plain_numbers_do_not_load_the_parser() -> None:
    code = (
        "import sys\n"
        "from perfscore.lower.ground.cells import cell_value\n"
        "for text in ('100.0%', '467.03', '１００％', '50', '', '/', '1e9'):\n"
        "    cell_value(text)\n"
        "assert 'lark' not in sys.modules\n"
        "cell_value('≥50个')\n"
        "assert 'lark' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code
