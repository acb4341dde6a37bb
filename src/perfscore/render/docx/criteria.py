"""What a form's cells have to say beside their text, as a list below the form."""

from perfscore.report.table import Role, Table


def criteria(table: Table) -> tuple[str, ...]:
    """Give each note of ``table`` once, after the name of the row it is of."""
    names = {cell.row: cell.text for cell in table.cells if cell.role is Role.NAME}
    listed = {
        _named(names.get(cell.row, ""), cell.note): None
        for cell in sorted(table.cells, key=lambda each: (each.row, each.column))
        if cell.note
    }
    return tuple(listed)


def _named(name: str, note: str) -> str:
    return f"{name}：{note}" if name and not note.startswith(name) else note
