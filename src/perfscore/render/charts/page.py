"""Charts and tables as one HTML page."""

from perfscore.diagnostics.model import Language, Text
from perfscore.render.charts.bars import bars_drawing, tornado_drawing
from perfscore.render.charts.density import density_drawing
from perfscore.render.charts.histogram import histogram_drawing
from perfscore.render.charts.stacked import stacked_drawing
from perfscore.render.charts.style import CHARTS_STYLE
from perfscore.render.charts.svg import NARROW, WIDE, Drawing
from perfscore.render.charts.tables import matrix_html, table_html
from perfscore.render.page import escaped, page
from perfscore.report.charts.model import (
    Bars,
    Density,
    Facts,
    Histogram,
    Matrix,
    Part,
    Report,
    StackedBars,
    Table,
    Tornado,
)
from perfscore.report.charts.tables import table_of

_NUMBERS = Text("查看数据", "the numbers")
_NOTHING = Text("没有可画的数据。", "There is nothing to draw.")
_IN_TABLE = Text("数据在图后的表里。", "The numbers are in the table that follows.")

Drawn = Histogram | StackedBars | Bars | Tornado | Density


def charts_page(report: Report, language: Language = "zh") -> str:
    """Write a report as a page that loads nothing and runs nothing.

    Each chart is drawn twice, for screens and paper and for phones, of which one is
    seen; its numbers follow in a table that opens. Equal reports give equal pages.
    """
    body = f"<h1>{escaped(report.title)}</h1>\n{charts_body(report, language)}"
    return page(title=report.title, style=CHARTS_STYLE, body=body)


def charts_body(report: Report, language: Language = "zh") -> str:
    """Write what stands below the title; the page around it brings the style."""
    lead = "".join(f'<p class="lead">{escaped(each)}</p>\n' for each in report.lead)
    parts = "\n".join(_part(each, language) for each in report.parts)
    return f"{lead}{parts}"


def _part(part: Part, language: Language) -> str:
    if isinstance(part, Facts):
        return _facts(part)
    inner = _inner(part, language)
    look = ' class="long"' if isinstance(part, Table) else ""
    note = part.caption.note
    noted = f'\n<p class="note">{escaped(note)}</p>' if note else ""
    title = escaped(part.caption.title)
    return f"<section{look}>\n<h2>{title}</h2>{noted}\n{inner}\n</section>"


def _facts(part: Facts) -> str:
    tiles = "\n".join(
        f"<div><dt>{escaped(each.name)}</dt>"
        f'<dd class="figure">{escaped(each.text)}</dd>'
        + (f'<dd class="note">{escaped(each.note)}</dd>' if each.note else "")
        + "</div>"
        for each in part.facts
    )
    return f'<dl class="facts">\n{tiles}\n</dl>'


def _inner(part: Table | Matrix | Drawn, language: Language) -> str:
    if is_empty(part):
        return f'<p class="note">{_NOTHING.in_language(language)}</p>'
    if isinstance(part, Table):
        return table_html(part)
    if isinstance(part, Matrix):
        return matrix_html(part)
    title = part.caption.title
    told = _IN_TABLE.in_language(language)
    drawn = "\n".join(_drawing(part, each).svg(title, told) for each in (WIDE, NARROW))
    opens = _NUMBERS.in_language(language)
    numbers = table_html(table_of(part, language))
    return f"{drawn}\n<details><summary>{opens}</summary>\n{numbers}\n</details>"


def is_empty(part: Table | Matrix | Drawn) -> bool:
    """Whether there is nothing to draw."""
    match part:
        case Histogram():
            return not any(count for each in part.bins for count in each.counts)
        case StackedBars():
            return not any(count for each in part.groups for count in each.counts)
        case Bars():
            return not part.bars
        case Tornado():
            return not part.ranges
        case Density():
            return not part.counts
        case Matrix() | Table():
            return not part.rows


def _drawing(chart: Drawn, width: int) -> Drawing:
    match chart:
        case Histogram():
            return histogram_drawing(chart, width)
        case StackedBars():
            return stacked_drawing(chart, width)
        case Bars():
            return bars_drawing(chart, width)
        case Tornado():
            return tornado_drawing(chart, width)
        case Density():
            return density_drawing(chart, width)
