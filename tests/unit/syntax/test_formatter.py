"""How a set is written out; whole layouts are pages of ``spec/syntax``."""

from pathlib import Path

import pytest

from perfscore.diagnostics.model import Language
from perfscore.resources import sets_folder
from perfscore.source import Source
from perfscore.syntax.formatter import format_text
from perfscore.syntax.parser import parse

HEAD = "指标体系 “甲”\n"


def formatted(text: str, keywords: Language | None = None) -> str:
    outcome = format_text(Source("set.perf", text), keywords=keywords)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def line(written: str, *, keywords: Language | None = None) -> str:
    """A clause of an indicator, as it comes out."""
    text = formatted(f"{HEAD}一级指标 乙\n{written}\n", keywords)
    return text.split("\n")[3].removeprefix("  ")


@pytest.mark.parametrize(
    ("written", "laid_out"),
    [
        ("得分=a+b", "得分 = a + b"),
        ("得分 ＝ａ×１０％", "得分 = a × 10%"),
        ("得分 = -a - -b", "得分 = -a - -b"),
        ("得分 = - ( -a )", "得分 = -(-a)"),
        ("得分 = a^ -2", "得分 = a ^ -2"),
        ("得分 = a>=-1", "得分 = a >= -1"),
        ("得分 = 若 a 则 -1 否则 - b", "得分 = 若 a 则 -1 否则 -b"),
        ("得分 = 至多( a ,b ，c )", "得分 = 至多(a, b，c)"),
        ("得分 = 至多 （ a ，-b ）", "得分 = 至多（a，-b）"),
        ("得分 = 非（a）且（b）", "得分 = 非（a）且（b）"),
        ("得分 = 非(a)且(b)", "得分 = 非 (a) 且 (b)"),
        ("得分 = （a）×（b）", "得分 = （a） × （b）"),
        ("得分 = 5 分", "得分 = 5分"),
        ("得分 = 1 个百分点", "得分 = 1个百分点"),
        ("得分 = 80 %", "得分 = 80%"),
        ("得分 = 5kg", "得分 = 5 kg"),
        ("得分 = 5points", "得分 = 5 points"),
        ("得分 = 2021 年1月", "得分 = 2021 年1月"),
        ("得分 = 2021 - 1 - 1", "得分 = 2021 - 1 - 1"),
        ("得分 = 2021-1-1", "得分 = 2021-1-1"),
        ("得分 = a≧b", "得分 = a ≥ b"),
        ("得分 = a*b／c", "得分 = a * b / c"),
        ("依据 “甲 ，乙” ， 「丙」,＂丁＂", "依据 “甲 ，乙”，「丙」, ＂丁＂"),
        ("目标   ≥ ５０ 个，  左右  ", "目标 ≥ ５０ 个，  左右"),
        (
            "评分 按完成比例 ， 及格线60％ ,封顶 1",
            "评分 按完成比例，及格线 60%, 封顶 1",
        ),
    ],
)
def test_blanks_stand_where_they_belong(written: str, laid_out: str) -> None:
    assert line(written) == laid_out
    assert line(laid_out) == laid_out


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("得分 = 5分", "得分 = 5分", "score = 5 points"),
        ("score = 5 points", "得分 = 5分", "score = 5 points"),
        (
            "得分 = ｉｆ（a）then 1 否则 2",
            "得分 = 若（a）则 1 否则 2",
            "score = if（a）then 1 else 2",
        ),
        ("说明 “若 a”", "说明 “若 a”", "explanation “若 a”"),
        ("目标 定性", "目标 定性", "target 定性"),
        ("得分 = “且” × 若干", "得分 = “且” × 若干", "score = “且” × 若干"),
    ],
)
def test_keywords_alone_are_rewritten(written: str, zh: str, en: str) -> None:
    assert line(written, keywords="zh") == zh
    assert line(written, keywords="en") == en


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_with_one_line_feed(end: str) -> None:
    text = formatted(end.join(["\ufeff指标体系 “甲”", "版本 1", "", "", ""]))
    assert text == "指标体系 “甲”\n  版本 1\n"


def test_a_set_with_a_syntax_error_is_told_and_not_laid_out() -> None:
    outcome = format_text(Source("set.perf", f"{HEAD}一级指标 乙\n得分 =\n"))
    assert outcome.value is None
    assert [each.rule.name for each in outcome.diagnostics] == ["syntax-error"]


def test_a_line_that_would_grow_too_long_stays_as_it_is() -> None:
    long = "得分=" + "+".join("a" * 1900)
    text = formatted(f"{HEAD}一级指标 乙\n   {long}  # 注释\n")
    assert text.split("\n")[3] == f"{long}  # 注释"
    assert formatted(text) == text


@pytest.mark.parametrize(
    "path", sorted(sets_folder().rglob("*.perf")), ids=lambda path: str(path.stem)
)
def test_a_shipped_set_means_the_same_when_laid_out(path: Path) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    text = formatted(source.text)
    assert parse(Source("set.perf", text)).value == parse(source).value
    assert formatted(text) == text
    english = formatted(text, "en")
    assert formatted(english, "zh") == formatted(text, "zh") == text
