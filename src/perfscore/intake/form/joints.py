"""Level-2 headings that stand below each other and share one indicator."""

from collections.abc import Iterable, Iterator, Sequence

from perfscore.diagnostics.model import Text
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.line import Line
from perfscore.intake.names import without_points
from perfscore.intake.plain import one_line, plain

_LEVEL2 = 2


def with_joints(draft: Draft, *, is_own: bool = False) -> list[Line]:
    """Give the indicators; rows of headings alone join the one above or are unused.

    They join where that indicator's name is merged down to them. Where nothing in the
    table is merged (text, some converters), they join if the indicator carries all
    points of its level 1; this is told, since such rows may as well be unused.
    ``is_own`` is a form that perfscore wrote, in which rows stay open by design.
    """
    kept: list[Line] = []
    for run in _runs(draft.lines):
        first, headings = run[0], run[1:]
        if first.is_heading:
            headings, first_kept = run, None
        else:
            first_kept = first
            kept.append(first)
        joint = [each for each in headings if first_kept and first.reaches(each)]
        rest = [each for each in headings if each not in joint]
        first.joint += [each.own[_LEVEL2] for each in joint if _LEVEL2 in each.own]
        if rest and first_kept and not joint and _shares(draft, first, rest):
            first.joint += [each.own[_LEVEL2] for each in rest]
            _tell_joint(draft, first, rest)
        elif not is_own:
            draft.teller.not_used(
                *(cell for each in rest for cell in each.own.values())
            )
    return kept


def _runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Part the rows into an indicator and the rows of headings alone below it."""
    run: list[Line] = []
    for line in lines:
        if run and not line.is_heading:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _shares(draft: Draft, line: Line, headings: Sequence[Line]) -> bool:
    """Whether rows in which nothing is merged share the indicator above them."""
    top = line.levels.get(1)
    weight = line.cell(Field.WEIGHT)
    if top is None or weight is None or _has_merges(draft, line):
        return False
    _, points = without_points(one_line(top.text))
    is_below = all(
        set(each.own) == {_LEVEL2} and each.levels.get(1) is top for each in headings
    )
    rows = [each for each in draft.lines if each.levels.get(1) is top]
    is_alone = rows[0] is line and len(rows) == len(headings) + 1
    return is_below and is_alone and points is not None and plain(weight.text) == points


def _has_merges(draft: Draft, line: Line) -> bool:
    return any(
        cell.row_span > 1
        for each in draft.lines
        if each.row.grid is line.row.grid
        for cell in (*each.levels.values(), *([each.name] if each.name else []))
    )


def _tell_joint(draft: Draft, line: Line, headings: Sequence[Line]) -> None:
    names = [one_line(each.own[_LEVEL2].text) for each in headings]
    listed = "、".join(f"“{each}”" for each in names)
    name = one_line(line.name.text)[:40] if line.name else ""
    draft.teller.uncertain(
        headings[0].own[_LEVEL2].span,
        Text(
            f"{listed}各行没有指标和数值；看作与上一行合用指标“{name}”，也可能是没有填",
            f"the rows {listed} have no indicator and no values; they are taken to "
            f"share “{name}” above, and may as well be unused",
        ),
        others=tuple(each.own[_LEVEL2].span for each in headings[1:]),
    )
