"""Published forms are read from text, in each way in which text comes out of files.

What is wrong without a word is the worst: there is none of it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.forms.conftest import Measured
from tests.forms.fields import printed_fields, same
from tests.forms.measuring import measure
from tests.laying.published import paper_form, published, with_rows
from tests.laying.text import TEXT_LAYOUTS

from perfscore.api.scoring import read_assessment
from perfscore.intake.text.reading import forms_in_text, read_text_form
from perfscore.model.assessment import Cell, FundRow, IndicatorRow
from perfscore.source import Source

LIMITS = {
    "tabs": 100,
    "P1": 97,
    "P2": 98,
    "P3": 98,
    "P4": 98,
    "N1": 98,
    "S1": 96,
    "S2": 97,
    "G1": 49,
    "G2": 60,
    "G3": 49,
    "D1": 62,
}
"""Of each layout the least per cent of fields that are right, of some 1,700; none is
wrong or lost without a diagnostic at it.
"""

SEED = Path(__file__).parents[1] / "data" / "zhuzhou_2021.txt"


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_fields_are_right_or_told(layout: str, measured: Measured) -> None:
    right = printed = 0
    silent: list[str] = []
    for number in with_rows():
        table = published()[number]
        text = TEXT_LAYOUTS[layout](paper_form(table))
        outcome = forms_in_text(Source("form.txt", text))
        found = measure(printed_fields(table), outcome)
        right += found.right
        printed += found.printed
        silent += [f"{number} {each}" for each in found.silent]
        measured("text", f"{layout} right", found.right, found.printed)
        measured("text", f"{layout} told", found.told, found.printed)
        measured("text", f"{layout} missing", found.missing, found.printed)
        measured("text", f"{layout} wrong, untold", len(found.silent), found.printed)
        measured("text", f"{layout} right, doubted", found.remarked, found.printed)
    assert not silent, "\n".join(silent)
    assert 100 * right >= LIMITS[layout] * printed


def test_the_last_table_of_a_whole_document_is_read() -> None:
    """Every field is that of the example that was written by hand from the document."""
    outcome = read_text_form(SEED.read_bytes(), SEED.name)
    assert outcome.value is not None
    (form,) = outcome.value
    expected = read_assessment("hunan/zhuzhou/department-2021").value
    assert expected is not None
    assert form.title is not None
    assert same(form.title.text) == expected.title
    assert (form.unit and form.unit.text) == expected.unit
    assert (form.year and form.year.text) == "2021"
    assert (form.project, form.supervisor) == (None, None)
    assert [_fund(each) for each in form.funds] == [
        _fund(each) for each in expected.funds
    ]
    assert [(_text(each.expected), _text(each.actual)) for each in form.goals] == [
        (each.expected, each.actual) for each in expected.goals
    ]
    shown = [
        (
            _text(each.level1),
            tuple(one.text for one in each.level2),
            each.level3,
            *map(_text, (each.name, each.target, each.actual)),
            *map(_text, (each.weight, each.score, each.reason)),
        )
        for each in form.indicators
    ]
    assert shown == list(_complete(expected.indicators))
    weights = [_text(each.level1_weight) for each in form.indicators]
    assert weights == ["50"] * 8 + ["30"] + ["10"] * 2
    assert [_text(each) for each in (form.total_weight, form.total_score)] == [
        "100",
        "100",
    ]
    assert _text(form.grade) == "优"
    first, second = (same(each.text) for each in form.notes)
    assert first == "1.“执行率”=“全年执行数”/“全年预算数”;"
    assert second == (
        "2.总分设置为100分,等级划分为:90分(含)—100分为优,80分(含)—90分为良,"
        "60分(含)—80分为中,60分以下为差。"
    )
    assert form.unread == ()
    assert {each.rule.name for each in outcome.diagnostics} == {"uncertain-reading"}


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""


def _fund(row: FundRow) -> tuple[str, ...]:
    cells = (row.initial_budget, row.annual_budget, row.executed)
    points = (row.weight, row.execution_rate, row.score)
    return (row.name, *map(_text, cells), *map(_text, points))


def _complete(rows: tuple[IndicatorRow, ...]) -> Iterator[tuple[object, ...]]:
    """Give rows with the headings that stand above them, blank ones filled."""
    level1 = ""
    level2: tuple[str, ...] = ()
    for row in rows:
        if row.level1:
            level1, level2 = row.level1, ()
        level2 = row.level2 or level2
        values = map(_text, (row.target, row.actual, row.weight, row.claimed))
        yield (level1, level2, None, row.name, *values, row.reason)
