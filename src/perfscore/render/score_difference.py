"""What becomes of assessments under another set, as text for a terminal."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.compare.choices import changed_formulas
from perfscore.compare.scores import LineChange, ScoreChange
from perfscore.compare.steps import StepChange
from perfscore.diagnostics.model import Language, Text
from perfscore.diagnostics.width import head, printable
from perfscore.exact import exact_text
from perfscore.model.expressions import Choice, Expression, Rounded, Value
from perfscore.model.printing import value_text
from perfscore.model.units import POINTS, ValueType
from perfscore.render.wrapping import wrap
from perfscore.score.result import IndicatorScore, Score, Step

_HEADINGS = (
    Text("文件", "file"),
    Text("单位", "unit"),
    Text("总分", "total"),
    Text("等级", "grade"),
    Text("变化的指标", "lines changed"),
)
_TITLE = Text("按两个体系评分", "Scored by both sets")
_OPEN = Text("未定", "open")
_LEFT_OUT = Text("不适用", "not applicable")
_SKIPPED = Text("未评分", "not scored")
_NO_LINE = Text("没有这一行", "no such line")
_WIDEST = 30
_NARROWEST = 40
_OTHER_COLUMNS = 44
"""What totals, grades, a number and the gaps take in the table."""
_HANGING = 2


def score_difference_text(
    scored: Sequence[tuple[str, ScoreChange]],
    *,
    width: int = 80,
    language: Language = "zh",
) -> str:
    """Write a table of all assessments, then the lines of each that changed, and why.

    ``scored`` has the name of each file.
    """
    from tabulate import tabulate  # noqa: PLC0415 - it loads slowly

    width = max(width, _NARROWEST)
    table = tabulate(
        [_row(name, each, width, language) for name, each in scored],
        headers=[each.in_language(language) for each in _HEADINGS],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "left", "left", "left", "right"),
    )
    lines = [_TITLE.in_language(language), "", table, ""]
    for name, each in scored:
        detail = list(_detail(each, width, language))
        lines += [printable(name), *detail, ""] if detail else []
    lines.append(_summary([each for _, each in scored], language))
    return "\n".join(lines) + "\n"


def _summary(changes: Sequence[ScoreChange], language: Language) -> str:
    changed = sum(each.is_changed for each in changes)
    totals = sum(each.is_total_changed for each in changes)
    unscored = sum(each.is_unscored for each in changes)
    return Text(
        f"共 {len(changes)} 份：有变化 {changed} 份，其中总分或等级变化 {totals} 份；"
        f"总分未定 {unscored} 份",
        f"assessments: {len(changes)}; changed {changed}, of which in total or grade "
        f"{totals}; with an open total {unscored}",
    ).in_language(language)


def _row(
    name: str, change: ScoreChange, width: int, language: Language
) -> tuple[str, ...]:
    before, after = change.before, change.after
    assessment = before.assessment
    unit = assessment.unit or assessment.project
    totals = [_total(each.total, language) for each in (before, after)]
    grades = [_grade(each, language) for each in (before, after)]
    room = min(max((width - _OTHER_COLUMNS) // 2, _NARROWEST // 4), _WIDEST)
    return (
        head(printable(name), room),
        head(printable(unit), room),
        _arrow(*totals),
        printable(_arrow(*grades)),
        str(len(change.lines)),
    )


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _total(total: Fraction | None, language: Language) -> str:
    return _OPEN.in_language(language) if total is None else exact_text(total)


def _grade(score: Score, language: Language) -> str:
    return score.grade.name if score.grade else _OPEN.in_language(language)


def _detail(change: ScoreChange, width: int, language: Language) -> Iterator[str]:
    for each in change.lines:
        yield from _indented(line_words(each, language), 2, width)
        if each.step is not None:
            yield from _indented(step_words(each.step, language), 4, width)
    if change.total_step is not None:
        total = Text("总分：", "total: ").in_language(language)
        yield from _indented(total + step_words(change.total_step, language), 2, width)
    sides = (
        Text("前一体系不能定总分", "no total by the earlier set"),
        Text("后一体系不能定总分", "no total by the later set"),
    )
    colon = Text("：", ": ").in_language(language)
    told = list(zip(sides, change.reasons, strict=True))
    if change.reasons[0] == change.reasons[1]:
        both = Text("两个体系都不能定总分", "no total by either set")
        told = [(both, change.reasons[0])]
    for side, reasons in told:
        for reason in reasons:
            message = printable(reason.message.in_language(language))
            path = printable(" / ".join(reason.path))
            about = f"{path}{colon}" if path else ""
            said = f"{side.in_language(language)}{colon}{about}{message}"
            yield from _indented(said, 2, width)


def line_words(change: LineChange, language: Language) -> str:
    """Say what a line scores by either set, and what it weighs where that differs."""
    path = printable(" / ".join(change.path))
    scores = [_score(each, language) for each in (change.before, change.after)]
    text = f"{path}  {' → '.join(scores)}"
    lines = (change.before, change.after)
    weights = [each.weight for each in lines if each is not None]
    if len(weights) > 1 and weights[0] != weights[1]:
        shown = " → ".join(_points(each, language) for each in weights)
        text += Text(f"（分值 {shown}）", f" (weight {shown})").in_language(language)
    return text


def _score(line: IndicatorScore | None, language: Language) -> str:
    if line is None:
        return _NO_LINE.in_language(language)
    if line.is_left_out or line.is_skipped:
        said = _LEFT_OUT if line.is_left_out else _SKIPPED
        return said.in_language(language)
    return _points(line.score, language)


def _points(value: Fraction | None, language: Language) -> str:
    return _value(value, POINTS, language)


def _value(value: Value | None, kind: ValueType, language: Language) -> str:
    if value is None:
        return _OPEN.in_language(language)
    return printable(value_text(value, kind, language))


def step_words(change: StepChange, language: Language) -> str:
    """Say how a step changes; the formula is written once if only its value does.

    Of points chosen by named rows (分档) the row that holds is enough.
    """
    before, after = change.before, change.after
    formulas = changed_formulas(_unrounded(before), _unrounded(after))
    rows = _row_taken(before), _row_taken(after)
    texts = [
        printable((row or formula).in_language(language))
        for row, formula in zip(rows, formulas, strict=True)
        if formula is not None
    ]
    values = [
        _value(each.value, each.expression.type, language) for each in (before, after)
    ]
    if len(set(texts)) == 1:
        return f"{texts[0]} = {_arrow(*values)}"
    sides = [
        text if text.endswith(value) else f"{text} = {value}"
        for text, value in zip(texts, values, strict=True)
    ]
    return " → ".join(sides)


def _row_taken(step: Step) -> Text | None:
    """Name the row of points whose condition holds; None where it has no name."""
    if isinstance(step.expression, Rounded) and step.inputs:
        step = step.inputs[0]
    choice, tried = step.expression, step.inputs[:-1]
    if not isinstance(choice, Choice) or choice.type != POINTS:
        return None
    if not tried or not tried[-1].value:
        return None
    return choice.branches[len(tried) - 1].label


def _unrounded(step: Step) -> Expression:
    """Give what a step works out before it is rounded, as every total is."""
    expression = step.expression
    return expression.value if isinstance(expression, Rounded) else expression


def _indented(text: str, indent: int, width: int) -> Iterator[str]:
    first, *rest = wrap(text, width - indent, hanging=_HANGING)
    yield " " * indent + first
    yield from (" " * (indent + _HANGING) + each for each in rest)
