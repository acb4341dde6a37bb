"""What is known about one form is put together, row by row, for the checks."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.intake.accounts.model import Accounts
from perfscore.intake.claimed import ClaimedForm, ClaimedGoal, ClaimedIndicator
from perfscore.intake.grid import Document
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.score.result import IndicatorScore, Score
from perfscore.source import Span

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Around:
    """The papers around one form; each as :class:`AuditCase` has it."""

    document: Document | None = None
    accounts: Accounts | None = None
    papers: tuple[Document, ...] = ()
    approved: ClaimedForm | None = None
    doubts: tuple[Span, ...] = ()


_NOTHING = Around()


def audit_case(
    form: ClaimedForm,
    assessment: Assessment,
    score: Score | None = None,
    around: Around = _NOTHING,
) -> AuditCase:
    """Put one form together with its score and the papers around it.

    ``assessment`` is what ``form`` became (:func:`perfscore.intake.settle.settled`), or
    what it was made of (:func:`claimed_form_of`); ``score`` is that assessment's.
    """
    if form.kind is None and score is not None:
        form = replace(form, kind=score.set.form)
    return AuditCase(
        form=form,
        assessment=assessment,
        rows=tuple(_rows(form, assessment, score)),
        score=score,
        document=around.document,
        accounts=around.accounts,
        papers=around.papers,
        approved=around.approved,
        year=assessment.year,
        doubts=around.doubts,
    )


def claimed_form_of(assessment: Assessment) -> ClaimedForm:
    """Give an assessment that was typed the shape of a form, for the checks.

    What has no place of its own has that of its row, or none.
    """
    return ClaimedForm(
        title=_cell(assessment.title, assessment.span),
        year=_cell(str(assessment.year) if assessment.year else None, assessment.span),
        unit=_cell(assessment.unit, assessment.span),
        project=_cell(assessment.project, assessment.span),
        supervisor=_cell(assessment.supervisor, assessment.span),
        funds=assessment.funds,
        goals=tuple(
            ClaimedGoal(_cell(each.expected), _cell(each.actual))
            for each in assessment.goals
        ),
        indicators=tuple(map(_indicator, assessment.indicators)),
        total_score=assessment.claimed_total,
        grade=assessment.claimed_grade,
        notes=tuple(Cell(each) for each in assessment.notes),
        data=assessment.data,
        tables=assessment.tables,
        set_id=assessment.set_id,
    )


def _indicator(row: IndicatorRow) -> ClaimedIndicator:
    level2 = (_cell(each, row.span) for each in row.level2)
    return ClaimedIndicator(
        level1=_cell(row.level1, row.span),
        level2=tuple(each for each in level2 if each is not None),
        level3=_cell(row.level3, row.span),
        name=_cell(row.name, row.span),
        target=row.target,
        actual=row.actual,
        rating=row.rating,
        points=row.points,
        weight=row.weight,
        score=row.claimed,
        reason=_cell(row.reason, row.span),
    )


def _cell(text: str | None, span: Span | None = None) -> Cell | None:
    return Cell(text, span) if text and text.strip() else None


def _rows(
    form: ClaimedForm, assessment: Assessment, score: Score | None
) -> Iterator[AuditRow]:
    reported = _queues((_key_of(each), each) for each in assessment.indicators)
    scored = _queues(
        (_key_of(line.row), line)
        for line in (score.lines if score is not None else ())
        if line.row is not None
    )
    above = AuditRow(ClaimedIndicator(), None, (), ())
    for printed in form.indicators:
        row = _taken(reported, _key(printed))
        line = None if row is None else _taken(scored, _key_of(row))
        above = _completed(printed, above, line)
        yield above


def _completed(
    printed: ClaimedIndicator, above: AuditRow, line: IndicatorScore | None
) -> AuditRow:
    """Let the headings come down; a heading of level 1 begins anew.

    An indicator that the set has at the top, without a heading, has none.
    """
    level1, level2 = printed.level1, printed.level2
    is_top = line is not None and len(line.path) == 1
    if level1 is None and not is_top:
        level1, level2 = above.level1, level2 or above.level2
    names = (
        level1.text if level1 else "",
        "、".join(each.text for each in level2),
        printed.level3.text if printed.level3 else "",
        printed.name.text if printed.name else "",
    )
    path = tuple(
        "".join(line.strip() for line in each.splitlines())
        for each in names
        if each.strip()
    )
    return AuditRow(printed, level1, level2, path, line)


def _queues(pairs: Iterable[tuple[Hashable, V]]) -> dict[Hashable, deque[V]]:
    """Keep what has equal keys in its order."""
    found: dict[Hashable, deque[V]] = defaultdict(deque)
    for key, value in pairs:
        found[key].append(value)
    return found


def _taken(queues: dict[Hashable, deque[V]], key: Hashable) -> V | None:
    queue = queues.get(key)
    return queue.popleft() if queue else None


def _key(printed: ClaimedIndicator) -> Hashable:
    """Give what tells a row of the form: its place, as settling takes it, or name."""
    cells = (printed.name, *printed.level2, printed.target)
    cells = (*cells, printed.actual, printed.weight, printed.score)
    span = next((each.span for each in cells if each and each.span), None)
    if span is not None:
        return (span.source.name, span.start)
    names = (printed.name, printed.level3, *printed.level2, printed.level1)
    return next((each.text for each in names if each is not None), "")


def _key_of(row: IndicatorRow) -> Hashable:
    if row.span is not None:
        return (row.span.source.name, row.span.start)
    return row.name
