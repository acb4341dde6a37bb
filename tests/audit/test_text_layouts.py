"""What flattened text loses makes the audit careful, not wrong.

A cell that was taken for its neighbour makes sums differ that are right on paper. The
findings of a table as a web page are judged by hand (test_published); as text, the same
table is not to be accused of more.
"""

from collections import Counter

import pytest
from tests.audit.tables import case_of_table
from tests.laying.published import paper_form, published, with_rows
from tests.laying.text import TEXT_LAYOUTS

from perfscore.audit.auditor import audited
from perfscore.audit.building import Around, audit_case
from perfscore.audit.case import AuditCase
from perfscore.audit.registry import CHECKS
from perfscore.audit.settings import settings_of
from perfscore.diagnostics.model import Severity
from perfscore.intake.rules import UNCERTAIN_READING
from perfscore.intake.settle import settled
from perfscore.intake.text.reading import forms_in_text
from perfscore.source import Source

SETTINGS = settings_of(CHECKS, ())


def told(case: AuditCase) -> Counter[str]:
    """Count the errors and warnings by rule."""
    findings = audited("表", case, SETTINGS).findings
    return Counter(
        each.rule.name for each in findings if each.severity is not Severity.NOTE
    )


def told_of_text(number: str, layout: str) -> Counter[str]:
    text = TEXT_LAYOUTS[layout](paper_form(published()[number]))
    read = forms_in_text(Source(f"{number}.txt", text))
    if not read.value:
        return Counter()
    assessment = settled(read.value[-1], None)
    assert assessment.value is not None
    doubts = (
        label.span
        for each in (*read.diagnostics, *assessment.diagnostics)
        if each.rule is UNCERTAIN_READING
        for label in (each.at, *each.related)
    )
    around = Around(doubts=tuple(doubts))
    return told(audit_case(read.value[-1], assessment.value, None, around))


@pytest.mark.parametrize(
    ("layout", "most"),
    [("tabs", 0), ("P1", 1), ("P2", 0), ("N1", 0), ("S2", 1), ("G1", 3), ("D1", 1)],
)
def test_text_is_accused_of_no_more_than_the_page(layout: str, most: int) -> None:
    more = {
        number: beyond
        for number in with_rows()
        if (beyond := told_of_text(number, layout) - told(case_of_table(number)))
    }
    assert sum(sum(each.values()) for each in more.values()) <= most, more


@pytest.mark.parametrize(("layout", "least"), [("tabs", 95), ("P2", 95), ("P1", 80)])
def test_text_with_cells_is_told_as_much_as_the_page(layout: str, least: int) -> None:
    same = known = 0
    for number in with_rows():
        page = told(case_of_table(number))
        known += page.total()
        same += (told_of_text(number, layout) & page).total()
    assert 100 * same >= least * known
