"""What the hidden sheet holds: which set the form is of, and lists of answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from perfscore.render.xlsx.names import HIDDEN, quoted
from perfscore.render.xlsx.texts import cell_text

_FIRST_LIST = 3
"""The column of the first list; the identity stands in the first two."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The sheet as it grows while the others are written."""

    identity: Mapping[str, str]
    _lists: dict[tuple[str, ...], int] = field(default_factory=dict)

    def list_range(self, choices: tuple[str, ...]) -> str:
        """Give the range in which ``choices`` stand; equal lists stand there once."""
        column = self._lists.setdefault(choices, _FIRST_LIST + len(self._lists))
        name = xl_col_to_name(column)
        return f"={quoted(HIDDEN)}!${name}$1:${name}${len(choices)}"

    def write(self, workbook: Workbook, *, is_protected: bool) -> None:
        """Add the sheet to ``workbook``, if there is anything to say."""
        if not self.identity and not self._lists:
            return
        sheet = workbook.add_worksheet(HIDDEN)
        for row, (key, value) in enumerate(self.identity.items()):
            sheet.write_string(row, 0, cell_text(key))
            sheet.write_string(row, 1, cell_text(value))
        for choices, column in self._lists.items():
            for row, each in enumerate(choices):
                sheet.write_string(row, column, each)
        if is_protected:
            sheet.protect()
        sheet.hide()
