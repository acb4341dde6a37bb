"""How cells look: fonts of official papers, thin borders everywhere."""

from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from perfscore.render.xlsx.cells import GENERAL, Placed
from perfscore.render.xlsx.texts import would_be_taken
from perfscore.report.table import Role

BODY = "仿宋"
_TITLE = "黑体"
_SIZE = 10.5
_ENTRY = "#FFF9CC"
_LEFT = frozenset({Role.NAME, Role.TEXT, Role.REASON})
_BOLD = frozenset({Role.HEADING, Role.TOTAL})

Properties = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of a workbook; each is made once."""

    workbook: Workbook
    _made: dict[Properties, Format] = field(default_factory=dict)

    def title(self) -> Format:
        """Give the look of a title."""
        return self._format(_line(_TITLE, 18, align="center"))

    def subtitle(self) -> Format:
        """Give the look of what stands below a title."""
        return self._format(_line(BODY, 12, align="center"))

    def note(self, text: str) -> Format:
        """Give the look of a note below the table."""
        return self._format(
            {**_line(BODY, _SIZE, align="left"), "quote_prefix": would_be_taken(text)}
        )

    def cell(self, placed: Placed, *, is_tall: bool) -> Format:
        """Give the look of a cell of the table; a tall one's text begins at its top."""
        cell = placed.cell
        is_text = placed.number is None and cell.formula is None and cell.entry is None
        properties: dict[str, object] = {
            **_line(BODY, _SIZE, align=_align(placed)),
            "valign": "top" if is_tall else "vcenter",
            "border": 1,
            "bold": cell.role in _BOLD,
            "text_wrap": placed.is_wrapped,
            "shrink": not placed.is_wrapped,
            "num_format": placed.number_format,
            "indent": placed.indent or int(cell.role is Role.AMOUNT),
            "locked": cell.entry is None,
            "quote_prefix": is_text and would_be_taken(placed.text),
        }
        if cell.entry is not None:
            properties["bg_color"] = _ENTRY
        return self._format(properties)

    def _format(self, properties: dict[str, object]) -> Format:
        key = tuple(properties.items())
        if key not in self._made:
            given = {
                name: value for name, value in key if value not in (False, GENERAL)
            }
            given["locked"] = properties.get("locked", True)
            self._made[key] = self.workbook.add_format(given)
        return self._made[key]


def _line(font: str, size: float, *, align: str) -> dict[str, object]:
    return {
        "font_name": font,
        "font_size": size,
        "align": align,
        "valign": "vcenter",
        "text_wrap": True,
    }


def _align(placed: Placed) -> str:
    if placed.cell.role in _LEFT:
        return "left"
    is_amount = placed.cell.role is Role.AMOUNT
    return "right" if is_amount else "center"
