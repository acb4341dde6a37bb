"""Rule: 填报指标评分 says how each form of target is scored."""

from collections.abc import Iterator

from perfscore.check.declared import declared_places, scored_forms
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.targets import TargetForm

RULE = Rule(
    "declared-form-missing",
    Severity.ERROR,
    page(
        zh="""
        由单位填报的指标按目标值的写法评分。单位可能写出的每一种目标（≥、＞、＝、≤、
        ＜、数值、定性）都要在 `填报指标评分` 里有一行，否则写了这种目标的指标没有得
        分。
        """,
        en="""
        Indicators that units declare are scored by the form of their target. Each form
        that units can write (≥, ＞, ＝, ≤, ＜, a number, words) has a row in
        `填报指标评分` (declared_scoring); otherwise such an indicator has no score.
        """,
        failing="""
        一级指标 产出指标 100分
          二级指标 由单位填报
        填报指标评分
          目标 ≥、＞、数值：按完成比例
          目标 ≤、＜：按反向比例
          目标 ＝、日期：达标得分
        """,
        mended="""
        一级指标 产出指标 100分
          二级指标 由单位填报
        填报指标评分
          目标 ≥、＞、数值：按完成比例
          目标 ≤、＜：按反向比例
          目标 ＝、日期：达标得分
          目标 定性：评级
            达成：[80%, 100%]
            部分达成：[60%, 80%)
            未达成：[0%, 60%)
        """,
    ),
)

_REQUIRED = tuple(form for form in TargetForm if form is not TargetForm.DATE)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report the forms of target without a row, in one diagnostic."""
    places = declared_places(indicator_set)
    stated = {form for form, _ in scored_forms(indicator_set)}
    missing = [form.value for form in _REQUIRED if form not in stated]
    if not places or not missing:
        return
    rows = indicator_set.declared_scoring
    if rows:
        what = "、".join(missing)
        message = Text(
            f"填报指标评分没有规定这些目标怎样评分：{what}",
            f"the declared scoring does not say how these targets are scored: {what}",
        )
    else:
        message = Text(
            "有由单位填报的指标，但没有写填报指标评分",
            "units declare indicators, but there is no declared scoring",
        )
    yield Diagnostic(
        RULE,
        message,
        Label(rows[-1].span if rows else places[0].span),
        (Label(places[0].span, Text("由单位填报", "declared by units")),)
        if rows
        else (),
        Text(f"目标 {missing[0]}：…", f"目标 {missing[0]}：…"),
    )
