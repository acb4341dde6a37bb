"""Approximations are marked where they were made, in every way of writing."""

from tests.unit.report.explaining import outline
from tests.unit.score.forms import scored

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_html import derivation_html
from perfscore.render.derivation_json import derivation_json
from perfscore.render.derivation_markdown import derivation_markdown
from perfscore.render.derivation_text import derivation_text
from perfscore.report.derivation import derivation
from perfscore.report.derivation_line import DerivationLine

BODY = """
数据
  率：比率，≥ 0
  起：日期
  止：日期
  先进值：数值
定义 综合 = 几何平均(率, 40%) × 2
定义 无误差 = 开方(率 × 4 / 5)
定义 对数 = ln(率)
一级指标 甲 10分
  得分 = 若 已填(先进值) 则 分值 否则 至多(分值 × 综合 / 2 + 无误差 × 0分, 分值)
"""
DATA = {"率": "80%", "起": "2021年2月27日", "止": "2021年3月1日"}

# √0.32 = 0.4 × √2: the digits of OEIS A002193, times four, rounded by hand
ROOT = "56.568542494923801952067548968387923142786875015078%"
MARK = "（近似，50 位有效数字）"


def of(name: str, body: str = BODY, language: Language = "zh") -> DerivationLine:
    return derivation(scored(body, data=DATA), language, wanted=name)


def below(line: DerivationLine) -> list[str]:
    return outline(line.children)


def test_an_approximation_is_marked_at_its_step_within_a_formula() -> None:
    assert below(of("综合")) == [
        "综合 = √(率 80% × 40%) × 2 ≈113.137084990%",
        f"  √(率 80% × 40%) ≈{ROOT}{MARK}",
        "    率 = 80%",
    ]


def test_english_says_so_too() -> None:
    assert below(of("综合", language="en"))[1] == (
        f"  √(率 80% × 40%) ≈{ROOT} (approximate, 50 significant digits)"
    )


def test_an_exact_root_is_not_marked() -> None:
    assert below(of("无误差")) == [
        "无误差 = √(率 80% × 4 ÷ 5) = 80%",
        "  率 = 80%",
    ]


def test_a_rounded_score_says_what_it_was_rounded_from() -> None:
    # 10 × 0.4 × √2 = 5.65685…
    assert below(of("甲"))[1] == (
        "  得分 = 至多(分值 10 × 综合 ≈113.137084990% ÷ 2 + 无误差 80% × 0分, 分值 10) "
        "≈5.65685424949分 → 保留2位小数（四舍五入） = 5.66分"
    )


def test_the_mark_reaches_every_way_of_writing() -> None:
    line = of("综合")
    written = (
        derivation_text(line, width=200),
        derivation_markdown(line),
        derivation_html(line),
        derivation_json(line),
    )
    for text in written:
        assert f"≈{ROOT}{MARK}" in text


def test_days_and_what_is_filled_in_are_told_in_words() -> None:
    body = BODY.replace("ln(率)", "若 已填(先进值) 则 1天 否则 天数(起, 止)")
    assert below(of("对数", body)) == [
        "对数 = 天数(起 2021年2月27日, 止 2021年3月1日) = 2天",
        "  条件：已填(先进值) → 不成立",
        "    先进值 = 无法得出（“先进值”没有填报）",
        "  起 = 2021年2月27日",
        "  止 = 2021年3月1日",
    ]
