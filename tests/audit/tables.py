"""The published tables, laid out on a page and read back, as the audit gets them."""

from collections.abc import Sequence
from functools import cache

from tests.laying.html import html_text
from tests.laying.published import paper_form, published

from perfscore.audit.building import Around, audit_case
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.settings import settings_of
from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document
from perfscore.intake.html.reading import read_html
from perfscore.intake.settle import settled
from perfscore.model.assessment import Cell, FundRow
from perfscore.score.result import Score
from perfscore.source import Source, Span


@cache
def document_of_table(number: str) -> Document:
    """Lay the table of a number (``009``) out as a web page and read that."""
    page = html_text(paper_form(published()[number])).encode()
    document = read_html(page, f"{number}.html").value
    assert document is not None
    return document


@cache
def claimed_form_of_table(number: str) -> ClaimedForm:
    """Give the form that was read of the table's page."""
    forms = claimed_forms(document_of_table(number)).value
    assert forms
    return forms[-1]


def case_of_form(form: ClaimedForm, score: Score | None = None) -> AuditCase:
    """Give the case that the audit makes of a form, without a set or by ``score``."""
    assessment = settled(form, None if score is None else score.set).value
    assert assessment is not None
    return audit_case(form, assessment, score)


@cache
def case_of_table(number: str) -> AuditCase:
    """Give the case of a table by the rules that hold everywhere."""
    form = claimed_form_of_table(number)
    assessment = settled(form, None).value
    assert assessment is not None
    return audit_case(form, assessment, None, Around(document_of_table(number)))


class Writer:
    """Writes cells one after the other, so that each has a place of its own."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._texts: list[str] = []

    def put(self, *texts: str) -> list[tuple[str, int]]:
        """Write texts; give each with where it begins."""
        begins = []
        for text in texts:
            begins.append((text, sum(len(each) + 1 for each in self._texts)))
            self._texts.append(text)
        return begins

    def cells(self, *placed: tuple[str, int]) -> list[Cell | None]:
        """Make cells of what was written; one without text is not printed."""
        source = Source("表.html", "\n".join(self._texts))
        return [
            Cell(text, Span(source, at, at + len(text))) if text else None
            for text, at in placed
        ]


def form_of(
    rows: Sequence[Sequence[str]] = (),
    funds: Sequence[Sequence[str]] = (),
    *,
    total: str = "",
    grade: str = "",
    notes: Sequence[str] = (),
) -> ClaimedForm:
    """Make a form of rows as they are printed; a blank text is a cell left out.

    A row of ``rows`` is 二级指标, 三级指标, 年度指标值, 实际完成值, 分值, 得分 and, if
    there is one, the reason; of ``funds`` the name, 年初预算数, 全年预算数, 全年执行数,
    分值, 执行率, 得分.
    """
    writer = Writer()
    in_rows = [writer.put(*(*row, *[""] * (7 - len(row)))) for row in rows]
    in_funds = [(row[0], writer.put(*row[1:])) for row in funds]
    head, below = writer.put(total, grade), writer.put(*notes)
    total_score, printed_grade = writer.cells(*head)
    return ClaimedForm(
        indicators=tuple(_indicator(*writer.cells(*each)) for each in in_rows),
        funds=tuple(FundRow(name, *writer.cells(*each)) for name, each in in_funds),
        total_score=total_score,
        grade=printed_grade,
        notes=tuple(each for each in writer.cells(*below) if each is not None),
    )


def _indicator(level2: Cell | None, *cells: Cell | None) -> ClaimedIndicator:
    name, target, actual, weight, score, reason = cells
    return ClaimedIndicator(
        level2=(level2,) if level2 is not None else (),
        name=name,
        target=target,
        actual=actual,
        weight=weight,
        score=score,
        reason=reason,
    )


def found_by(
    check: Check, case: AuditCase
) -> tuple[list[AuditFinding], list[Verified]]:
    """Let a check look as it is set by default; give what it finds and verifies."""
    (setting,) = settings_of([check]).made.values()
    results = list(check.look(case, setting))
    return (
        [each for each in results if isinstance(each, AuditFinding)],
        [each for each in results if isinstance(each, Verified)],
    )
