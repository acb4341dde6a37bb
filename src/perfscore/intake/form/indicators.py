"""The rows of 绩效指标, taken cell by cell under the headings above them."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Text
from perfscore.intake import rules
from perfscore.intake.columns import LEVELS, Field, Reading, is_weak
from perfscore.intake.form.adjusted import take_adjusted
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.heads import Head
from perfscore.intake.form.line import Line
from perfscore.intake.form.plan import Plan, Spot
from perfscore.intake.form.rows import Row, is_number
from perfscore.intake.form.shifted import set_right
from perfscore.intake.form.telling import shown
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_placeholder
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_side

_POINTS = frozenset({Field.WEIGHT, Field.SCORE})
_SHARED = frozenset({Field.TARGET, Field.ACTUAL, Field.REASON})
_NUMBERS = frozenset({"序号", "行次", "编号"})
_MARKS = frozenset("-—–/\\")


def tell_heads(draft: Draft, plan: Plan) -> None:
    """Tell which headings leave a doubt, and which are not known."""
    for chosen, other in plan.heads.rivals:
        word = chosen.field.value if chosen.field else ""
        draft.teller.uncertain(
            chosen.cell.span,
            Text(
                f"“{chosen.title}”和“{other.title}”两栏都可以是{word}；取前一栏",
                f"“{chosen.title}” and “{other.title}” can both be {word}; "
                "the first is taken",
            ),
            others=(other.cell.span,),
        )
    for head in plan.heads.heads:
        if head.field is None and head not in plan.levels:
            draft.teller.add(
                rules.HEADING_NOT_KNOWN,
                head.cell.span,
                Text(
                    f"栏目“{shown(head.title)}”不认识，内容照原样保留，不参与计分",
                    f"the heading “{shown(head.title)}” is not known; its column is "
                    "kept as it is and takes no part in scoring",
                ),
            )
        elif head.field not in (None, Field.OTHER) and is_weak(
            Reading(head.field, head.rank)
        ):
            draft.teller.uncertain(
                head.cell.span,
                Text(
                    f"栏目“{shown(head.title)}”当作{head.field.value}，也可以不是",
                    f"the column “{shown(head.title)}” is taken as {head.field.value}, "
                    "which it need not be",
                ),
            )


def read_line(draft: Draft, plan: Plan, row: Row) -> Line | None:
    """Read a row as an indicator or as headings; None where it is neither.

    Then its cells are among the unread ones.
    """
    row = set_right(draft, plan, row)
    line = Line(row)
    for cell in row.cells:
        _put(draft, plan, line, cell)
    _take_levels(draft, plan, line, row)
    take_adjusted(draft, plan, line)
    if line.name is None and line.values:
        line.name = next((c for c in row.above if plan.spot(c) is Spot.NAME), None)
    if line.name is not None and is_placeholder(line.name.text) and not line.values:
        draft.teller.not_used(*row.cells)
        return None
    if line.name is None and not line.own and not _keeps_points(draft, line):
        draft.teller.not_read(*(c for group in line.values.values() for c in group))
        draft.teller.not_read(*(cell for _, cell in line.extras))
        return None
    _take_shared(draft, plan, line)
    return line


def _keeps_points(draft: Draft, line: Line) -> bool:
    """Whether a row without any name has points, which then are kept and told."""
    found = [cell for each in _POINTS for cell in line.values.get(each, [])]
    found = [each for each in found if is_number(each.text)]
    if not found:
        return False
    draft.teller.uncertain(
        found[0].span,
        Text(
            f"这一行有分数“{shown(found[0].text)}”而没有指标名称；照原样保留",
            f"this row has points, “{shown(found[0].text)}”, and no indicator's name; "
            "it is kept as it is",
        ),
    )
    return True


def _put(draft: Draft, plan: Plan, line: Line, cell: GridCell) -> None:
    level = plan.level_of(cell)
    if level is not None:
        line.own[level] = cell
        return
    spot = plan.spot(cell)
    if spot is Spot.NAME or (spot is Spot.LABEL and line.name is None):
        if line.name is None:
            line.name = cell
        elif line.name.text != cell.text:
            draft.teller.not_read(cell)
    elif spot is Spot.SIDE:
        _put_aside(draft, cell)
    elif isinstance(spot, Head):
        _put_value(draft, line, spot, cell)
    elif spot is None:
        _put_between(draft, plan, line, cell)
    else:
        _put_nowhere(draft, cell)


def _put_aside(draft: Draft, cell: GridCell) -> None:
    """Take a label beside the block, which says nothing by itself."""
    side = draft.side
    is_known = side is not None and plain(cell.text) == plain(side.text)
    if not is_known and not is_side(cell.text):
        draft.teller.not_read(cell)


def _put_value(draft: Draft, line: Line, head: Head, cell: GridCell) -> None:
    if head.field is Field.LEVEL1_WEIGHT:
        level1 = line.own.get(1) or draft.levels.get(1)
        if level1 is not None:
            draft.level1_weights.setdefault(level1, cell)
        return
    if head.field is None or head.field is Field.OTHER:
        is_copy = any((head.title, cell.text) == (t, c.text) for t, c in line.extras)
        if plain(head.title) not in _NUMBERS and not is_copy:
            line.extras.append((head.title, cell))
        return
    given = line.values.setdefault(head.field, [])
    if any(each.text == cell.text for each in given):
        return
    if given and head.field is not Field.TARGET:
        draft.teller.uncertain(
            cell.span,
            Text(
                f"“{head.title}”一栏在这一行有两格：“{shown(given[0].text)}”和"
                f"“{shown(cell.text)}”；取前一格",
                f"two cells stand under “{head.title}” in this row: "
                f"“{shown(given[0].text)}” and “{shown(cell.text)}”; "
                "the first is taken",
            ),
            others=(given[0].span,),
        )
        draft.teller.not_read(cell)
    else:
        given.append(cell)


def _put_between(draft: Draft, plan: Plan, line: Line, cell: GridCell) -> None:
    """Take a cell that reaches below several headings for the first of them."""
    over = [each for each in plan.heads.over(cell) if each.field is not None]
    known = [each for each in over if each.field is not Field.OTHER]
    if not known:
        draft.teller.not_read(cell)
        return
    head = next((each for each in known if each.field not in line.values), known[0])
    if len(known) > 1 and set(plain(cell.text)) - _MARKS:
        names = "、".join(f"“{each.title}”" for each in known)
        draft.teller.uncertain(
            cell.span,
            Text(
                f"“{shown(cell.text)}”横跨{names}；算作“{head.title}”",
                f"“{shown(cell.text)}” reaches over {names}; taken as “{head.title}”",
            ),
        )
    _put_value(draft, line, head, cell)


def _put_nowhere(draft: Draft, cell: GridCell) -> None:
    if is_number(cell.text):
        draft.teller.uncertain(
            cell.span,
            Text(
                f"“{shown(cell.text)}”上方没有栏目名称，没有用到",
                f"no heading stands above “{shown(cell.text)}”; it was not used",
            ),
        )
    draft.teller.not_read(cell)


def _take_levels(draft: Draft, plan: Plan, line: Line, row: Row) -> None:
    """Bring the headings down to this row: merged ones, blank ones, stated ones."""
    reaching = {
        level: cell for cell in row.above if (level := plan.level_of(cell)) is not None
    }
    for level in range(1, 4):
        own = line.own.get(level)
        above = draft.levels.get(level)
        if own is not None and (above is None or plain(own.text) != plain(above.text)):
            for deeper in range(level + 1, 4):
                draft.levels.pop(deeper, None)
        if own is not None:
            draft.levels[level] = own
        elif level in reaching:
            draft.levels[level] = reaching[level]
    name = line.name
    for level in [*draft.levels]:
        head = next(
            (each for each in plan.levels if each.field is LEVELS[level - 1]), None
        )
        if name is not None and head is not None and head.covers(name):
            draft.levels.pop(level)
    line.levels = dict(draft.levels)


def _take_shared(draft: Draft, plan: Plan, line: Line) -> None:
    """Give the row what a merged cell beside several rows says, and tell it."""
    if line.name is None or line.name not in line.row.cells:
        return
    for cell in line.row.above:
        head = plan.spot(cell)
        if not isinstance(head, Head) or head.field in line.values:
            continue
        if head.field in _SHARED and head.field is not None:
            line.values[head.field] = [cell]
        if head.field in _SHARED or head.field in _POINTS:
            draft.shared.setdefault(cell, (head, []))[1].append(line)


def tell_shared(draft: Draft) -> None:
    """Tell every merged cell that stands beside several indicators."""
    for cell, (head, lines) in draft.shared.items():
        _tell_shared(draft, head, cell, lines)


def _tell_shared(
    draft: Draft, head: Head, cell: GridCell, lines: Sequence[Line]
) -> None:
    names = [shown(each.name.text) for each in lines if each.name]
    listed = "、".join(f"“{each}”" for each in names)
    is_points = head.field in _POINTS
    draft.teller.uncertain(
        cell.span,
        Text(
            f"“{head.title}”的“{shown(cell.text)}”合并在几个指标旁边；"
            + ("只记在第一个指标上" if is_points else "每个指标都取它")
            + f"，{listed}也在其中",
            f"“{shown(cell.text)}” under “{head.title}” is merged beside several "
            "indicators; "
            + ("only the first one has it" if is_points else "each of them has it")
            + f"; {listed} among them",
        ),
        others=[each.name.span for each in lines if each.name],
    )
