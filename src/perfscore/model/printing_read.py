"""Readings of results, tables and the group in words."""

from collections.abc import Callable

from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import (
    Aggregate,
    AggregateFunction,
    Column,
    Expression,
    PeerFunction,
    Peers,
    Result,
    ResultKind,
)

Read = Result | Column | Aggregate | Peers
"""What an expression reads beside data, definitions and the indicator itself."""

_RESULTS = {
    ResultKind.SCORE: ("得分", "score_of"),
    ResultKind.BASE: ("基本分", "base_score"),
    ResultKind.BONUS: ("加分", "bonus"),
    ResultKind.PENALTY: ("减分", "penalty"),
    ResultKind.TOTAL: ("总分", "total_score"),
    ResultKind.GRADE: ("等级", "grade"),
}
_AGGREGATES = {
    AggregateFunction.SUM: ("合计", "sum"),
    AggregateFunction.MEAN: ("平均", "mean"),
    AggregateFunction.WEIGHTED_MEAN: ("加权平均", "weighted_mean"),
    AggregateFunction.TRIMMED_MEAN: ("去掉最高最低", "trimmed_mean"),
    AggregateFunction.HIGHEST: ("最高", "highest"),
    AggregateFunction.LOWEST: ("最低", "lowest"),
    AggregateFunction.COUNT: ("计数", "count"),
    AggregateFunction.ANY: ("任一", "any"),
    AggregateFunction.ALL: ("所有", "all"),
}
_PEERS = {
    PeerFunction.RANK_FROM_HIGHEST: ("名次（从高到低）", "rank (from the highest)"),
    PeerFunction.RANK_FROM_LOWEST: ("名次（从低到高）", "rank (from the lowest)"),
    PeerFunction.MEAN: ("同组平均", "peers_mean"),
    PeerFunction.HIGHEST: ("同组最高", "peers_highest"),
    PeerFunction.LOWEST: ("同组最低", "peers_lowest"),
    PeerFunction.SIZE: ("同组个数", "peers_count"),
}


def read_text(
    node: Read, language: Language, inner: Callable[[Expression], str]
) -> str:
    """Write a reading as the rules language does; ``inner`` writes its parts."""
    at = 0 if language == "zh" else 1
    match node:
        case Result(kind=ResultKind.CLASS, path=path):
            return "/".join(path)
        case Result(kind=kind, path=path):
            named = f"(“{'/'.join(path)}”)" if path else ""
            return _RESULTS[kind][at] + named
        case Column(name="", label=Text() as row):
            return row.in_language(language)
        case Column(table=table, name=name):
            return f"{table}.{name}"
        case Aggregate():
            return _aggregate(node, at, inner)
        case Peers(function=function, key=key):
            return f"{_PEERS[function][at]}({key})"


def _aggregate(node: Aggregate, at: int, inner: Callable[[Expression], str]) -> str:
    parts = [inner(each) for each in (node.value, node.weight) if each is not None]
    text = ", ".join(parts or [node.table])
    if node.condition is not None:
        text += (" 若 ", " if ")[at] + inner(node.condition)
    if node.group is not None:
        pick = ("取高", "highest") if node.picks_highest else ("取低", "lowest")
        text += f"{(' 每 ', ' each ')[at]}{inner(node.group)} {pick[at]}"
    return f"{_AGGREGATES[node.function][at]}({text})"
