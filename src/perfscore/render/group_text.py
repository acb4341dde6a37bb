"""A heading of indicators, its points on a line of their own."""

import re

from perfscore.report.table import Role, TableCell

_POINTS = re.compile(r"(?<=[^\n])(（[^（）\n]{0,20}分）)$", re.MULTILINE)


def group_text(cell: TableCell) -> str:
    """Give a cell's text; 产出指标（50分） of a heading is broken before the bracket.

    The columns of headings are narrow, and programs would break within the brackets.
    """
    if cell.role is not Role.GROUP:
        return cell.text
    return _POINTS.sub(r"\n\1", cell.text)
