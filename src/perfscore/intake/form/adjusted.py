"""Targets that were adjusted in the year, in a column of their own."""

from perfscore.diagnostics.model import Text
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.line import Line
from perfscore.intake.form.plan import Plan
from perfscore.intake.form.telling import shown
from perfscore.intake.plain import plain

_NOT_ADJUSTED = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "不适用"})


def take_adjusted(draft: Draft, plan: Plan, line: Line) -> None:
    """Let an adjusted target stand for the first one, which is kept beside.

    Where both are given and differ this is told, once for a form. A blank or a dash
    says that the target was not adjusted.
    """
    cells = line.values.pop(Field.ADJUSTED_TARGET, [])
    if not cells or plain(cells[0].text) in _NOT_ADJUSTED:
        return
    first = line.values.get(Field.TARGET, [])
    line.values[Field.TARGET] = cells
    if not first or plain(first[0].text) == plain(cells[0].text):
        return
    head = plan.heads.of(Field.TARGET)
    line.extras.append((head.title if head else Field.TARGET.value, first[0]))
    if draft.is_adjusting_told:
        return
    draft.is_adjusting_told = True
    one, other = shown(cells[0].text), shown(first[0].text)
    draft.teller.uncertain(
        cells[0].span,
        Text(
            f"目标值有调整：取调整后的“{one}”，年初是“{other}”；其余各行同样",
            f"the target was adjusted: “{one}” is taken, at first it was “{other}”; "
            "other rows likewise",
        ),
        others=(first[0].span,),
    )
