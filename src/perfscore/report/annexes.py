"""The annexes: what was reported and has no cell on the official form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import exact_text, read_number
from perfscore.model.assessment import Cell
from perfscore.model.data import YEAR_NAMES, Datum
from perfscore.model.data import Table as DetailTable
from perfscore.model.expressions import Literal
from perfscore.model.methods import Checklist
from perfscore.model.printing import value_text
from perfscore.model.units import Quantity
from perfscore.report.part import heading
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.reported.names import plain
from perfscore.score.result import IndicatorScore, Score

DATA_TITLE = "附表 填报数据"
POINTS_TITLE = "附表 要点核对"
RATINGS_TITLE = "附表 评级"
WEIGHTS_TITLE = "附表 分值"
DETAIL_TITLE = "附表 明细表："
"""The title of a 明细表, its name follows."""

_PATH = "/"
_HUNDRED = Fraction(100)
_UNKNOWN = "指标体系没有这一项，未使用"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an annex: its heading and its part of the width."""

    title: str
    width: int


DATA_COLUMNS = (
    Column("名称", 28),
    Column("数值", 24),
    Column("单位", 12),
    Column("说明", 36),
)
POINTS_COLUMNS = (Column("指标", 34), Column("要点", 50), Column("是否具备", 16))
RATINGS_COLUMNS = (Column("指标", 70), Column("评级", 30))
WEIGHTS_COLUMNS = (Column("指标", 70), Column("原分值", 30))


def annexes(score: Score) -> tuple[Table, ...]:
    """Lay out the data, checklists, ratings, weights and 明细表 beside the form.

    Values stand as the unit wrote them. Empty where the official form says all.
    """
    made = (
        annex_table(DATA_TITLE, DATA_COLUMNS, tuple(_data_rows(score))),
        annex_table(POINTS_TITLE, POINTS_COLUMNS, tuple(_point_rows(score))),
        annex_table(RATINGS_TITLE, RATINGS_COLUMNS, tuple(_rating_rows(score))),
        annex_table(WEIGHTS_TITLE, WEIGHTS_COLUMNS, tuple(_weight_rows(score))),
    )
    return (*(each for each in made if each.rows > 1), *_details(score))


def annex_table(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[TableCell]]
) -> Table:
    """Put a heading row above ``rows``, whose cells say their row and column."""
    whole = sum(each.width for each in columns)
    headings = (heading(0, index, column.title) for index, column in enumerate(columns))
    return Table(
        title=title,
        subtitle="",
        rows=1 + len(rows),
        columns=len(columns),
        cells=(*headings, *(cell for row in rows for cell in row)),
        notes=(),
        column_widths=tuple(Fraction(each.width, whole) for each in columns),
        sections=(),
    )


def detail_columns(table: DetailTable) -> tuple[Column, ...]:
    """Give a column for each that is reported, its unit after its name."""
    return tuple(Column(each.name + _unit_after(each), 1) for each in table.columns)


def datum_unit(datum: Datum) -> str:
    """Give the unit a datum is asked for in; empty for what is no number."""
    return datum.type.label if isinstance(datum.type, Quantity) else ""


def path_text(line: IndicatorScore) -> str:
    """Write the headings and the name of a line: 产出指标/数量指标/培训人数."""
    return _PATH.join(line.path)


def _unit_after(column: Datum) -> str:
    unit = datum_unit(column)
    return f"（{unit}）" if unit else ""


def _value(row: int, column: int, cell: Cell | None, datum: Datum | None) -> TableCell:
    """Give a cell as written; a number is one too where a number is asked for."""
    if cell is None or not cell.text.strip():
        return TableCell(row, column, "", Role.BLANK)
    text = cell.text.strip()
    if datum is None or not isinstance(datum.type, Quantity):
        return TableCell(row, column, text, Role.TEXT)
    bare = text.removesuffix("%")
    number = read_number(bare)
    if not isinstance(number, Fraction):
        return TableCell(row, column, text, Role.TEXT)
    if bare == text:
        return TableCell(row, column, text, Role.AMOUNT, number=number)
    share = number / _HUNDRED
    return TableCell(row, column, text, Role.PERCENT, number=share)


def _row(row: int, *texts: str) -> tuple[TableCell, ...]:
    """Make a row of texts, the first of which names it."""
    return tuple(
        TableCell(row, column, text, _role(column, text))
        for column, text in enumerate(texts)
    )


def _role(column: int, text: str) -> Role:
    if not column:
        return Role.NAME
    return Role.TEXT if text else Role.BLANK


# ---- data


def _data_rows(score: Score) -> Iterator[tuple[TableCell, ...]]:
    """Give a row for each datum that has no cell on the form, then unknown ones."""
    row = 0
    known = {datum.name: datum for datum in score.set.data}
    tables = {table.name for table in score.set.tables}
    unknown = (name for name in score.assessment.data if name not in known)
    for name in (*known, *(each for each in unknown if each not in tables)):
        if _is_on_the_form(score, name):
            continue
        row += 1
        datum = known.get(name)
        cell = score.assessment.data.get(name)
        unit, remark = ("", _UNKNOWN) if datum is None else _about(datum, cell)
        yield (
            TableCell(row, 0, name, Role.NAME),
            _value(row, 1, cell, datum),
            TableCell(row, 2, unit, Role.TEXT if unit else Role.BLANK),
            TableCell(row, 3, remark, Role.TEXT if remark else Role.BLANK),
        )


def _about(datum: Datum, cell: Cell | None) -> tuple[str, str]:
    """Give the unit of a datum, and what the set says of it."""
    said = [datum.note] if datum.note else []
    is_blank = cell is None or not cell.text.strip()
    if is_blank and isinstance(datum.default, Literal):
        default = value_text(datum.default.value, datum.default.type, "zh")
        said.append(f"未填，按默认值 {default}")
    return datum_unit(datum), "；".join(said)


def _is_on_the_form(score: Score, name: str) -> bool:
    """Whether the form's total fund row, or its year, says this datum."""
    facts = score.assessment
    stated = facts.data.get(name)
    text = stated.text.strip() if stated is not None else ""
    if name == YEAR_NAMES[0]:
        return facts.year is not None and text in ("", str(facts.year))
    if name not in FUND_NAMES:
        return False
    if not facts.funds:
        return name in score.data
    total = facts.funds[0]
    cells = (total.initial_budget, total.annual_budget, total.executed)
    shown = dict(zip(FUND_NAMES, cells, strict=True))[name]
    return not text or (shown is not None and shown.text.strip() == text)


# ---- checklists and ratings


def _point_rows(score: Score) -> Iterator[tuple[TableCell, ...]]:
    """Give each point with its answer; answers to points unknown to the set last."""
    row = 0
    for line in score.lines:
        for text, answer in _answers(line):
            row += 1
            yield _row(row, path_text(line), text, answer)


def _answers(line: IndicatorScore) -> Iterator[tuple[str, str]]:
    written = line.row.points if line.row else ()
    method = line.scoring.method if line.scoring else None
    points = method.rows if isinstance(method, Checklist) else ()
    answers = {plain(text): cell.text.strip() for text, cell in written}
    asked: set[str] = set()
    for number, point in enumerate(points, start=1):
        names = (plain(point.text), str(number))
        asked.update(names)
        yield point.text, next((answers[each] for each in names if each in answers), "")
    for text, cell in written:
        if plain(text) not in asked:
            yield text, cell.text.strip()


def _rating_rows(score: Score) -> Iterator[tuple[TableCell, ...]]:
    rated = (
        (line, line.row.rating.text.strip())
        for line in score.lines
        if line.row is not None and line.row.rating is not None
    )
    for row, (line, rating) in enumerate(rated, start=1):
        yield _row(row, path_text(line), rating)


def _weight_rows(score: Score) -> Iterator[tuple[TableCell, ...]]:
    """Give the weights before 不适用 moved others to them; the form prints those after.

    The weight is the one that the unit reports, else that of the set.
    """
    row = 0
    for line in score.lines:
        if line.weight_trace is None:
            continue
        stated = line.row.weight if line.row else None
        weight = line.indicator.weight
        text = stated.text if stated else "" if weight is None else exact_text(weight)
        if text:
            row += 1
            yield _row(row, path_text(line), text)


# ---- 明细表


def _details(score: Score) -> Iterator[Table]:
    """Lay out each 明细表 that was reported; one without rows has its headings."""
    known = {table.name: table for table in score.set.tables}
    for name, rows in score.assessment.tables.items():
        table = known.get(name)
        columns = {each.name: each for each in table.columns} if table else {}
        others = dict.fromkeys(key for row in rows for key in row if key not in columns)
        headings = (
            *(detail_columns(table) if table else ()),
            *(Column(each, 1) for each in others),
        )
        cells = [
            tuple(
                _value(number, column, row.get(key), columns.get(key))
                for column, key in enumerate((*columns, *others))
            )
            for number, row in enumerate(rows, start=1)
        ]
        if headings:
            yield annex_table(DETAIL_TITLE + name, headings, cells)
