"""What was added up in one roll-up is said: whose assessments, and their values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.indicator_set import IndicatorSet, RollUpKind
from perfscore.model.units import Quantity
from perfscore.score.reported.lines import with_headings
from perfscore.score.reported.rolled import MOST_NAMED, RollRules
from perfscore.score.reported.rolled_row import RowKey, row_key


@dataclass(frozen=True, slots=True)
class Part:
    """One assessment that was rolled up: its file, its row, what it is called."""

    file: str
    number: int | None
    name: str
    assessment: Assessment


def parts_text(
    key: str, parts: Sequence[Part], made: Assessment, indicator_set: IndicatorSet
) -> Text:
    """Say which assessments were rolled up, and what of each came to what."""
    return Text(
        "\n".join(_lines(key, parts, made, indicator_set, is_zh=True)),
        "\n".join(_lines(key, parts, made, indicator_set, is_zh=False)),
    )


def _lines(
    key: str,
    parts: Sequence[Part],
    made: Assessment,
    indicator_set: IndicatorSet,
    *,
    is_zh: bool,
) -> Iterator[str]:
    count = len(parts)
    yield f"{key}：由 {count} 份汇总" if is_zh else f"{key}: {count} rolled up"
    for each in parts:
        yield f"  {_place(each, is_zh=is_zh)}  {each.name}"
    rules = RollRules(indicator_set)
    for datum in indicator_set.data:
        cells = [each.assessment.data.get(datum.name) for each in parts]
        rule = rules.of_datum(datum)
        by = ""
        if rule is not None and rule.kind is RollUpKind.WEIGHTED_MEAN:
            by = f"（按 {rule.weight} 加权平均）" if is_zh else f" (by {rule.weight})"
        is_sum = isinstance(datum.type, Quantity) and rule is not None and not by
        result = made.data.get(datum.name)
        yield from _sum(datum.name + by, parts, cells, result, is_sum=is_sum)
    yield from _rows(parts, made, is_zh=is_zh)
    yield ""


def _place(part: Part, *, is_zh: bool) -> str:
    if part.number is None:
        return part.file
    row = f"第 {part.number} 行" if is_zh else f"row {part.number}"
    return f"{part.file} {row}"


def _rows(parts: Sequence[Part], made: Assessment, *, is_zh: bool) -> Iterator[str]:
    known: list[dict[RowKey, tuple[Cell | None, Cell | None]]] = []
    for each in parts:
        rows: dict[RowKey, tuple[Cell | None, Cell | None]] = {}
        for row, headings in with_headings(each.assessment.indicators):
            rows.setdefault(row_key(headings, row.name), (row.target, row.actual))
        known.append(rows)
    words = ("目标", "完成值") if is_zh else ("target", "actual")
    for row, headings in with_headings(made.indicators):
        key = row_key(headings, row.name)
        found = [rows.get(key, (None, None)) for rows in known]
        for at, (word, cell) in enumerate(
            zip(words, (row.target, row.actual), strict=True)
        ):
            cells = [pair[at] for pair in found]
            is_sum = cell is not None and not cell.text.endswith("%")
            yield from _sum(f"{row.name} {word}", parts, cells, cell, is_sum=is_sum)


def _sum(
    name: str,
    parts: Sequence[Part],
    cells: Sequence[Cell | None],
    made: Cell | None,
    *,
    is_sum: bool,
) -> Iterator[str]:
    if not any(each is not None and each.text.strip() for each in cells):
        return
    shown = [
        f"{part.name} {'—' if cell is None else cell.text.strip() or '—'}"
        for part, cell in zip(parts[:MOST_NAMED], cells[:MOST_NAMED], strict=True)
    ]
    if len(parts) > MOST_NAMED:
        shown.append("……")
    result = "—" if made is None else made.text
    sign = " + " if is_sum else "，"
    equals = "≈" if made is not None and made.exact is not None else "="
    yield f"  {name}：{sign.join(shown)} {equals} {result}"
