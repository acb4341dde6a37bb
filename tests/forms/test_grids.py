"""Published forms are recognised in grids, however their cells came out of files."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.forms.conftest import Measured
from tests.forms.fields import Fields, claimed_fields, misses, printed_fields
from tests.forms.grids import WAYS, Way
from tests.laying.published import Table, paper_form, published, with_rows

from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.grid import Document

_ENOUGH = Fraction(99, 100)


def read(document: Document) -> Fields:
    forms = claimed_forms(document).value
    assert forms is not None
    (form,) = forms
    return claimed_fields(form)


@pytest.mark.parametrize("number", published())
def test_every_field_of_a_published_form_is_read_from_its_merged_cells(
    number: str,
) -> None:
    table = published()[number]
    found = read(WAYS["merged"](paper_form(table)))
    assert misses(printed_fields(table), found) == []


@pytest.mark.parametrize("name", WAYS)
def test_fields_are_read_where_files_lose_or_repeat_merged_cells(
    name: str, measured: Measured
) -> None:
    tables = [published()[number] for number in with_rows()]
    wrong, of = 0, 0
    for table in tables:
        missed, printed = _missed(table, WAYS[name])
        wrong, of = wrong + len(missed), of + printed
    measured("grid", name, of - wrong, of)
    assert Fraction(of - wrong, of) >= _ENOUGH


def test_no_cell_of_a_form_is_lost_in_silence() -> None:
    paper = paper_form(published()["009"])
    lost = []
    for at, cell in enumerate(paper.cells):
        cells = list(paper.cells)
        cells[at] = replace(cell, text="改作他字")
        outcome = claimed_forms(WAYS["merged"](replace(paper, cells=tuple(cells))))
        said = [each.message.zh for each in outcome.diagnostics]
        if "改作他字" not in f"{outcome.value}{said}":
            lost.append(cell.text)
    assert lost == []


def _missed(table: Table, way: Way) -> tuple[list[str], int]:
    expected = printed_fields(table)
    return misses(expected, read(way(paper_form(table)))), len(expected)
