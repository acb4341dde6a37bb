"""Rule: a method that rewards more, or less, fits the sign of the target."""

from collections.abc import Iterator, Sequence

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import Role
from perfscore.model.targets import TargetForm, target_form
from perfscore.source import Span

RULE = Rule(
    "method-against-target",
    Severity.WARNING,
    page(
        zh="""
        目标写 `≤` 或 `＜` 是越少越好，`按完成比例` 却是越多得分越高；目标写 `≥` 或 `＞`
        是越多越好，`按反向比例`、`反向递减` 却是越少得分越高。减分项得分越高，减得
        越多，不在此列。
        """,
        en="""
        A target with `≤` or `<` asks for less, yet `按完成比例` (by_completion) gives
        more points for more; a target with `≥` or `>` asks for more, yet `按反向比例`
        and `反向递减` give more points for less. Penalty items are left out: the more
        such an item scores, the more is taken off.
        """,
        failing="""
        一级指标 投诉件数 10分
          目标 ≤20件
          评分 按完成比例
        """,
        mended="""
        一级指标 投诉件数 10分
          目标 ≤20件
          评分 按反向比例
        """,
    ),
)

_MORE = (TargetForm.AT_LEAST, TargetForm.MORE_THAN)
_LESS = (TargetForm.AT_MOST, TargetForm.LESS_THAN)
_AGAINST = {"按完成比例": _LESS, "按反向比例": _MORE, "反向递减": _MORE}


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report methods whose points rise where the target asks for the contrary."""
    for top in indicator_set.indicators:
        if top.role is Role.PENALTY:
            continue
        for each in top.walk():
            if each.scoring is not None and each.target is not None:
                yield from _against(each.scoring, (target_form(each.target),))
    written: dict[Span, list[TargetForm]] = {}
    scorings = {each.span: each.scoring for each in indicator_set.declared_scoring}
    for row in indicator_set.declared_scoring:
        written.setdefault(row.span, []).extend(row.forms)
    for span, forms in written.items():
        yield from _against(scorings[span], forms)


def _against(scoring: Scoring, forms: Sequence[TargetForm]) -> Iterator[Diagnostic]:
    against = [each for each in forms if each in _AGAINST.get(scoring.name, ())]
    if not against:
        return
    shown = "、".join(each.value for each in against)
    less = against[0] in _LESS
    zh = ("越少越好", "越多得分越高") if less else ("越多越好", "越少得分越高")
    en = ("less", "more") if less else ("more", "less")
    mended = "按反向比例”或“反向递减" if less else "按完成比例"
    yield Diagnostic(
        RULE,
        Text(
            f"目标写“{shown}”是{zh[0]}，“{scoring.name}”却是{zh[1]}",
            f"a target with “{shown}” asks for {en[0]}, but “{scoring.name}” gives "
            f"more points for {en[1]}",
        ),
        Label(scoring.span),
        hint=Text(f"改用“{mended}”，或改目标的符号", "change the method or the sign"),
    )
