"""What rows of ranks have to be: in order, without gaps, and with an end."""

from collections.abc import Iterator
from itertools import pairwise

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import method_rules, rules
from perfscore.lower.ground import numbers
from perfscore.lower.ground.findings import Findings
from perfscore.source import Span
from perfscore.syntax import tree as t


def check_rank_rows(findings: Findings, node: t.ByRank) -> bool:
    """Whether every rank has one row; report what is out of order or left out."""
    faults = [
        *_out_of_order(findings, node),
        *_behind_the_last(findings, node),
    ]
    return not faults and not list(_gaps(findings, node))


def _out_of_order(findings: Findings, node: t.ByRank) -> Iterator[Span]:
    reached = 0
    for row in node.rows:
        if not isinstance(row, t.RankRow):
            continue
        places = places_of(findings, row)
        if places is None or places[0] <= reached or places[1] < places[0]:
            findings.add(
                method_rules.RANK_ROWS_OUT_OF_ORDER,
                row.span,
                Text(
                    "名次是从 1 起的整数，各行由前到后，不重复",
                    "ranks are whole numbers from 1 on; rows go up and share none",
                ),
            )
            yield row.span
        else:
            reached = places[1]


def places_of(findings: Findings, row: t.RankRow) -> tuple[int, int] | None:
    """Give the first and the last rank of a row; None where they are none."""
    words = (row.first, row.last or row.first)
    first, last = (numbers.digits(each, findings) for each in words)
    if first is None or last is None or max(first.denominator, last.denominator) > 1:
        return None
    return int(first), int(last)


def _behind_the_last(findings: Findings, node: t.ByRank) -> Iterator[Span]:
    """Report rows behind 此后 or 其余, which leave no rank over."""
    rows = [each for each in node.rows if not isinstance(each, t.FloorRow)]
    for row, following in pairwise(rows):
        if isinstance(row, t.EachNextRow | t.RestRow):
            findings.add(
                rules.ROW_AFTER_OTHERWISE,
                following.span,
                Text(
                    "“此后”或“其余”之后的行永远不会用到",
                    "a row behind each_next_place or others never applies",
                ),
                related=(Label(row.span, Text("在这里", "here")),),
            )
            yield following.span


def _gaps(findings: Findings, node: t.ByRank) -> Iterator[Span]:
    """Report ranks that no row lists, where no 其余 takes them."""
    rows = [each for each in node.rows if isinstance(each, t.RankRow)]
    if any(isinstance(each, t.RestRow) for each in node.rows):
        return
    reached = 0
    for row in rows:
        places = places_of(findings, row)
        if places is not None and places[0] > reached + 1:
            yield _gap(findings, row.span, reached + 1, places[0] - 1)
        reached = places[1] if places else reached
    goes_on = any(isinstance(each, t.EachNextRow) for each in node.rows)
    if node.rows and (not goes_on or not rows):
        yield _gap(findings, node.rows[-1].span, reached + 1, None)


def _gap(findings: Findings, span: Span, first: int, last: int | None) -> Span:
    zh, en = f"第 {first} 名", f"rank {first}"
    if last is None:
        zh, en = f"第 {first} 名及以后", f"rank {first} and those behind it"
    elif last > first:
        zh, en = f"第 {first} 至 {last} 名", f"ranks {first} to {last}"
    hint = Text("在最后加一行“其余：0分”", "add a last row “others: 0 points”")
    findings.add(
        method_rules.RANK_ROWS_LEAVE_A_GAP,
        span,
        Text(f"{zh}没有写得分", f"{en} has no points"),
        hint=hint,
    )
    return span
