"""Rule: 判定 says what holds in every case."""

from collections.abc import Iterator

from perfscore.check.decisions import Decision, decisions
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.expressions import Undefined
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "decision-does-not-cover",
    Severity.ERROR,
    page(
        zh="""
        判定的各行要包括所有情况。哪一行的条件都不成立时没有得分。各行的条件合起来能证
        明无遗漏，或者最后写 `否则`。
        """,
        en="""
        The rows of a decision cover all cases. Where no condition holds there is no
        score. Either the conditions leave nothing over, or the last row is `否则`
        (else).
        """,
        failing="""
        数据
          年末结余：金额（万元）
          上年结转：金额（万元）
        一级指标 资金结余 3分
          评分 判定
            若 年末结余 = 0万元：3分
            若 年末结余 ≤ 上年结转：2分
        """,
        mended="""
        数据
          年末结余：金额（万元）
          上年结转：金额（万元）
        一级指标 资金结余 3分
          评分 判定
            若 年末结余 = 0万元：3分
            若 年末结余 ≤ 上年结转：2分
            否则：0分
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report decisions without 否则 whose conditions may all fail."""
    for one in decisions(indicator_set):
        if one.left is not None and isinstance(one.choice.otherwise, Undefined):
            yield _diagnostic(one)


def _diagnostic(one: Decision) -> Diagnostic:
    return Diagnostic(
        RULE,
        Text(
            f"{one.title.zh}不能确定包括了所有情况：各行条件都不成立时{one.none.zh}",
            f"{one.title.en} may not cover all cases: where no condition holds "
            f"{one.none.en}",
        ),
        Label(one.choice.branches[-1].condition.span, Text("最后一行", "last row")),
        hint=Text("加一行“否则：…”", "add a last row “否则：…”"),
    )
