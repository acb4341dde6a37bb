"""Workbooks are filled in, recalculated by LibreOffice, and read."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.recalc.filling import Place, Typed

from perfscore.render.xlsx.layout import layout
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.paper import Paper

NEEDED = "PERFSCORE_NEEDS_LIBREOFFICE"
"""Set where a machine without LibreOffice is to fail."""
Values = dict[Place, object]


def soffice() -> str | None:
    """Give the program that recalculates; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def installed() -> str:
    """Give the program; without it the test is left out, or fails where it is due."""
    program = soffice()
    if program is not None:
        return program
    if os.environ.get(NEEDED):
        pytest.fail("LibreOffice (soffice) is not installed, and is asked for")
    pytest.skip("LibreOffice (soffice) is not installed: nothing recalculates")


def tops_of(paper: Paper) -> list[tuple[int, ...]]:
    """Give the row of the sheet at which each row of each table begins."""
    return [layout("x", table).tops for table in paper.tables]


def write_filled(
    paper: Paper, fillings: Mapping[str, Mapping[Place, Typed]], folder: Path
) -> None:
    """Write a workbook for every filling; the same blank one is filled again."""
    blank, tops = xlsx_bytes(paper), tops_of(paper)
    for name, typed in fillings.items():
        book = load_workbook(BytesIO(blank))
        for (table, row, column), value in typed.items():
            sheet = book.worksheets[table]
            at = sheet.cell(tops[table][row] + 1, column + 1)
            at.value = as_typed(value)
        book.save(folder / f"{name}.xlsx")


def as_typed(value: Typed) -> float | str | date:
    """Give what the program makes of what is typed: a machine number, a date, words."""
    return float(value) if isinstance(value, Fraction) else value


def recalculated(folder: Path, made: Path, program: str) -> None:
    """Let LibreOffice open and save all workbooks of a folder, at one go."""
    files = sorted(str(each) for each in folder.glob("*.xlsx"))
    profile = (folder / "profile").as_uri()
    subprocess.run(  # noqa: S603 - the program and the files are the test's own
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(made),
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


def values_of(paper: Paper, file: Path) -> Values:
    """Read the value of every cell of a recalculated workbook that has a formula."""
    tops = tops_of(paper)
    book = load_workbook(file, data_only=True)
    found: Values = {}
    for number, table in enumerate(paper.tables):
        sheet = book.worksheets[number]
        for each in table.cells:
            at = sheet.cell(tops[number][each.row] + 1, each.column + 1)
            found[number, each.row, each.column] = at.value
    return found
