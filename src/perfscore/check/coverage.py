"""Values that can occur and lie below or above all bands of a table."""

from collections.abc import Iterator

from perfscore.check.bands import Band, BandTable
from perfscore.check.stretches import Stretch, left_out
from perfscore.check.wording import condition_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text


def uncovered_ends(
    rule: Rule, table: BandTable, within: Stretch
) -> Iterator[Diagnostic]:
    """Report, under ``rule``, what of ``within`` lies beyond the outermost bands."""
    bands = table.full_bands
    if table.is_unfinished or not bands:
        return
    lowest = bands[0]
    highest = max(bands, key=lambda each: each.stretch.stop)
    all_bands = Stretch(lowest.stretch.start, highest.stretch.stop)
    for hole in left_out(within, [all_bands]):
        below = hole.start < all_bands.start
        nearest = lowest if below else highest
        if below:
            mended = Stretch(hole.start, nearest.stretch.stop)
        else:
            mended = Stretch(nearest.stretch.start, hole.stop)
        yield _beyond(rule, table, hole, nearest, mended)


def _beyond(
    rule: Rule, table: BandTable, hole: Stretch, nearest: Band, mended: Stretch
) -> Diagnostic:
    zh, en = (
        condition_text(hole, subject, table.unit)
        for subject in (table.subject.zh, table.subject.en)
    )
    row = nearest.mended(mended, table.unit)
    if table.is_grades:
        none = Text("没有等级", "has no grade")
        hint = Text(row, row)
    else:
        none = Text("不在任何一行", "is in no row")
        hint = Text(f"{row}；或加一行“否则：…”", f"{row}; or a last row “否则：…”")
    return Diagnostic(
        rule,
        Text(
            f"{table.title.zh}没有覆盖全部取值：{zh} {none.zh}",
            f"{table.title.en} do not cover all values: {en} {none.en}",
        ),
        Label(nearest.interval.span, Text("最外一行", "the outermost row")),
        hint=hint,
    )
