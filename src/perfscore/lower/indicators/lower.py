"""The tree of indicators: what each is worth, how it is scored, what is vetoed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground.cells import cell_value
from perfscore.lower.indicators.aggregation import lower_aggregation
from perfscore.lower.indicators.aim import aim_of, text_of_formula
from perfscore.lower.indicators.clause_places import check_clauses
from perfscore.lower.indicators.decided import decided_scope
from perfscore.lower.indicators.not_applicable import lower_not_applicable
from perfscore.lower.indicators.reasons import reasons_in, reasons_of
from perfscore.lower.indicators.score_range import score_range_of
from perfscore.lower.indicators.scoring import lower_scoring
from perfscore.lower.indicators.weighting import equal_weights, share_of, stated_weight
from perfscore.lower.names.headings import Heading
from perfscore.lower.names.scope import Readable, Scope
from perfscore.lower.sections.head import basis_of
from perfscore.lower.sections.vetoes import lower_vetoes
from perfscore.model.expressions import ResultKind, Slot
from perfscore.model.indicator_set import Basis, Indicator
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import NotApplicable, Role
from perfscore.model.targets import CellValue, DateCell, NumberCell, WordsCell
from perfscore.model.units import POINTS
from perfscore.syntax import tree as t

_ROLES = {"": Role.NORMAL, "bonus": Role.BONUS, "penalty": Role.PENALTY}


@dataclass(frozen=True, slots=True)
class _Above:
    """What comes down to an indicator from the headings above it.

    ``weights`` holds what 均分 gives to those below, by the ids of their headings.
    """

    basis: tuple[Basis, ...]
    heading: Heading | None = None
    path: tuple[str, ...] = ()
    weights: Mapping[int, Fraction] = field(default_factory=dict)


def lower_indicators(
    scope: Scope, headings: Sequence[Heading], basis: tuple[Basis, ...]
) -> tuple[Indicator, ...]:
    """Settle what each indicator is worth, how it is scored, what is vetoed."""
    return tuple(_indicator(scope, each, _Above(basis)) for each in headings)


def _indicator(scope: Scope, heading: Heading, above: _Above) -> Indicator:
    node, findings = heading.node, scope.findings
    path = (*above.path, heading.title)
    scope = scope.at_indicator(path)
    check_clauses(findings, heading, above.heading)
    own = basis_of(each for each in node.clauses if isinstance(each, t.Basis))
    basis = own or above.basis
    weight = stated_weight(findings, heading)
    if weight is None:
        weight = above.weights.get(id(heading))
    target_text = _word(node, "target")
    target = _target(scope, target_text)
    aim, scope = aim_of(scope, node, target, target_text)
    scoring = None
    if not (heading.below or node.declared):
        scoring = lower_scoring(replace(scope, weight=weight), node, aim)
    below = _Above(basis, heading, path, equal_weights(findings, heading, weight))
    decided = _decided(scope, heading, path, target, scoring)
    return Indicator(
        span=node.title.span,
        level=node.level,
        names=heading.names,
        weight=weight,
        weight_span=node.weight.span if node.weight else None,
        children=tuple(_indicator(scope, each, below) for each in heading.below),
        declared=node.declared,
        scoring=scoring,
        target=target,
        target_text=target_text.text if target_text else text_of_formula(node),
        basis=basis,
        note="；".join(
            each.word.text
            for each in node.clauses
            if isinstance(each, t.Clause) and each.kind == "explanation"
        ),
        role=_ROLES[node.role],
        share=share_of(findings, heading),
        aggregation=lower_aggregation(scope, heading, path),
        not_applicable=_not_applicable(scope, node),
        score_range=None if heading.below else score_range_of(scope, node, weight),
        reasons=(
            *reasons_of(
                decided,
                (each for each in node.clauses if isinstance(each, t.ReasonRequired)),
            ),
            *reasons_in(
                scoring,
                (each.method for each in node.clauses if isinstance(each, t.Scoring)),
            ),
        ),
        vetoes=lower_vetoes(
            decided,
            (each for each in node.clauses if isinstance(each, t.Veto)),
            tuple(each.text for each in basis),
            of_indicator=True,
        ),
    )


def _decided(
    scope: Scope,
    heading: Heading,
    path: tuple[str, ...],
    target: CellValue | None,
    scoring: Scoring | None,
) -> Scope:
    """Give the scope of what is decided once the indicator or group is scored."""
    if not heading.below:
        return decided_scope(scope, target, scoring)
    title = heading.node.title.text
    here = Readable(
        place=Text(f"“{title}”的否决", f"a veto at “{title}”"),
        kinds=frozenset({ResultKind.SCORE}),
        own=path,
    )
    slots = {Slot.WEIGHT: POINTS, Slot.SCORE: POINTS}
    return scope.with_locals(slots).with_results(here)


def _not_applicable(scope: Scope, node: t.Indicator) -> NotApplicable | None:
    """Lower all that is said of 不适用 for its faults, and give the first."""
    made = [
        lower_not_applicable(scope, each)
        for each in node.clauses
        if isinstance(each, t.NotApplicable)
    ]
    return made[0] if made else None


def _word(node: t.Indicator, kind: str) -> t.Word | None:
    for clause in node.clauses:
        if isinstance(clause, t.Clause) and clause.kind == kind:
            return clause.word
    return None


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
