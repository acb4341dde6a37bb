"""The head of a derived set takes over what it does not say itself."""

from perfscore.syntax import tree as t

_OWN = {"id", "version", "reuse"}
"""What a set says of itself; none of it is taken over."""
_REMARK = "remark"


def merged_head(base: t.Head, derived: t.Head) -> t.Head:
    """Give the derived head with the base's clauses of kinds that it does not state.

    Remarks add to one another, the base's first.
    """
    said = {_kind(each) for each in derived.clauses} | _OWN
    inherited = [
        each
        for each in base.clauses
        if _kind(each) == _REMARK or _kind(each) not in said
    ]
    return t.Head(derived.span, derived.title, (*inherited, *derived.clauses))


def _kind(clause: t.HeadClause) -> str:
    return clause.kind if isinstance(clause, t.Clause) else type(clause).__name__
