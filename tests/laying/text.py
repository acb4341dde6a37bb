"""A form as text: the twelve ways in which it comes out of pages and files.

What each way loses is lost here too: blank cells vanish, merged cells stand once,
ends of rows are not there, neighbours run together. Marks of recognition (look-alike
letters) are not imitated: what is printed then is not what was filed.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from tests.laying.model import PaperCell, PaperForm

_CHUNK = 97
"""Characters between two of the numbers that a sharing site puts in."""
_NBSP = "\u00a0"

Rows = list[list[PaperCell]]


def _rows(form: PaperForm) -> Rows:
    cells = sorted(form.cells, key=lambda each: (each.row, each.column))
    return [list(run) for _, run in groupby(cells, key=lambda each: each.row)]


def _flat(cell: PaperCell) -> str:
    return " ".join(cell.text.split("\n"))


def _framed(form: PaperForm, table: str, between: str = "\n") -> str:
    return between.join((*form.above, table.rstrip("\n"), *form.below)) + "\n"


def tabs(form: PaperForm) -> str:
    """Tabs between cells, blank ones kept, as spreadsheets paste."""
    lines = []
    for row in _rows(form):
        texts = [""] * form.columns
        for cell in row:
            texts[cell.column] = _flat(cell)
        lines.append("\t".join(texts))
    return _framed(form, "\n".join(lines))


def pipes_by_row(form: PaperForm) -> str:
    """P1: blank cells vanish, pipes at the end pad what is merged."""
    lines = []
    for row in _rows(form):
        texts = [each.text for each in row if each.text]
        merged = sum(each.column_span - 1 for each in row)
        lines.append(" | ".join(texts) + " | " + "|" * merged)
    return _framed(form, "\n".join(lines))


def pipes_by_cell(form: PaperForm) -> str:
    """P2: a cell a line; a lone pipe is a blank cell or the start of a row."""
    return _framed(form, "".join(_cells_with_pipes(form, " |\n")))


def pipes_alone(form: PaperForm) -> str:
    """P3: as P2, the pipe on a line of its own."""
    return _framed(form, "".join(_cells_with_pipes(form, "\n|\n")))


def _cells_with_pipes(form: PaperForm, end: str) -> Iterator[str]:
    for row in _rows(form):
        yield "|\n"
        for cell in row:
            yield _flat(cell) + end if cell.text else "|\n"
            if cell.column_span > 1:
                yield "|" * (cell.column_span - 1) + "\n"


def pipes_run_on(form: PaperForm) -> str:
    """P4: ends of rows are lost, a line ends where a cell is blank."""
    cells = (cell for row in _rows(form) for cell in row)
    pieces = [f" {_flat(each)} |" if each.text else "\n|" for each in cells]
    return _framed(form, "".join(pieces).strip())


def paragraphs(form: PaperForm) -> str:
    """N1: a cell a paragraph, blank ones are NBSP."""
    cells = [_flat(cell) or _NBSP for row in _rows(form) for cell in row]
    return _framed(form, "\n\n".join(cells), "\n\n")


def spaces(form: PaperForm) -> str:
    """S1: one line, a blank between cells, blank cells lost."""
    cells = [_flat(cell) for row in _rows(form) for cell in row if cell.text]
    return _framed(form, " ".join(cells), " ")


def spaces_by_row(form: PaperForm) -> str:
    """S2: a row a line; labels that reach over rows stand on lines of their own."""
    lines = []
    for row in _rows(form):
        texts = []
        for cell in row:
            if cell.text and cell.row_span > 2:
                lines.append(_flat(cell))
            elif cell.text:
                texts.append(_flat(cell))
        lines.append(" ".join(texts))
    return _framed(form, "\n".join(each for each in lines if each))


def glued(form: PaperForm) -> str:
    """G1: one line, nothing between cells."""
    cells = ["".join(cell.text.split()) for row in _rows(form) for cell in row]
    return _framed(form, "".join(cells), "")


def glued_by_row(form: PaperForm) -> str:
    """G2: nothing between the cells of a row."""
    rows = ["".join("".join(each.text.split()) for each in row) for row in _rows(form)]
    return _framed(form, "\n".join(rows))


def glued_in_chunks(form: PaperForm) -> str:
    """G3: as G1, with numbers put in at every so many characters."""
    text = glued(form)
    pieces = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    return pieces[0] + "".join(
        f"\n{number}、{piece}" for number, piece in enumerate(pieces[1:], start=2)
    )


def disturbed(form: PaperForm) -> str:
    """D1: one line; in two rows of five the last two values come before the labels."""
    cells: list[str] = []
    for at, row in enumerate(_rows(form)):
        texts = [_flat(cell) for cell in row if cell.text]
        moved = texts[-2:] if at % 5 > 2 and len(texts) > 4 else []
        cells += [*moved, *texts[: len(texts) - len(moved)]]
    return _framed(form, " ".join(cells), " ")


TEXT_LAYOUTS: dict[str, Callable[[PaperForm], str]] = {
    "tabs": tabs,
    "P1": pipes_by_row,
    "P2": pipes_by_cell,
    "P3": pipes_alone,
    "P4": pipes_run_on,
    "N1": paragraphs,
    "S1": spaces,
    "S2": spaces_by_row,
    "G1": glued,
    "G2": glued_by_row,
    "G3": glued_in_chunks,
    "D1": disturbed,
}
