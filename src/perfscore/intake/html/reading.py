"""A web page becomes paragraphs and grids."""

import re
from dataclasses import dataclass, field

from lxml import etree

from perfscore.diagnostics.model import Outcome, Text
from perfscore.intake import file_rules
from perfscore.intake.building import RawCell
from perfscore.intake.decoding import decode_text
from perfscore.intake.grid import Document
from perfscore.intake.html.inline import (
    BLOCKS,
    DROPPED,
    collapsed,
    field_text,
    is_hidden,
    tag_of,
)
from perfscore.intake.html.tables import cells_of, placed_cells, rows_of
from perfscore.intake.laying_out import Layout
from perfscore.intake.limits import MAX_NESTING, MAX_TAGS
from perfscore.intake.refusal import RefusedError, Remarks, damaged
from perfscore.model.identity import KEYS

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,30})", re.IGNORECASE
)
_HEAD = 4_096
_DATA_ROWS = 2


def read_html(data: bytes, name: str) -> Outcome[Document]:
    """Read a page as a browser shows it; ``name`` is what messages call it.

    Nothing is fetched, no script runs. A table around other tables that only lays out
    the page is passed through. Cells are known as ``表1 第3行第2列``. Pages that are no
    text, or beyond :mod:`perfscore.intake.limits`, are refused.
    """
    declared = _DECLARED.search(data[:_HEAD])
    text = decode_text(data, name, declared[1].decode("ascii") if declared else None)
    if text.value is None:
        return Outcome(None, text.diagnostics)
    remarks = Remarks()
    layout = Layout(name, remarks)
    try:
        root = _root(text.value.text)
        _Reader(layout, remarks).add(root)
    except RefusedError as refused:
        read = refused.outcome(name)
    else:
        read = remarks.outcome(layout.built, _identity(root))
    return Outcome(read.value, (*text.diagnostics, *read.diagnostics))


def _root(text: str) -> etree._Element:
    if text.count("<") > MAX_TAGS:
        raise RefusedError(
            file_rules.FILE_UNPACKS_TOO_LARGE,
            Text(
                f"网页有 {text.count('<')} 个标记，最多 {MAX_TAGS} 个",
                f"the page has {text.count('<')} tags, at most {MAX_TAGS}",
            ),
        )
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as fault:
        what = Text("网页的结构读不出来", "the page cannot be parsed")
        raise damaged(what) from fault
    if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
        raise RefusedError(
            file_rules.FILE_UNPACKS_TOO_LARGE,
            Text(
                "网页的标记套了 256 层以上，或一段文字有上千万字",
                "the page nests tags more than 256 deep, or has a text of ten million "
                "characters",
            ),
        )
    if root is None:
        raise damaged(Text("网页里没有内容", "the page holds nothing"))
    return root


def _identity(root: etree._Element) -> dict[str, str]:
    found = {
        each.get("name", ""): each.get("content", "") for each in root.iter("meta")
    }
    return {key: value for key, value in found.items() if key in KEYS}


@dataclass(slots=True)
class _Reader:
    layout: Layout
    remarks: Remarks
    _running: list[str] = field(default_factory=list)
    _has_told_hidden: bool = False
    _has_told_deep: bool = False

    def add(self, root: etree._Element) -> None:
        """Add all that the page shows."""
        self._walk(root, self._running, depth=0)
        self._end_paragraph()

    def _walk(self, element: etree._Element, into: list[str], *, depth: int) -> None:
        """Take the text of an element; what is a block ends the line before it."""
        tag = tag_of(element)
        if not tag or tag in DROPPED:
            return
        if is_hidden(element):
            self._tell_hidden(element)
            return
        field_value = field_text(element)
        if field_value is not None:
            into.append(field_value)
            return
        if tag == "table":
            self._add_table(element, depth=depth)
            return
        if tag == "br":
            into.append("\n")
        is_block = tag in BLOCKS
        if is_block:
            self._break(into)
        into.append(collapsed(element.text))
        for each in element:
            self._walk(each, into, depth=depth)
            into.append(collapsed(each.tail))
        if is_block:
            self._break(into)

    def _break(self, into: list[str]) -> None:
        if into is self._running:
            self._end_paragraph()
        else:
            into.append("\n")

    def _end_paragraph(self) -> None:
        self.layout.add_paragraph(_lines(self._running))
        self._running.clear()

    def _add_table(self, table: etree._Element, *, depth: int) -> None:
        self._end_paragraph()
        if depth > MAX_NESTING:
            self._tell_deep()
            return
        inner = table.find(".//table")
        for each in table:
            if tag_of(each) == "caption":
                self._walk(each, self._running, depth=depth)
        self._end_paragraph()
        if inner is not None and _lays_out(table):
            for row in rows_of(table):
                for cell in cells_of(row):
                    self._walk_within(cell, depth=depth + 1)
            return
        self._add_grid(table, depth=depth)

    def _walk_within(self, cell: etree._Element, *, depth: int) -> None:
        self._walk(cell, self._running, depth=depth)
        self._end_paragraph()

    def _add_grid(self, table: etree._Element, *, depth: int) -> None:
        name = self.layout.begin_table()
        cells: list[RawCell] = []
        inner: list[etree._Element] = []
        for each in placed_cells(table):
            self.layout.count_cell()
            text: list[str] = []
            self._cell(each.element, text, inner)
            cells.append(
                RawCell(
                    each.row,
                    each.column,
                    _lines(text),
                    each.row_span,
                    each.column_span,
                )
            )
        self.layout.add_table(name, cells)
        for within in inner:
            self._add_table(within, depth=depth + 1)

    def _cell(
        self, element: etree._Element, text: list[str], inner: list[etree._Element]
    ) -> None:
        """Take the text of a cell; tables within it wait until theirs is added.

        A table of one column is a way to write lines, so it is text of the cell.
        """
        text.append(collapsed(element.text))
        for each in element:
            if tag_of(each) == "table" and not is_hidden(each):
                if _is_column(each):
                    for row in rows_of(each):
                        for cell in cells_of(row):
                            self._walk(cell, text, depth=0)
                else:
                    inner.append(each)
            elif each.find(".//table") is not None and not is_hidden(each):
                self._cell(each, text, inner)
            else:
                self._walk(each, text, depth=0)
            text.append(collapsed(each.tail))

    def _tell_hidden(self, element: etree._Element) -> None:
        has_text = any(each.strip() for each in element.itertext())
        if has_text and not self._has_told_hidden:
            self._has_told_hidden = True
            what = Text("有隐藏的内容，没有读", "hidden content was not read")
            self.remarks.add(file_rules.HIDDEN_TEXT_SKIPPED, what)

    def _tell_deep(self) -> None:
        if not self._has_told_deep:
            self._has_told_deep = True
            what = Text(
                f"表格套了 {MAX_NESTING} 层以上，更深的没有读",
                f"tables lie more than {MAX_NESTING} deep; deeper ones were not read",
            )
            self.remarks.add(file_rules.TABLES_TOO_DEEP, what)


def _is_column(table: etree._Element) -> bool:
    """Whether a table has no more than one cell a row, and no table within it."""
    return table.find(".//table") is None and all(
        sum(1 for _ in cells_of(row)) <= 1 for row in rows_of(table)
    )


def _lays_out(table: etree._Element) -> bool:
    """Whether a table around others holds hardly any rows of its own."""
    rows = 0
    for row in rows_of(table):
        filled = sum(
            each.find(".//table") is None and any(t.strip() for t in each.itertext())
            for each in cells_of(row)
        )
        rows += filled > 1
    return rows < _DATA_ROWS


def _lines(parts: list[str]) -> str:
    lines = (" ".join(each.split(" ")) for each in "".join(parts).split("\n"))
    return "\n".join(each.strip() for each in lines if each.strip())
