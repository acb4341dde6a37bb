"""What is remarked at the cells of a block beyond what the readings themselves say."""

from collections.abc import Iterator, Mapping, Sequence

from perfscore.intake.columns import Field
from perfscore.intake.text.doubts import (
    below_doubts,
    beside_scores,
    maybe_names,
    maybe_reasons,
    misfits,
    names_of_reasons,
    odd_pairs,
    open_rows,
    short_rows,
    signed_results,
)
from perfscore.intake.text.paths import Placed
from perfscore.intake.text.pieces import Cut

_LOOSE = (Cut.GLUED, Cut.SPACES)
_SAYS_BLANKS = (Cut.BARS, Cut.LINES)
_OTHER_HEADING = "另一个一级或二级指标下面的一行（上级指标没有把握）"
_RUN_TOGETHER = "错开一栏的一格（这一行少一栏，相邻两栏可能连在一起）"
_REASON = "后一栏的原因（完成值空白时，后一栏会移到这里）"
_CARRIED = "这一行不到此为止：下一行的“{}”是它的“{}”"

Texts = Mapping[int, str]


def fund_remarks(
    columns: Sequence[Field], placed: Sequence[Placed], cut: Cut
) -> dict[int, str]:
    """Say of the cells of funds what else they may be, by their first pieces."""
    return _run_together(placed, _short(columns, placed, cut))


def remarks(
    columns: Sequence[Field],
    placed: Sequence[Placed],
    texts: Texts,
    cut: Cut,
    *,
    is_open: bool,
) -> dict[int, str]:
    """Say of the cells of indicators what else they may be, by their first pieces.

    ``texts`` are those of cells, by their first pieces; nothing parts the rows of a
    block that ``is_open``.
    """
    short = _short(columns, placed, cut)
    short |= misfits(columns, placed, texts)
    short |= maybe_names(columns, placed, texts)
    short |= signed_results(columns, placed, texts)
    short |= open_rows(columns, placed)
    if is_open:
        short |= odd_pairs(columns, placed, texts)
        short |= names_of_reasons(columns, placed, texts)
    found = _run_together(placed, short)
    if cut not in _SAYS_BLANKS:
        found |= dict.fromkeys(maybe_reasons(columns, placed, texts), _REASON)
    found |= dict.fromkeys(below_doubts(columns, placed, texts), _OTHER_HEADING)
    return found


def _short(columns: Sequence[Field], placed: Sequence[Placed], cut: Cut) -> set[int]:
    rows = beside_scores(columns, placed)
    return rows | short_rows(columns, placed) if cut in _LOOSE else rows


def _run_together(placed: Sequence[Placed], rows: set[int]) -> dict[int, str]:
    return {each.first: _RUN_TOGETHER for each in placed if each.row in rows}


def carried(
    heads: Sequence[str], placed: Sequence[Placed], texts: Texts
) -> Iterator[tuple[int, str]]:
    """Give the last cells of rows that may go on with what begins the next one."""
    ends = {each.row: each.first for each in placed}
    for each in placed:
        if each.above is not None and each.row:
            text = _CARRIED.format(texts[each.first], heads[each.above])
            yield ends[each.row - 1], text
