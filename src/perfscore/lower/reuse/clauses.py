"""Clauses of a changed indicator take the place of those of their kind."""

from perfscore.syntax import tree as t


def changed(base: t.Indicator, derived: t.Indicator) -> t.Indicator:
    """Give the base's indicator with the points and clauses that ``derived`` states.

    得分 and 评分 are one kind. Clauses of a kind that is stated go, others stay.
    """
    said = {_kind(each) for each in derived.clauses}
    kept = [each for each in base.clauses if _kind(each) not in said]
    return t.Indicator(
        base.span,
        base.level,
        base.role,
        base.title,
        base.declared,
        derived.weight or base.weight,
        (*kept, *derived.clauses),
    )


def _kind(clause: t.IndicatorClause) -> str:
    match clause:
        case t.Clause(kind=kind):
            return kind
        case t.ScoreClause() | t.Scoring():
            return "scoring"
    return type(clause).__name__
