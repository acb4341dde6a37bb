"""The rank that 按名次 goes by: one that a group gives, or one that is stated."""

from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.lower import method_rules, rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.functions.peers import key_of
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number, is_rate
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import (
    Branch,
    Expression,
    Operator,
    PeerFunction,
    Peers,
)
from perfscore.model.units import NUMBER
from perfscore.syntax import tree as t

_TIES = {
    "TIES_TAKE_FIRST": Text("并列取前位", "ties take the first place"),
    "TIES_TAKE_LAST": Text("并列取后位", "ties take the last place"),
}
_TIES_DEFAULT = Text("并列取前位（默认）", "ties take the first place (default)")
_DIRECTIONS = {
    "HIGH_FIRST": Text("从高到低", "the highest first"),
    "LOW_FIRST": Text("从低到高", "the lowest first"),
}
_RANKS = {
    "HIGH_FIRST": PeerFunction.RANK_FROM_HIGHEST,
    "LOW_FIRST": PeerFunction.RANK_FROM_LOWEST,
}
_BEST = {"HIGH_FIRST": PeerFunction.HIGHEST, "LOW_FIRST": PeerFunction.LOWEST}


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank, rows that refuse what is none, and in words how it comes about."""

    value: Expression
    guards: tuple[Branch, ...]
    said: Text


def best_of(node: t.ByRank) -> PeerFunction | None:
    """Say which of the group is the best; None where the rank is a stated one.

    A direction that is lacking is reported; the highest stands in until it is there.
    """
    found = [_BEST[each.kind] for each in node.words if each.kind in _BEST]
    if found:
        return found[0]
    return PeerFunction.HIGHEST if node.given is None else None


def rank_of(ground: Ground, node: t.ByRank) -> Rank | None:
    """Settle the rank; None if a fault was reported."""
    _report_twice(ground, node)
    if node.given is not None:
        return _given(ground, node.given)
    directions = [each for each in node.words if each.kind in _DIRECTIONS]
    if not directions:
        ground.findings.add(
            method_rules.RANK_WITHOUT_DIRECTION,
            node.span,
            Text(
                "“按名次”没有写明从高到低还是从低到高",
                "by_rank does not say whether the highest or the lowest is first",
            ),
            hint=Text(
                "越大越好写“从高到低”，越小越好写“从低到高”",
                "write high_first where more is better, low_first where less is",
            ),
        )
        return None
    key = key_of(ground.scope, ground.subject)
    if key is None:
        ground.findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            node.span,
            Text(
                "由单位填报的指标各不相同，不能在同组中排名次",
                "indicators that units declare differ, so they have no rank",
            ),
        )
        return None
    return _among_peers(ground, node, directions[0], key)


def _among_peers(
    ground: Ground, node: t.ByRank, direction: t.Word, key: str
) -> Rank | None:
    subject = fit_number(ground.findings, ground.subject)
    if subject is None:
        return None
    ties = [each for each in node.words if each.kind in _TIES]
    way = _DIRECTIONS[direction.kind]
    tied = _TIES[ties[0].kind] if ties else _TIES_DEFAULT
    rank = Peers(
        span=node.span,
        type=NUMBER,
        label=Text(f"名次（{way.zh}，{tied.zh}）", f"rank ({way.en}, {tied.en})"),
        function=_RANKS[direction.kind],
        key=key,
        value=subject,
        ties_share_last=bool(ties) and ties[0].kind == "TIES_TAKE_LAST",
    )
    return Rank(rank, (), Text(f"{way.zh}，{tied.zh}", f"{way.en}, {tied.en}"))


def _given(ground: Ground, written: t.Expression) -> Rank | None:
    """Take a rank that is stated, and refuse one that is not 1, 2, 3 …."""
    rank = fit_number(ground.findings, lower_expression(ground.scope, written))
    if rank is None:
        return None
    if is_rate(rank) or core.quantity_of(rank).is_points:
        ground.findings.add(
            rules.UNIT_MISMATCH,
            written.span,
            Text("名次是从 1 起的整数", "a rank is a whole number from 1 on"),
            hint=Text("数据写作“排位：数值”", "declare it as a number under data"),
        )
        return None
    span, unit = written.span, core.quantity_of(rank)
    whole = core.apply(span, Operator.FLOOR, rank)
    undefined = core.undefined(
        span, "rank-not-whole", "名次不是从 1 起的整数", "the rank is not 1, 2, 3 …"
    )
    guards = (
        core.branch(
            core.compare(span, Operator.LESS, rank, core.number(span, 1, unit)),
            undefined,
        ),
        core.branch(core.compare(span, Operator.NOT_EQUAL, whole, rank), undefined),
    )
    return Rank(rank, guards, Text("名次已知", "a rank that is known"))


def _report_twice(ground: Ground, node: t.ByRank) -> None:
    """Report two directions, two ways with ties, and ties of a rank that is known."""
    for kinds in (_DIRECTIONS, _TIES):
        words = [each for each in node.words if each.kind in kinds]
        for word in words[1:]:
            ground.findings.add(
                rules.CLAUSE_TWICE,
                word.span,
                Text(
                    f"“{words[0].text}”和“{word.text}”只能写一个",
                    f"“{words[0].text}” and “{word.text}” exclude each other",
                ),
            )
    for word in node.words:
        if word.kind in _TIES and node.given is not None:
            ground.findings.add(
                rules.CLAUSE_OUT_OF_PLACE,
                word.span,
                Text(
                    "名次已由“名次为”给出，并列不再另定",
                    "the rank is given by rank_is; there are no ties to settle",
                ),
            )
