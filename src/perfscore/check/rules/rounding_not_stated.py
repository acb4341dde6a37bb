"""Rule: a set says how scores are rounded."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "rounding-not-stated",
    Severity.WARNING,
    page(
        zh="""
        没有写保留几位小数时，得分一律不取整：10分 × 2/3 就是 20/3 分。表格上总要印成
        几位小数，怎样取整应由体系规定，而不是由打印的程序决定。
        """,
        en="""
        Where nothing is said of decimals, scores are not rounded at all: two thirds of
        10 points are 20/3 points. A printed form has some number of decimals, and how
        they come about is for the set to say, not for the program that prints.
        """,
        failing="""
        指标体系 "自评"
          编号 example/one
          版本 1
          依据 "财预〔2020〕10号"
          满分 100
        """,
        mended="""
        指标体系 "自评"
          编号 example/one
          版本 1
          依据 "财预〔2020〕10号"
          满分 100
          保留 2 位小数，四舍五入
          合计 按已取整得分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a set that does not say 保留 or 取整."""
    if indicator_set.rounding is None:
        yield Diagnostic(
            RULE,
            Text(
                "没有写得分保留几位小数，按不取整计算",
                "nothing is said of rounding, so scores are not rounded",
            ),
            Label(indicator_set.span),
            hint=Text("保留 2 位小数，四舍五入", "保留 2 位小数，四舍五入"),
        )
