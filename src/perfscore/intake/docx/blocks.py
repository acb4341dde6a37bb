"""Paragraphs and tables of a document in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.building import RawCell
from perfscore.intake.docx.inline import Once, attribute, inline_text, local
from perfscore.intake.laying_out import Layout, mark_in
from perfscore.intake.limits import MAX_COLUMNS, MAX_NESTING, MAX_SPAN
from perfscore.intake.refusal import Remarks

_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}


def contents(element: etree._Element, *kinds: str) -> Iterator[etree._Element]:
    """Give the elements of these kinds, also those within content controls."""
    for each in element:
        kind = local(each)
        if kind in kinds:
            yield each
        elif kind in _WRAPPERS:
            yield from contents(each, *kinds)


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    text: str
    row_span: int
    column_span: int

    def raw(self) -> RawCell:
        return RawCell(
            self.row, self.column, self.text, self.row_span, self.column_span
        )


@dataclass(frozen=True, slots=True)
class BlockReader:
    """Adds what it meets to a layout, and tells what it leaves out."""

    layout: Layout
    remarks: Remarks
    once: Once

    def add(self, element: etree._Element, *, depth: int = 0) -> None:
        """Add the blocks of a body, a text box or a note."""
        for each in contents(element, "p", "tbl"):
            if local(each) == "tbl":
                self._add_table(each, depth)
            else:
                boxes: list[etree._Element] = []
                self.layout.add_paragraph(inline_text(each, boxes, self.once))
                self._add_all(boxes, depth)

    def text(self, element: etree._Element) -> str:
        """Give the paragraphs of a note as one text."""
        texts = [inline_text(each, [], self.once) for each in contents(element, "p")]
        return "\n".join(each for each in texts if each.strip())

    def _add_all(self, boxes: list[etree._Element], depth: int) -> None:
        for each in boxes:
            if depth < MAX_NESTING:
                self.add(each, depth=depth + 1)
            else:
                self._tell_deep()

    def _tell_deep(self) -> None:
        self.remarks.add(
            file_rules.TABLES_TOO_DEEP,
            Text(
                f"表格或文本框套了 {MAX_NESTING} 层以上，更深的没有读",
                f"tables lie more than {MAX_NESTING} deep; deeper ones were not read",
            ),
        )

    def _add_table(self, table: etree._Element, depth: int) -> None:
        if depth > MAX_NESTING:
            self._tell_deep()
            return
        name = self.layout.begin_table()
        cells: list[_Cell] = []
        above: dict[int, _Cell] = {}
        inner: list[etree._Element] = []
        row = 0
        for each in contents(table, "tr"):
            if each.find("{*}trPr/{*}del") is not None:
                self.once.changes()
                continue
            if each.find("{*}trPr/{*}ins") is not None:
                self.once.changes()
            above = self._add_row(each, row, above, cells, inner, name)
            row += 1
        self.layout.add_table(name, [each.raw() for each in cells])
        for each in inner:
            if local(each) == "tbl":
                self._add_table(each, depth + 1)
            else:
                self._add_all([each], depth)

    def _add_row(  # noqa: PLR0913, PLR0917 - what a row adds to
        self,
        tr: etree._Element,
        row: int,
        above: dict[int, _Cell],
        cells: list[_Cell],
        inner: list[etree._Element],
        name: str,
    ) -> dict[int, _Cell]:
        """Add the cells of a row; give those that may go on below, by column."""
        going_on: dict[int, _Cell] = {}
        column = _count(tr.find("{*}trPr/{*}gridBefore"), 0)
        for tc in contents(tr, "tc"):
            span = max(1, _count(tc.find("{*}tcPr/{*}gridSpan"), 1))
            text = self._cell_text(tc, inner)
            merge = tc.find("{*}tcPr/{*}vMerge")
            upper = above.get(column)
            self.layout.count_cell()
            if _goes_on(merge) and upper and upper.column_span == span:
                upper.row_span += 1
                going_on[column] = upper
                if text:
                    self._tell_covered(mark_in(name, row, column))
            elif column < MAX_COLUMNS:
                cell = _Cell(row, column, text, 1, span)
                cells.append(cell)
                if merge is not None:
                    going_on[column] = cell
            column += span
        return going_on

    def _cell_text(self, tc: etree._Element, inner: list[etree._Element]) -> str:
        texts: list[str] = []
        for each in contents(tc, "p", "tbl"):
            if local(each) == "tbl":
                inner.append(each)
            else:
                texts.append(inline_text(each, inner, self.once).strip())
        return "\n".join(texts).strip()

    def _tell_covered(self, mark: str) -> None:
        self.remarks.add(
            file_rules.COVERED_CELLS,
            Text(
                "合并单元格下面压着内容，没有读",
                "content lies below a merged cell and was not read",
            ),
            mark=mark,
        )


def _goes_on(merge: etree._Element | None) -> bool:
    return merge is not None and attribute(merge, "val") in {None, "continue"}


def _count(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else attribute(element, "val") or ""
    if not (value.isascii() and value.isdigit()):
        return otherwise
    return min(int(value[:9]), MAX_SPAN)
