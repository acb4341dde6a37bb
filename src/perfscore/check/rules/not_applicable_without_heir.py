"""Rule: the weight of what does not apply can go somewhere."""

from collections.abc import Iterator, Mapping

from perfscore.check.outcomes import with_paths
from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import NotApplicable, Role, Treatment

RULE = Rule(
    "not-applicable-without-heir",
    Severity.ERROR,
    page(
        zh="""
        不适用的指标剔除以后，分值要有去处：`上级内按比例折算` 要同一上级下还有别的指
        标；`平均分摊`、`剔除并按比例折算` 要体系里还有别的指标；`并入` 的指标不能是它自
        己，不能在它的下级里。
        """,
        en="""
        Where an indicator that does not apply is left out, its weight has to go
        somewhere: its parent, or the set, has another indicator, and merge_into names
        neither the indicator itself nor one below it.
        """,
        failing="""
        满分 10
        数据
          编制数：计数（人）
        一级指标 运行成本 4分
          二级指标 人均公用经费 4分
            不适用 若 编制数 = 0 则 上级内按比例折算
            目标 ≤2
            评分 按反向比例
        一级指标 履职 6分
          得分 = 分值
        """,
        mended="""
        满分 10
        数据
          编制数：计数（人）
        一级指标 运行成本 4分
          二级指标 人均公用经费 4分
            不适用 若 编制数 = 0 则 并入 “履职”
            目标 ≤2
            评分 按反向比例
        一级指标 履职 6分
          得分 = 分值
        """,
    ),
)


_KEEPS = {Treatment.FULL_MARKS, Treatment.PEER_MEAN, Treatment.FIXED}
"""The treatments that give points, and so leave nothing out."""


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report rules of 不适用 that leave a weight to nobody."""
    nodes = {path: node for node, path in with_paths(indicator_set.indicators)}
    for path, node in nodes.items():
        rule = node.not_applicable
        if rule is not None:
            why = _fault(indicator_set, nodes, path, rule)
            if why is not None:
                yield _diagnostic(node, rule, why)


def _fault(
    indicator_set: IndicatorSet,
    nodes: Mapping[tuple[str, ...], Indicator],
    path: tuple[str, ...],
    rule: NotApplicable,
) -> Text | None:
    """Say why the weight of a node can go nowhere; None if it can."""
    node, treatment, fault = nodes[path], rule.treatment, None
    if treatment is Treatment.RESCALE_PARENT:
        above = nodes.get(path[:-1])
        siblings = above.children if above else indicator_set.indicators
        if not any(_can_take(each, node, rule) for each in siblings):
            fault = Text("同一上级下没有别的指标", "its parent has no other indicator")
    elif treatment is Treatment.MERGE_INTO:
        if rule.into[: len(path)] == path:
            fault = Text(
                "并入的是它自己或它的下级", "it would be merged into itself or below"
            )
        elif _is_left_out(nodes[rule.into], rule):
            heir = nodes[rule.into].title
            fault = Text(
                f"“{heir}”在同样的条件下也不适用",
                f"“{heir}” does not apply under the same condition either",
            )
    elif treatment in {Treatment.SPREAD_EQUALLY, Treatment.RESCALE_TOTAL}:
        below = set(map(id, node.walk()))
        if all(id(each) in below for each in _leaves(indicator_set)):
            fault = Text("体系里没有别的指标", "the set has no other indicator")
    return fault


def _can_take(heir: Indicator, node: Indicator, rule: NotApplicable) -> bool:
    same_kind = heir is not node and heir.role is node.role
    return same_kind and not _is_left_out(heir, rule)


def _is_left_out(heir: Indicator, rule: NotApplicable) -> bool:
    """Whether an heir is left out wherever the rule is heeded."""
    own = heir.not_applicable
    return (
        own is not None
        and own.condition is not None
        and own.condition == rule.condition
        and own.treatment not in _KEEPS
    )


def _leaves(indicator_set: IndicatorSet) -> Iterator[Indicator]:
    for top in indicator_set.indicators:
        if top.role is Role.NORMAL:
            yield from (each for each in top.walk() if not each.children)


def _hint(rule: NotApplicable) -> Text:
    if rule.treatment in {Treatment.SPREAD_EQUALLY, Treatment.RESCALE_TOTAL}:
        return Text("改为：得满分，或 取 几分", "use full_marks, or take some points")
    return Text(
        "改为：剔除并按比例折算、得满分，或 并入 另一个指标",
        "use rescale_total, full_marks, or merge_into another indicator",
    )


def _diagnostic(node: Indicator, rule: NotApplicable, why: Text) -> Diagnostic:
    return Diagnostic(
        RULE,
        Text(
            f"“{node.title}”不适用时分值没有去处：{why.zh}",
            f"where “{node.title}” does not apply its weight can go nowhere: {why.en}",
        ),
        Label(rule.span),
        hint=_hint(rule),
    )
