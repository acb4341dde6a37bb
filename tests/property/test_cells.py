from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfscore.exact import NumberFault
from perfscore.lower.ground.cells import cell_value
from perfscore.model.targets import CellValue, Comparison, NumberCell, WordsCell
from perfscore.syntax.cell_parser import parse_cell
from perfscore.syntax.cells import plain_number, plain_text

PIECES = [
    *("≥", "≤", ">", "<", "=", "不低于", "不超过", "至少", "小于", "控制在"),
    *("0", "5", "100", "2021", "12", "31", ",", ".", "-", "+", "e", "1,000", "0.5"),
    *("%", "‰", "百分比", "(百分比)", "个", "万", "亿", "元", "万元", "/", "·", "人"),
    *("以上", "以下", "内", "（含）", "左右", "约", "余", "年", "月", "日", "底", "前"),
    *("完成", "覆盖", "满意度", "全年", "已", "事故", "不适用", " ", "，", "。", "；"),
]
hostile = st.text(max_size=30) | st.lists(st.sampled_from(PIECES)).map("".join)
plain = st.from_regex(
    r"[+-]?[0-9]{1,5}(,[0-9]{2,4}){0,3}(\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?[ ]?%?",
    fullmatch=True,
)
units = st.sampled_from(["个", "人次", "万元", "元/人·月", "TB", "平方米", "倍"])


def full_width(text: str) -> str:
    return "".join(
        chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text
    )


@given(hostile, st.none() | st.integers())
def test_any_text_is_read(text: str, year: int | None) -> None:
    cell = cell_value(text, year=year)
    assert cell is None or isinstance(cell, CellValue | NumberFault)
    if isinstance(cell, WordsCell):
        assert cell.text == text.strip()


@given(plain)
def test_the_short_way_says_what_the_grammar_says(text: str) -> None:
    short = plain_number(plain_text(text))
    assert short is not None
    assert short == parse_cell(text)


@given(hostile)
def test_full_width_says_what_half_width_says(text: str) -> None:
    half, full = cell_value(text), cell_value(full_width(text))
    if isinstance(half, WordsCell):
        assert isinstance(full, WordsCell)
    else:
        assert full == half


@given(
    st.sampled_from(Comparison),
    st.integers(0, 10**12),
    st.integers(0, 4),
    units,
    st.sampled_from(["", " ", "\u00a0", "　"]),
)
def test_a_sign_a_number_and_a_unit_are_read_exactly(
    sign: Comparison, digits: int, places: int, unit: str, gap: str
) -> None:
    whole, decimals = divmod(digits, 10**places)
    point = f".{decimals:0{places}}" if places else ""
    for figure in (f"{whole}{point}", f"{whole:,}{point}"):
        assert cell_value(f"{sign.value}{gap}{figure}{gap}{unit}") == NumberCell(
            Fraction(digits, 10**places), unit, sign
        )
