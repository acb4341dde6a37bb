"""A job's table is opened in a spreadsheet: what units wrote is no formula there."""

import csv
import io

import pytest

from perfscore.store.jobs import Item
from perfscore.web.jobs.results import items_csv


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("甲县教育局", "甲县教育局"),
        (
            '=HYPERLINK("http://else.where","看")',
            '\'=HYPERLINK("http://else.where","看")',
        ),
        ("+1", "'+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-2+3", "'-2+3"),
        ("-15.5", "-15.5"),
    ],
)
def test_no_cell_begins_a_formula(written: str, shown: str) -> None:
    item = Item(name=f"{written}.xlsx", state="done", result="{}", unit=written)
    whole = items_csv([item]).removeprefix("\ufeff")
    heads, cells = csv.reader(io.StringIO(whole, newline=""))
    assert cells[heads.index("unit")] == shown
