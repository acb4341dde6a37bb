"""The tree of indicators: headings nested by level, each with its way of scoring."""

from dataclasses import dataclass, field

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import numbers, rules
from perfscore.lower.cells import cell_value
from perfscore.lower.head import basis_of, twice
from perfscore.lower.indicator_scoring import lower_scoring
from perfscore.lower.scope import Scope
from perfscore.model.indicator_set import Basis, Indicator
from perfscore.model.targets import CellValue, DateCell, NumberCell, WordsCell
from perfscore.syntax import tree as t


@dataclass(slots=True)
class _Heading:
    """A heading with the headings found below it so far."""

    node: t.Indicator
    below: list["_Heading"] = field(default_factory=list)


def lower_indicators(
    scope: Scope, sections: list[t.Indicator], basis: tuple[Basis, ...]
) -> tuple[Indicator, ...]:
    """Nest the headings and settle how each indicator is scored."""
    top: list[_Heading] = []
    open_: list[_Heading] = []
    for node in sections:
        while open_ and open_[-1].node.level >= node.level:
            open_.pop()
        if node.level != len(open_) + 1:
            _skips_level(scope, node, open_)
        heading = _Heading(node)
        (open_[-1].below if open_ else top).append(heading)
        open_.append(heading)
    return tuple(_indicator(scope, each, basis) for each in top)


def _skips_level(scope: Scope, node: t.Indicator, open_: list[_Heading]) -> None:
    above = open_[-1].node if open_ else None
    wanted = (above.level if above else 0) + 1
    names = ("一", "二", "三", "四")
    scope.findings.add(
        rules.HEADING_SKIPS_LEVEL,
        node.title.span,
        Text(
            f"{names[node.level - 1]}级指标“{node.title.text}”前面没有它所属的"
            f"{names[max(wanted, 1) - 1]}级指标",
            f"the level-{node.level} heading “{node.title.text}” "
            f"has no level-{wanted} heading above it",
        ),
    )


def _indicator(scope: Scope, heading: _Heading, above: tuple[Basis, ...]) -> Indicator:
    node = heading.node
    _report_twice(scope, node)
    own = basis_of(each for each in node.clauses if isinstance(each, t.Basis))
    basis = own or above
    target_text = _word(node, "target")
    target = _target(scope, target_text)
    scoring = None
    if node.declared:
        _check_place(scope, heading)
    if heading.below or node.declared:
        _refuse_scoring(scope, heading)
    else:
        scoring = lower_scoring(scope, node, target, target_text)
    weight = numbers.digits(node.weight, scope.findings) if node.weight else None
    return Indicator(
        span=node.title.span,
        level=node.level,
        names=_names(heading),
        weight=weight,
        weight_span=node.weight.span if node.weight else None,
        children=tuple(_indicator(scope, each, basis) for each in heading.below),
        declared=node.declared,
        scoring=scoring,
        target=target,
        target_text=target_text.text if target_text else "",
        basis=basis,
        note="；".join(
            each.word.text
            for each in node.clauses
            if isinstance(each, t.Clause) and each.kind == "explanation"
        ),
    )


def _names(heading: _Heading) -> tuple[str, ...]:
    """Split a joint heading; one in quotes, or a scored indicator's, is one name."""
    title = heading.node.title
    if heading.node.declared:
        return ("由单位填报",)
    is_quoted = title.span.text.strip() != title.text
    if not heading.below or is_quoted:
        return (title.text,)
    names = tuple(part.strip() for part in title.text.split("、"))
    return tuple(name for name in names if name) or (title.text,)


def _word(node: t.Indicator, kind: str) -> t.Word | None:
    for clause in node.clauses:
        if isinstance(clause, t.Clause) and clause.kind == kind:
            return clause.word
    return None


def _report_twice(scope: Scope, node: t.Indicator) -> None:
    seen: dict[str, t.Node] = {}
    for clause in node.clauses:
        kind = _kind(clause)
        if kind is None:
            continue
        if kind in seen:
            twice(scope.findings, kind, seen[kind].span, clause.span)
        seen.setdefault(kind, clause)


def _kind(clause: t.IndicatorClause) -> str | None:
    match clause:
        case t.Clause(kind="target"):
            return "目标"
        case t.ValueClause():
            return "指标值"
        case t.ScoreClause() | t.Scoring():
            return "得分/评分"
    return None


def _check_place(scope: Scope, heading: _Heading) -> None:
    """Report 由单位填报 that stands for a heading and not for indicators below one."""
    title = heading.node.title
    if heading.node.level == 1:
        scope.findings.add(
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
        scope.findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            each.node.title.span,
            Text(
                "由单位填报的指标下面不能再列指标",
                "no indicators stand below those that units declare",
            ),
            related=(Label(title.span),),
        )


def _refuse_scoring(scope: Scope, heading: _Heading) -> None:
    for clause in heading.node.clauses:
        if not isinstance(clause, t.Basis) and _kind(clause) is not None:
            where = (
                Text("写在“填报指标评分”里", "stands in declared_scoring")
                if heading.node.declared
                else Text("写在下面的指标里", "belongs to the indicators below")
            )
            scope.findings.add(
                rules.CLAUSE_OUT_OF_PLACE,
                clause.span,
                Text(
                    f"“{heading.node.title.text}”自身不评分，评分办法{where.zh}",
                    f"“{heading.node.title.text}” is not scored itself; "
                    f"its scoring {where.en}",
                ),
                related=(Label(heading.node.title.span),),
            )


def _target(scope: Scope, word: t.Word | None) -> CellValue | None:
    if word is None:
        return None
    value = cell_value(word.text)
    if isinstance(value, NumberCell | DateCell | WordsCell):
        return value
    scope.findings.add(
        rules.WRONG_TYPE,
        word.span,
        Text(f"读不出目标值“{word.text}”", f"“{word.text}” is no target value"),
        hint=Text("例如：目标 ≥95%", "for example: target ≥95%"),
    )
    return None
