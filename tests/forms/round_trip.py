"""What comes back of an assessment that was printed as a form and read again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from perfscore.api.handed_in import read_forms
from perfscore.api.rendering import render_file, render_score
from perfscore.api.scoring import score_assessment
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic
from perfscore.exact import exact_text, percent_text, read_number
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.settle import settled
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.model.indicator_set import FormKind
from perfscore.model.methods import Checklist
from perfscore.score.reported.names import plain
from perfscore.score.result import IndicatorScore, Score

Kind = Literal["xlsx", "docx", "html", "pdf"]

FUND_DATA = ("年初预算数", "全年预算数", "全年执行数")
EXECUTION = ("预算执行率", "预算执行", "执行率")


@dataclass(frozen=True)
class Back:
    """An assessment read back from a form, its score, and what was told."""

    form: ClaimedForm
    assessment: Assessment
    score: Score
    told: tuple[Diagnostic, ...]


def written(score: Score, to: Kind) -> bytes:
    """Print a score as a form."""
    if to == "html":
        return render_score(score, to=to).encode()
    made = render_file(score, to=to).value
    assert made is not None
    return made


def read_back(data: bytes, to: Kind, checked: CheckedSet) -> Back:
    """Read the one form of a file, and score what it says."""
    forms = read_forms(data, f"表.{to}")
    assert forms.value is not None
    (form,) = forms.value
    outcome = settled(form, checked.indicator_set)
    assert outcome.value is not None
    return Back(
        form,
        outcome.value,
        score_assessment(outcome.value, checked),
        (*forms.diagnostics, *outcome.diagnostics),
    )


def facts(assessment: Assessment) -> dict[str, object]:
    """Give what an assessment says beside its rows."""
    return {
        "unit": assessment.unit,
        "year": assessment.year,
        "set": assessment.set_id,
        "title": assessment.title,
        "project": assessment.project,
        "supervisor": assessment.supervisor,
        "goals": assessment.goals,
        "funds": tuple(map(_rated, assessment.funds)),
        "data": assessment.data,
        "tables": assessment.tables,
    }


def printed_facts(score: Score, back: Assessment) -> dict[str, object]:
    """Give what a form must say beside its rows, worked out from the score.

    A title that the assessment does not state is printed all the same, whichever.
    Amounts that stand among the data are the total row of the funds; beside that row
    stand the weight, the rate and the score of the set's execution.
    """
    own = score.assessment
    funds, data = own.funds, _stated(own.data)
    if not funds and any(name in data for name in FUND_DATA):
        amounts = [data.pop(name, None) for name in FUND_DATA]
        name = "合计" if score.set.form is FormKind.DEPARTMENT else "年度资金总额"
        funds = (FundRow(name, *amounts),)
    return facts(own) | {
        "set": score.set.id,
        "title": own.title or back.title,
        "funds": tuple(_rated(_fund(each, score, at)) for at, each in enumerate(funds)),
        "data": data,
        "tables": {
            name: tuple(map(_stated, rows)) for name, rows in own.tables.items()
        },
    }


def rows(score: Score) -> list[tuple[object, ...]]:
    """Give the lines of a score with what was reported for each, headings whole."""
    return [
        (
            line.headings,
            line.name,
            *(
                (row.target, row.actual, row.points, row.rating, row.weight)
                if (row := line.row)
                else (None,) * 5
            ),
            *((row.claimed, row.reason) if row else (None, "")),
        )
        for line in score.lines
        if not _beside_funds(line)
    ]


def printed_rows(score: Score) -> list[tuple[object, ...]]:
    """Give the rows that a form must say, worked out from the score.

    Every line of the set has a row. Its weight is the one that counts before others
    are moved to it, its claimed
    score the one that was computed, its target what the set prescribes where the unit
    states none; a value that the set computes is none that the unit states.
    """
    return [_row(line) for line in score.lines if not _beside_funds(line)]


def _row(line: IndicatorScore) -> tuple[object, ...]:
    row = line.row or IndicatorRow(None, (), None, line.name)
    target = row.target
    if target is None and line.indicator.target_text:
        target = Cell(line.indicator.target_text)
    is_computed = line.scoring is not None and line.scoring.value is not None
    is_open = line.is_left_out or line.score is None
    return (
        line.headings,
        line.name,
        target,
        None if is_computed else row.actual,
        _answers(line, row),
        row.rating,
        _weight(line, row),
        None if is_open or line.score is None else Cell(exact_text(line.score)),
        row.reason,
    )


def _weight(line: IndicatorScore, row: IndicatorRow) -> Cell | None:
    """Give the weight as it was before 不适用 moved others to it."""
    if line.weight_trace is None:
        return None if line.weight is None else Cell(exact_text(line.weight))
    weight = line.indicator.weight
    return row.weight or (None if weight is None else Cell(exact_text(weight)))


def _answers(line: IndicatorScore, row: IndicatorRow) -> tuple[tuple[str, Cell], ...]:
    """Give the answers by the texts of the points, in the order of the set."""
    method = line.scoring.method if line.scoring else None
    if not isinstance(method, Checklist):
        return row.points
    given = {plain(name): cell for name, cell in row.points}
    texts = [each.text for each in method.rows]
    found = (
        (text, given.get(plain(text)) or given.get(str(at)))
        for at, text in enumerate(texts, start=1)
    )
    return tuple((text, cell) for text, cell in found if cell is not None)


def _beside_funds(line: IndicatorScore) -> bool:
    top = line.indicator
    return top.level == 1 and top.is_leaf and top.title in EXECUTION


def _fund(row: FundRow, score: Score, at: int) -> FundRow:
    bare = replace(
        row,
        initial_budget=_amount(row.initial_budget),
        annual_budget=_amount(row.annual_budget),
        executed=_amount(row.executed),
        weight=None,
        execution_rate=None,
        score=None,
    )
    line = next((each for each in score.lines if _beside_funds(each)), None)
    if at or line is None:
        return bare
    rate = score.execution_rate
    return replace(
        bare,
        weight=None if line.weight is None else Cell(exact_text(line.weight)),
        execution_rate=None if rate is None else Cell(percent_text(rate)),
        score=None if line.score is None else Cell(exact_text(line.score)),
    )


def _rated(row: FundRow) -> FundRow:
    """Give a rate without ≈ and the zeros with which a sheet shows it."""
    cell = row.execution_rate
    number = read_number(cell.text.strip("≈%")) if cell else None
    if not isinstance(number, Fraction):
        return row
    return replace(row, execution_rate=Cell(percent_text(number / 100).lstrip("≈")))


def _amount(cell: Cell | None) -> Cell | None:
    """Give an amount without 万元, which the heading says."""
    if cell is None or not cell.text.strip():
        return None
    bare = cell.text.removesuffix("万元")
    return Cell(bare) if isinstance(read_number(bare), Fraction) else cell


def _stated(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name: cell for name, cell in cells.items() if cell.text.strip()}
