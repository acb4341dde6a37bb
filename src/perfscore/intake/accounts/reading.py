"""The accounts of a document: its tables 公开01–09表, each known by what it says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.intake.accounts import rules
from perfscore.intake.accounts.heads import Heads, is_code, read_heads
from perfscore.intake.accounts.model import (
    Accounts,
    AccountsTable,
    TableKind,
)
from perfscore.intake.accounts.regions import Region, regions_of
from perfscore.intake.accounts.shapes import (
    Shape,
    across,
    grouped,
    is_grouped,
    is_two_sided,
    named_rows,
    two_sided,
)
from perfscore.intake.accounts.titles import (
    amount_unit,
    owner_in,
    printed_number,
    year_in,
)
from perfscore.intake.form.rows import Row
from perfscore.intake.grid import Document, GridCell
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_HALVES = (TableKind.TOTALS, TableKind.GRANT_TOTALS)
_FEW = 6
_MOST_COLUMNS = 60
_MOST_ROWS = 20_000
_LONGEST_FRONT = 60


def accounts_of(document: Document) -> Outcome[Accounts | None]:
    """Read the accounts tables of a document; None where it has none.

    A table is known by its title or number and must have the headings of its kind.
    One that has not is told and left out; blank cells stay blank.
    """
    tables: dict[TableKind, AccountsTable] = {}
    told: list[Diagnostic] = []
    regions: list[Region] = []
    for region in _continued(regions_of(document)):
        if region.kind is None or _is_budget(region):
            continue
        read = _table(region.kind, region)
        if read is None:
            told.append(_not_read(region))
        elif region.kind in tables:
            told.append(_repeated(region))
        else:
            table, unread = read
            tables[region.kind] = table
            regions.append(region)
            if unread:
                told.append(_cells_left(region.kind, unread))
    if not tables:
        return Outcome(None, tuple(told))
    order = sorted(tables.values(), key=lambda each: each.kind.value)
    owner, year = _owner(regions), _year(regions)
    return Outcome(Accounts(owner, year, tuple(order)), tuple(told))


def _continued(regions: Iterable[Region]) -> Iterable[Region]:
    """Put a table together that a page's end cut in two."""
    last: Region | None = None
    for region in regions:
        if last is not None and last.kind is not None and not region.is_told:
            rest = _rest_of(last, region)
            if rest is not None:
                last = replace(last, rows=(*last.rows, *rest))
                continue
            if _has_codes(region):
                last = replace(last, is_cut=True)
                continue
        if last is not None:
            yield last
        last = region
    if last is not None:
        yield last


def _rest_of(table: Region, region: Region) -> Sequence[Row] | None:
    """Give the rows with which a region goes on with a table; None: it does not."""
    if table.rows[0].grid.columns != region.rows[0].grid.columns:
        return None
    count = read_heads(region.rows).rows
    if count == 0:
        return region.rows
    heads = [_texts(each) for each in region.rows[:count]]
    if heads == [_texts(each) for each in table.rows[:count]]:
        return region.rows[count:]
    return None


def _has_codes(region: Region) -> bool:
    """Whether the rows begin as those of a table by codes do."""
    return all(is_code(each.cells[0].text) for each in region.rows[-2:])


def _texts(row: Row) -> list[str]:
    return [plain(each.text) for each in row.cells]


def _is_budget(region: Region) -> bool:
    """Whether a table without 决算 in its title shows a budget, as those also do."""
    title = region.title
    if title is None or "决算" in plain(title.text):
        return False
    heads = [
        plain(each.text) for row in region.rows[:4] for each in row.cells if each.text
    ]
    return any("预算数" in each for each in heads) and not any(
        "决算" in each for each in heads
    )


def _table(
    kind: TableKind, region: Region
) -> tuple[AccountsTable, list[GridCell]] | None:
    if region.is_cut:
        return None
    heads = read_heads(region.rows)
    rows = region.rows[heads.rows :]
    if len(heads.columns) > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        return None
    shape = _shape(kind, heads, rows)
    if shape is None:
        return None
    title = region.title or Cell(region.name or kind.value, region.rows[0].span)
    numbers = (printed_number(each.text) for each in reversed(region.front))
    made = AccountsTable(
        kind=kind,
        title=title,
        unit=_unit(region),
        items=tuple(shape.items),
        number=next((each for each in numbers if each), ""),
    )
    return made, shape.unread


def _shape(kind: TableKind, heads: Heads, rows: Sequence[Row]) -> Shape | None:
    if kind in _HALVES:
        return two_sided(heads, rows)
    if is_grouped(heads):
        return grouped(heads, rows) if kind is TableKind.BASIC_SPENDING else None
    if is_two_sided(heads):
        return None
    if kind is TableKind.THREE_PUBLIC:
        if not _says(heads, "接待"):
            shape = named_rows(heads, rows)
            is_known = shape is not None and any(
                "接待" in item.name.text for item in shape.items
            )
            return shape if is_known else None
        return across(heads, rows)
    shape = named_rows(heads, rows)
    return shape if shape is not None and _fits(kind, heads) else None


def _fits(kind: TableKind, heads: Heads) -> bool:
    """Whether the headings are those of the kind, whatever its title says."""
    if kind is TableKind.INCOME:
        return _says(heads, "收入")
    if kind is TableKind.BASIC_SPENDING:
        return _says(heads, "人员经费", "公用经费", "决算数", "金额", "合计")
    return _says(heads, "基本支出", "项目支出", "本年支出", "支出")


def _says(heads: Heads, *words: str) -> bool:
    texts = [text for each in heads.columns.values() for text in each.path]
    return any(word in text for word in words for text in texts)


def _unit(region: Region) -> str:
    above = [each.text for each in reversed(region.front)]
    heads = [each.text for row in region.rows[:3] for each in row.cells]
    return next((u for text in (*above, *heads) if (u := amount_unit(text))), "")


def _owner(regions: Iterable[Region]) -> Cell | None:
    cells = (each for region in regions for each in region.front)
    named = ((owner_in(each.text), each.span) for each in cells)
    return next((Cell(name, span) for name, span in named if name), None)


def _year(regions: Iterable[Region]) -> int | None:
    lines = (each.text for region in regions for each in region.front)
    years = Counter(
        y for text in lines if len(text) <= _LONGEST_FRONT and (y := year_in(text))
    )
    return years.most_common(1)[0][0] if years else None


def _not_read(region: Region) -> Diagnostic:
    name = region.title.text if region.title else region.name
    return Diagnostic(
        rules.ACCOUNTS_TABLE_NOT_READ,
        Text(
            f"“{name}”的栏目或续表不认识，这张表没有读",
            f"the headings of “{name}”, or its continuation, are not known; the "
            "table was not read",
        ),
        Label(region.rows[0].span),
    )


def _repeated(region: Region) -> Diagnostic:
    name = region.title.text if region.title else region.name
    return Diagnostic(
        rules.ACCOUNTS_TABLE_REPEATED,
        Text(
            f"又有一张“{name}”；核对用前一张",
            f"there is one more “{name}”; the one before is looked at",
        ),
        Label(region.rows[0].span),
    )


def _cells_left(kind: TableKind, cells: Sequence[GridCell]) -> Diagnostic:
    shown = "、".join(f"“{each.text}”" for each in cells[:_FEW])
    more = Text("", "")
    if len(cells) > _FEW:
        more = Text("等", " …")
    return Diagnostic(
        rules.ACCOUNTS_CELL_NOT_READ,
        Text(
            f"{kind.value}有 {len(cells)} 格没有用到：{shown}{more.zh}",
            f"{len(cells)} cells of {kind.value} were not used: {shown}{more.en}",
        ),
        Label(cells[0].span),
    )
