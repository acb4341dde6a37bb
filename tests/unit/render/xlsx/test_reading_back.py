"""Each cell of a form comes back from its workbook as it was printed."""

import pytest

from perfscore.api.listing import sets
from perfscore.api.loading import load_set
from perfscore.api.scoring import score_file
from perfscore.intake.grid import Grid
from perfscore.intake.xlsx.reading import read_xlsx
from perfscore.model.identity import SET_ID
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.blank_form import blank_form
from perfscore.report.filed_form import filed_form
from perfscore.report.paper import Paper
from perfscore.report.table import Role

SETS = [each.id for each in sets()]


def differences(paper: Paper) -> list[tuple[str, str]]:
    """Give the texts that are not read as they stand, or reach over other cells."""
    outcome = read_xlsx(xlsx_bytes(paper), "form.xlsx")
    assert outcome.value is not None
    assert outcome.value.identity[SET_ID] == paper.identity[SET_ID]
    grids = [each for each in outcome.value.blocks if isinstance(each, Grid)]
    found = []
    for table, grid in zip(paper.tables, grids, strict=True):
        top = 2 if table.subtitle else 1
        cells = {(each.row - top, each.column): each for each in grid.cells}
        for cell in table.cells:
            read = cells.get((cell.row, cell.column))
            text = read.text if read is not None else ""
            if cell.role is Role.GROUP:  # its points stand on a line of their own
                text = text.replace("\n（", "（")
            spans = read and (read.row_span, read.column_span)
            is_same = not cell.text or spans == (cell.row_span, cell.column_span)
            if text != cell.text or not is_same:
                found.append((cell.text, text))
    return found


@pytest.mark.parametrize("name", SETS)
def test_a_filed_form_reads_as_it_is_printed(name: str) -> None:
    score = score_file(name).value
    assert score is not None
    assert differences(filed_form(score)) == []


@pytest.mark.parametrize("name", SETS)
def test_a_blank_form_reads_as_it_is_printed(name: str) -> None:
    checked = load_set(name).value
    assert checked is not None
    assert differences(blank_form(checked)) == []
