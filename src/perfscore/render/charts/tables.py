"""Tables of a page: plain ones, ones with bars in their cells, and matrices."""

from fractions import Fraction

from perfscore.render.charts.colours import BAR, GRID
from perfscore.render.charts.svg import number
from perfscore.render.page import escaped
from perfscore.report.charts.model import Heading, Matrix, Table, Value
from perfscore.report.charts.numbers import COUNT
from perfscore.report.charts.tables import table_of

_BAR = 64
_TONES = 5


def table_html(table: Table) -> str:
    """Write a table; numbers stand on the right, some with a bar before them."""
    heads = "".join(
        f'<th scope="col" class="{_side(each)}">{escaped(each.name)}</th>'
        for each in table.headings
    )
    rows = "\n".join(f"<tr>{_cells(row, table.headings)}</tr>" for row in table.rows)
    return _wrapped(f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>")


def matrix_html(chart: Matrix) -> str:
    """Write a matrix: what rose and what fell has an arrow, and its tone."""
    table = table_of(chart, "zh")
    same = chart.rows == chart.columns
    most = max((count for row in chart.counts for count in row), default=0)
    across = escaped(chart.caption.across)
    heads = "".join(
        f'<th scope="col" class="number">{escaped(each)}</th>' for each in chart.columns
    )
    lines = [
        f'<tr><th scope="row">{escaped(name)}</th>'
        + "".join(
            _went(count, most, (column > row) - (column < row) if same else 0)
            for column, count in enumerate(counts)
        )
        + f'<td class="number sum">{COUNT.text(sum(counts))}</td></tr>'
        for row, (name, counts) in enumerate(zip(chart.rows, chart.counts, strict=True))
    ]
    *_, last = table.rows
    sums = "".join(
        f'<td class="number sum">{COUNT.text(_int(each))}</td>' for each in last[1:]
    )
    return _wrapped(
        f'<thead><tr><th scope="col" rowspan="2">{escaped(chart.caption.up)}</th>'
        f'<th colspan="{len(chart.columns)}" class="over">{across}</th>'
        '<th rowspan="2" class="number">∑</th></tr>'
        f"<tr>{heads}</tr></thead>\n<tbody>\n"
        + "\n".join(lines)
        + f'\n<tr><th scope="row">∑</th>{sums}</tr>\n</tbody>',
        "matrix",
    )


def _went(count: int, most: int, way: int) -> str:
    """Write how many went one way: -1 rose, 1 fell, 0 stayed."""
    if not count:
        return '<td class="number none">·</td>'
    tone = -(-count * _TONES // most)
    name, arrow = {-1: ("rose", "↑ "), 0: ("same", ""), 1: ("fell", "↓ ")}[way]
    return f'<td class="number {name}{tone}">{arrow}{COUNT.text(count)}</td>'


def _cells(row: tuple[Value, ...], headings: tuple[Heading, ...]) -> str:
    return "".join(
        _cell(value, heading) for value, heading in zip(row, headings, strict=True)
    )


def _cell(value: Value, heading: Heading) -> str:
    if isinstance(value, str):
        return f"<td>{escaped(value)}</td>"
    if heading.written is None:
        return f"<td>{'' if value is None else escaped(str(value))}</td>"
    said = escaped(heading.written.text(value))
    bar = _bar(value, heading.full)
    return f'<td class="number">{bar}{f"<span>{said}</span>" if bar else said}</td>'


def _bar(value: Value, full: Fraction | None) -> str:
    if full is None or not full or isinstance(value, str) or value is None:
        return ""
    long = number(
        float(max(min(Fraction(value) / full, Fraction(1)), Fraction())) * _BAR
    )
    return (
        f'<svg class="cell" viewBox="0 0 {_BAR} 10" aria-hidden="true">'
        f'<rect width="{_BAR}" height="10" fill="{GRID}"/>'
        f'<rect width="{long}" height="10" fill="{BAR}"/></svg>'
    )


def _side(heading: Heading) -> str:
    return "text" if heading.written is None else "number"


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _wrapped(inner: str, look: str = "") -> str:
    """Let a wide table be moved sideways by itself."""
    named = f' class="{look}"' if look else ""
    return f'<div class="across"><table{named}>\n{inner}\n</table></div>'
