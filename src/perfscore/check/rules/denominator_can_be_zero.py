"""Rule: a divisor that can be zero has a rule for that case."""

from collections.abc import Iterator

from perfscore.check.divisions import (
    Divisors,
    doubtful,
    doubtful_by_name,
    unread,
)
from perfscore.check.outcomes import outlook
from perfscore.check.page import page
from perfscore.check.scorings import ranges_of_set, reasoned
from perfscore.check.walking import beside_scores
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.expressions import (
    Expression,
    Input,
    Literal,
    Operation,
    Operator,
)
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Span

RULE = Rule(
    "denominator-can-be-zero",
    Severity.WARNING,
    page(
        zh="""
        除数可能为 0，而没有规定此时怎么得分：这样的单位算不出得分，只能逐个询问。各地
        的规定并不一样，有的得满分，有的得 0 分，有的剔除，所以不作任何假定。可以在数
        据中写明该数大于 0，或者用 `若 … 则 … 否则 …` 写出为 0 时的得分。
        """,
        en="""
        A divisor can be zero, and nothing is said of that case: such a unit has no
        score, and has to be asked. Places differ (full points, none, left out), so
        nothing is assumed. Either the datum says that it is above zero, or an `若 … 则
        … 否则 …` (if) states the score for zero.
        """,
        failing="""
        数据
          在职人员数：计数（人）
          编制数：计数（人）
        一级指标 人员控制率 5分
          得分 = 分值 × 至多(在职人员数 / 编制数, 100%)
        """,
        mended="""
        数据
          在职人员数：计数（人）
          编制数：计数（人），> 0
        一级指标 人员控制率 5分
          得分 = 分值 × 至多(在职人员数 / 编制数, 100%)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report divisors that may be zero somewhere that they are worked out."""
    found = _found(indicator_set)
    data = {each.name: each for each in indicator_set.data}
    for divisor in found.values():
        written = _written(divisor)
        rows = [data[name].span for name in _factors(divisor) if name in data]
        yield Diagnostic(
            RULE,
            Text(
                f"除数“{written}”可能为 0，没有规定此时怎么算",
                f"the divisor “{written}” can be zero; what holds then is not stated",
            ),
            Label(divisor.span),
            tuple(
                Label(row, Text("取值包括 0", "zero is among its values"))
                for row in rows
            ),
            _hint(divisor, rows),
        )


_MAY_BE_NEGATIVE = ("可为负", "may_be_negative")
"""A datum that is stated so cannot be held above zero."""


def _hint(divisor: Expression, rows: list[Span]) -> Text:
    written = _written(divisor)
    guard = f"若 {written} = 0 则 … 否则 …"
    if not rows or any(each in rows[0].text for each in _MAY_BE_NEGATIVE):
        return Text(guard, guard)
    bounded = f"{rows[0].text}，> 0"
    if not isinstance(divisor, Input):
        return Text(bounded, bounded)
    return Text(f"{bounded}；或 {guard}", f"{bounded}; or {guard}")


def _written(divisor: Expression) -> str:
    """Give the sum of weights, or the base of a step, that is nowhere written so."""
    match divisor:
        case Operation(operator=Operator.ADD, operands=operands):
            return " + ".join(each.span.text for each in operands)
        case Operation(operator=Operator.MULTIPLY, operands=operands):
            named = [each for each in operands if not isinstance(each, Literal)]
            if len(named) == 1:
                return named[0].span.text
    return divisor.span.text


def _factors(divisor: Expression) -> Iterator[str]:
    """Give the data whose product the divisor is, if it is one."""
    if isinstance(divisor, Input):
        yield divisor.name
    elif isinstance(divisor, Operation) and divisor.operator is Operator.MULTIPLY:
        for each in divisor.operands:
            yield from _factors(each)


def _found(indicator_set: IndicatorSet) -> Divisors:
    of_set = ranges_of_set(indicator_set)
    by_name, found = doubtful_by_name(indicator_set, of_set)
    for one, ranges in reasoned(indicator_set):
        found |= doubtful(one.scoring.score, ranges, by_name)
        if one.scoring.value is not None:
            found |= doubtful(one.scoring.value, ranges, by_name)
    seen = outlook(indicator_set).ranges
    for expression in beside_scores(indicator_set):
        found |= doubtful(expression, seen, by_name)
    for name in unread(indicator_set):
        found |= by_name[name]
    return found
