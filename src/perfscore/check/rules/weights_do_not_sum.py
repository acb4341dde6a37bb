"""Rule: the weights of a level add up to what the level above states."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.check.page import page
from perfscore.check.weights import aggregation_kind, counted, worth
from perfscore.check.wording import sum_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import AggregationKind

RULE = Rule(
    "weights-do-not-sum",
    Severity.ERROR,
    page(
        zh="""
        一级指标的分值之和要等于满分，下级指标的分值之和要等于上级写明的分值，按写出的
        数字精确相加：33.3 + 33.3 + 33.4 正好是 100，33.3 + 33.3 + 33.3 不是。由单位填
        报的部分不在这里核对，但固定指标不能把上级的分值全部占去。加分项、减分项在满分之
        外，不计入；取低、取高、平均和按算式汇总的，下级分值不必相加。
        """,
        en="""
        The weights of level 1 add up to the full score, those below a heading to the
        weight it states, exactly as written: 33.3 + 33.3 + 33.4 is 100, and 33.3 +
        33.3 + 33.3 is not. What units declare is not counted here, but fixed
        indicators must leave something over for it. Items that add or take off points
        lie outside the full score; below a lowest, a mean or a formula nothing is
        added up.
        """,
        failing="""
        满分 100
        一级指标 产出指标 60分
          得分 = 分值
        一级指标 效益指标 30分
          得分 = 分值
        """,
        mended="""
        满分 100
        一级指标 产出指标 60分
          得分 = 分值
        一级指标 效益指标 40分
          得分 = 分值
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each level whose weights do not add up."""
    top = counted(indicator_set.indicators)
    if not _adds_up(top, indicator_set.full):
        sums, full = _sums(top), exact_text(indicator_set.full)
        yield _diagnostic(
            top,
            Text(
                f"一级指标分值 {sums}，体系规定满分 {full}",
                f"the weights of level 1 are {sums}, the set requires {full}",
            ),
            Label(
                indicator_set.full_span or indicator_set.span,
                Text(f"规定 {full}", f"requires {full}"),
            ),
            indicator_set.full,
        )
    for each in indicator_set.walk():
        is_sum = aggregation_kind(each) is AggregationKind.SUM
        if each.weight is None or not each.children or not is_sum:
            continue
        if not _adds_up(each.children, each.weight):
            sums, own = _sums(each.children), exact_text(each.weight)
            yield _diagnostic(
                each.children,
                Text(
                    f"“{each.title}”下级指标分值 {sums}，本级规定 {own}",
                    f"the weights below “{each.title}” are {sums}, "
                    f"the heading requires {own}",
                ),
                Label(
                    each.weight_span or each.span,
                    Text(f"规定 {own}", f"requires {own}"),
                ),
                each.weight,
            )


def _known(children: Sequence[Indicator]) -> list[tuple[Indicator, Fraction]]:
    pairs = ((child, worth(child)) for child in children)
    return [(child, points) for child, points in pairs if points is not None]


def _total(children: Sequence[Indicator]) -> Fraction:
    return sum((points for _, points in _known(children)), start=Fraction(0))


def _sums(children: Sequence[Indicator]) -> str:
    return sum_text([points for _, points in _known(children)])


def _adds_up(children: Sequence[Indicator], required: Fraction) -> bool:
    known = _known(children)
    if not known:
        return True
    if len(known) < len(children):
        return _total(children) < required
    return _total(children) == required


def _diagnostic(
    children: Sequence[Indicator], message: Text, at: Label, required: Fraction
) -> Diagnostic:
    return Diagnostic(
        RULE,
        message,
        at,
        tuple(
            Label(child.weight_span or child.span, Text(f"{each}分", f"{each} points"))
            for child, points in _known(children)
            for each in [exact_text(points)]
        ),
        _hint(required - _total(children)),
    )


def _hint(missing: Fraction) -> Text:
    points = exact_text(abs(missing))
    if missing > 0:
        return Text(f"还差 {points}分", f"{points} points are missing")
    if missing < 0:
        return Text(f"多出 {points}分", f"{points} points too many")
    return Text(
        "没有给其余指标留下分值", "nothing is left over for the other indicators"
    )
