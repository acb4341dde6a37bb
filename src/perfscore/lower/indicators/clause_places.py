"""Which clauses can stand at a heading, and which can stand there twice."""

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.ground.findings import Findings
from perfscore.lower.names.headings import Heading
from perfscore.lower.sections.head import twice
from perfscore.syntax import tree as t

_ONCE: dict[type[t.Node], str] = {
    t.TargetFormula: "目标",
    t.ValueClause: "指标值",
    t.ScoreClause: "得分/评分",
    t.Scoring: "得分/评分",
    t.ScoreRange: "得分范围",
    t.Share: "权重",
    t.EqualWeights: "均分",
    t.Aggregation: "汇总",
    t.CapClause: "封顶",
    t.FloorClause: "保底",
    t.NotApplicable: "不适用",
}
_OF_LEAVES = (
    t.TargetFormula,
    t.ValueClause,
    t.ScoreClause,
    t.Scoring,
    t.Bonus,
    t.ScoreRange,
    t.ReasonRequired,
)
_OF_GROUPS = (t.EqualWeights, t.Aggregation, t.CapClause, t.FloorClause)
_OF_BOTH = (t.Share, t.NotApplicable, t.Veto)
_MEANS = {"WEIGHTED_MEAN", "GEOMETRIC_MEAN", "HARMONIC_MEAN"}


def check_clauses(findings: Findings, heading: Heading, above: Heading | None) -> None:
    """Report clauses of a heading that stand twice or belong elsewhere."""
    _report_twice(findings, heading)
    if heading.node.declared:
        _check_declared(findings, heading)
    elif heading.below:
        _refuse(findings, heading, _OF_LEAVES, _below(heading))
    else:
        _refuse(findings, heading, _OF_GROUPS, _only_above(heading))
    if above is None or not _averages(above):
        _refuse(findings, heading, (t.Share,), _not_averaged())


def _report_twice(findings: Findings, heading: Heading) -> None:
    seen: dict[str, t.Node] = {}
    for clause in heading.node.clauses:
        name = _ONCE.get(type(clause))
        if isinstance(clause, t.Clause) and clause.kind == "target":
            name = "目标"
        if name is None:
            continue
        if name in seen:
            twice(findings, name, seen[name].span, clause.span)
        seen.setdefault(name, clause)


def _check_declared(findings: Findings, heading: Heading) -> None:
    """Report what cannot stand at 由单位填报, or where that itself cannot."""
    title = heading.node.title
    if heading.node.level == 1:
        findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            title.span,
            Text(
                "由单位填报的指标属于一个一级指标，不能代替它",
                "what units declare belongs to a level-1 heading and cannot be one",
            ),
            hint=Text(
                "先写一级指标的名称和分值，在下一级写“由单位填报”",
                "name the level-1 heading with its points, then declared_by_unit",
            ),
        )
    for each in heading.below:
        findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            each.node.title.span,
            Text(
                "由单位填报的指标下面不能再列指标",
                "no indicators stand below those that units declare",
            ),
            related=(Label(title.span),),
        )
    where = Text("写在“填报指标评分”里", "stands in declared_scoring")
    _refuse(findings, heading, _OF_LEAVES, _not_scored(heading, where))
    _refuse(
        findings,
        heading,
        (*_OF_GROUPS, *_OF_BOTH),
        (
            Text(
                "由单位填报的指标不用这一条",
                "the clause is not for indicators that units declare",
            ),
            Text(
                "写在上级指标，或“填报指标评分”里",
                "write it at the heading above, or in declared_scoring",
            ),
        ),
    )


def _below(heading: Heading) -> tuple[Text, None]:
    where = Text("写在下面的指标里", "belongs to the indicators below")
    return _not_scored(heading, where)


def _not_scored(heading: Heading, where: Text) -> tuple[Text, None]:
    title = heading.node.title.text
    return (
        Text(
            f"“{title}”自身不评分，评分办法{where.zh}",
            f"“{title}” is not scored itself; its scoring {where.en}",
        ),
        None,
    )


def _only_above(heading: Heading) -> tuple[Text, Text]:
    title = heading.node.title.text
    return (
        Text(
            f"“{title}”下面没有指标，这一条用于有下级的指标",
            f"no indicators stand below “{title}”; the clause is for headings "
            "that have some",
        ),
        Text(
            "限制一个指标的得分，用 至多(…, 分值)、至少(…, 0分) 或 得分范围",
            "to limit the score of an indicator use min(…, weight), max(…, 0points) "
            "or score_range",
        ),
    )


def _not_averaged() -> tuple[Text, Text]:
    return (
        Text(
            "上级没有按权重平均，这里的权重用不到",
            "nothing above takes a weighted mean, so the share has no use",
        ),
        Text(
            "在上级写“汇总 加权平均”，或改写分值",
            "write “aggregate weighted_mean” above, or state points instead",
        ),
    )


def _averages(above: Heading) -> bool:
    return any(
        isinstance(each, t.Aggregation)
        and each.kind is not None
        and each.kind.kind in _MEANS
        for each in above.node.clauses
    )


def _refuse(
    findings: Findings,
    heading: Heading,
    kinds: tuple[type[t.Node], ...],
    said: tuple[Text, Text | None],
) -> None:
    message, hint = said
    for clause in heading.node.clauses:
        is_target = isinstance(clause, t.Clause) and clause.kind == "target"
        if isinstance(clause, kinds) or (is_target and kinds is _OF_LEAVES):
            findings.add(
                rules.CLAUSE_OUT_OF_PLACE,
                clause.span,
                message,
                related=(Label(heading.node.title.span),),
                hint=hint,
            )
