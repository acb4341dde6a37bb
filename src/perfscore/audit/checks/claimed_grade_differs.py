"""The printed 等级 is that of the printed 总分."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.points import points
from perfscore.audit.points.counted import FULL, full_marks
from perfscore.audit.points.grades import (
    bands_of,
    customary_grades,
    grade_name,
    set_bands_text,
)
from perfscore.audit.rows.naming import name_of
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import NOTICE_2020
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals, number_text
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import Rounding, RoundingMode, round_to
from perfscore.model.assessment import Cell
from perfscore.model.indicator_set import Grade

RULE = Rule(
    "claimed-grade-differs",
    Severity.ERROR,
    page(
        zh="""
        印出的等级，不是印出的总分所在的档。档次先取指标体系的，再取表下说明里写的；两处
        都没有的，按通行的优 90、良 80、中 60，并且只在没有地方这样定档时才报警告。总分
        本身错的，另由总分重算说明。

        复核时看：总分在两档的边上时，用的是取整前还是取整后的数；本地的档次。

        改法：改正等级，或改正总分。
        """,
        en="""
        The printed grade is not that of the printed total. The bands are those of the
        set, or those that the form's notes state; where there are neither, the usual
        ones (优 90, 良 80, 中 60) are taken and only a grade that no bureau gives for
        the total is a warning. A wrong total is told by its own check.

        Look whether the total beside a limit was rounded first, and at local bands.

        Correct the grade or the total.
        """,
    ),
)
_BASIS = (
    f"{NOTICE_2020}：90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差",
)
_WHOLE = Rounding(RoundingMode.HALF_UP, 0)
_ROUNDED = Text(
    "，取整后才是印出的等级，可由四舍五入解释",
    "; rounded to a whole it is the printed one",
)
_LOCAL = Text("；各地档次不尽相同", "; local bands differ")


@dataclass(frozen=True, slots=True)
class _Graded:
    """A printed grade, and the points of 100 that it is printed for.

    ``row`` is the dimension whose grade it is; None for that of the whole.
    """

    cell: Cell
    points: Fraction
    row: AuditRow | None = None

    @property
    def text(self) -> str:
        return self.cell.text.strip()

    @property
    def working(self) -> str:
        """Write how the points of 100 come about."""
        shown = number_text(self.points)
        own = None if self.row is None else self.row.printed
        if own is None or own.score is None or own.weight is None:
            return shown
        score, weight = own.score.text.strip(), own.weight.text.strip()
        return f"100 × {score} ÷ {weight} {equals(self.points)}"


@dataclass(frozen=True, slots=True)
class _Due:
    """The grade of the points, that of the points rounded to a whole, the bands."""

    name: str
    rounded: str | None
    bands: Text


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    total, cell = points(case.form.total_score), case.form.grade
    if cell is not None and total is not None:
        graded = _Graded(cell, total.value)
        if case.score is not None and case.score.set.grades:
            yield from _by_set(case.score.set.grades, graded, setting)
        elif full_marks(case) == FULL:
            yield from _by_bands(case, graded, setting)
    for graded in _dimensions(case):
        yield from _by_bands(case, graded, setting)


def _dimensions(case: AuditCase) -> Iterator[_Graded]:
    """Give the grades printed beside rows, with the rows' points of 100."""
    for row in case.rows:
        weight, score = points(row.printed.weight), points(row.printed.score)
        for heading, cell in row.printed.extras:
            if "等级" in heading and weight and score and weight.value > 0:
                yield _Graded(cell, FULL * score.value / weight.value, row)


def _by_set(
    grades: Sequence[Grade], graded: _Graded, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    """Judge by the set's bands, if the claimed grade is one of them."""
    names = {each.name for each in grades}
    usual = (graded.text, grade_name(graded.text))
    name = next((each for each in usual if each in names), None)
    due = _named(grades, graded.points)
    if name is None or due is None:
        return
    quoted = set_bands_text(grades)
    whole = _named(grades, round_to(graded.points, _WHOLE))
    made = _Due(due, whole, alike(quoted))
    yield _compared(graded, name, made, setting, setting.severity)


def _named(grades: Sequence[Grade], total: Fraction) -> str | None:
    return next((each.name for each in grades if total in each.interval), None)


def _by_bands(
    case: AuditCase, graded: _Graded, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    """Judge by the bands that the form states, or by what bureaus do."""
    name, bands = grade_name(graded.text), bands_of(case)
    if name is None:
        return
    due = bands.grade(graded.points)
    less = at_most(setting.severity, Severity.WARNING)
    whole = bands.grade(round_to(graded.points, _WHOLE))
    if bands.is_stated:
        severity = setting.severity if graded.row is None else less
        made = _Due(due, whole, alike(bands.text))
        yield _compared(graded, name, made, setting, severity)
    elif name == due or name not in customary_grades(graded.points):
        quoted = Text(bands.text + _LOCAL.zh, bands.text + _LOCAL.en)
        yield _compared(graded, name, _Due(due, whole, quoted), setting, less)


def _compared(
    graded: _Graded,
    name: str,
    due: _Due,
    setting: Setting,
    severity: Severity,
) -> AuditFinding | Verified:
    grade, bands = due.name, due.bands
    text, shown = graded.text, number_text(graded.points)
    of = _subject(graded.row)
    if name == grade:
        working = Text(
            f"{graded.working}（{bands.zh}）", f"{graded.working} ({bands.en})"
        )
        said = f"{of.zh}等级 {text}"
        return Verified(RULE, said, working, graded.cell.span)
    is_rounding = name == due.rounded
    why = _ROUNDED if is_rounding else Text("", "")
    return AuditFinding(
        rule=RULE,
        severity=Severity.NOTE if is_rounding else severity,
        message=Text(
            f"等级印作“{text}”，{of.zh} {shown} 应为“{grade}”（{bands.zh}）{why.zh}",
            f"the grade is printed “{text}”; {of.en} {shown} is “{grade}” ({bands.en})"
            f"{why.en}",
        ),
        at=graded.cell.span,
        path=() if graded.row is None else graded.row.path,
        printed=text,
        expected=alike(grade),
        working=alike(f"{graded.working} → {grade}"),
        basis=setting.basis,
        is_rounding=is_rounding,
    )


def _subject(row: AuditRow | None) -> Text:
    if row is None:
        return Text("总分", "the total")
    name = name_of(row)
    return Text(f"“{name}”折成百分制的得分", f"“{name}” in hundredths of its weight,")


CHECK = Check(rule=RULE, basis=_BASIS, look=_look)
