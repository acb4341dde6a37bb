"""Comments that are fixed to cells."""

from perfscore.intake.limits import MAX_CELL_TEXT
from perfscore.intake.packages import Package
from perfscore.intake.xlsx.places import cell_at
from perfscore.intake.xlsx.workbook import Sheet, text_of


def read_comments(package: Package, sheet: Sheet) -> dict[tuple[int, int], str]:
    """Give the comments of a sheet by row and column.

    Raises:
        RefusedError: Where they are damaged or refused.
    """
    found: dict[tuple[int, int], str] = {}
    for relation in package.relations(sheet.path).values():
        root = package.tree(relation.target) if relation.kind == "comments" else None
        if root is None:
            continue
        for each in root.iterfind("{*}commentList/{*}comment"):
            place, text = cell_at(each.get("ref", "")), each.find("{*}text")
            if place is not None and text is not None:
                found[place] = text_of(text).strip()[:MAX_CELL_TEXT]
    return found
