"""A mapping of the tree read by the keys of its shape, every fault gathered."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.diagnostics.model import Label, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.model.assessment import Cell
from perfscore.source import Span
from perfscore.wire import rules
from perfscore.wire.faults import Faults, shown
from perfscore.wire.shapes import Shape, plain
from perfscore.wire.tree import Entry, Fields, Items, Scalar, Tree

_MET = "是"
_FULL_WIDTH = {
    full: full - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for full in range(ord(first), ord(last) + 1)
}
_ONE_VALUE = Text("一个值", "one value")
_LIST_OF_VALUES = Text("一个值或几个值的列表", "one value or a list of values")
_ROWS = Text("一行或几行“列名: 值”", "rows, each a mapping of columns to values")
_MAPPING = Text("若干行“键: 值”", "a mapping of keys to values")


@dataclass(frozen=True, slots=True)
class Record:
    """A row or the whole file: what was written under each key, by its English name.

    Each method reads one key as one kind of content; what is of another kind becomes
    a fault and reads as nothing.
    """

    span: Span
    values: dict[str, Tree]
    faults: Faults

    def cell(self, name: str) -> Cell | None:
        """Give one value; None where it is blank."""
        return _cell(self.values.get(name), self.faults)

    def text(self, name: str) -> str:
        """Give one value without its place; empty where it is blank."""
        cell = self.cell(name)
        return cell.text if cell else ""

    def texts(self, name: str) -> tuple[Cell, ...]:
        """Give the values of a list, or the one value there is."""
        node = self.values.get(name)
        if isinstance(node, Fields):
            _wrong_shape(node, _LIST_OF_VALUES, self.faults)
            return ()
        items = node.items if isinstance(node, Items) else (node,)
        cells = (_cell(each, self.faults) for each in items)
        return tuple(each for each in cells if each)

    def named_cells(self, name: str) -> dict[str, Cell]:
        """Give the values under names; letters and digits of names go half-width."""
        node = self.values.get(name)
        if node is None or _is_blank(node):
            return {}
        named = _named(node, self.faults)
        return _cells(
            {key: each for key, each in named.items() if not _is_rows(each.value)},
            self.faults,
        )

    def tables(self, name: str, beside: str) -> dict[str, tuple[dict[str, Cell], ...]]:
        """Give the rows of each table; those that stand under ``beside`` as well.

        One row needs no list, blank rows are left out, and an empty list is a table
        without rows.
        """
        found: dict[str, Entry] = {}
        node, other = self.values.get(name), self.values.get(beside)
        if node is not None and not _is_blank(node):
            found = _named(node, self.faults)
        if isinstance(other, Fields):
            for entry in other.entries:
                if _is_rows(entry.value):
                    _take(found, _half_width(entry.key), entry, self.faults)
        return {
            key: tuple(self._table_rows(each.value))
            for key, each in found.items()
            if not _is_blank(each.value)
        }

    def _table_rows(self, node: Tree) -> Iterator[dict[str, Cell]]:
        for each in node.items if isinstance(node, Items) else (node,):
            if isinstance(each, Fields):
                yield _cells(_named(each, self.faults), self.faults)
            elif not _is_blank(each):
                _wrong_shape(each, _ROWS, self.faults)

    def answers(self, name: str) -> tuple[tuple[str, Cell], ...] | None:
        """Give a checklist's points with their answers; None for an ordinary cell.

        A list names the points that are met, or is a list of points with answers.
        """
        node = self.values.get(name)
        if node is None or isinstance(node, Scalar):
            return None
        parts = node.items if isinstance(node, Items) else (node,)
        points: dict[str, Entry] = {}
        for part in parts:
            for entry in _points(part, self.faults):
                _take(points, entry.key.strip(), entry, self.faults)
        cells = ((key, _cell(each.value, self.faults)) for key, each in points.items())
        return tuple((key, cell) for key, cell in cells if cell)

    def rows(self, name: str, shape: Shape) -> tuple["Record", ...]:
        """Give the rows of a list, or the one row there is; blank rows are left out."""
        node = self.values.get(name)
        items = node.items if isinstance(node, Items) else (node,)
        return tuple(
            open_record(each, shape, self.faults)
            for each in items
            if each is not None and not _is_blank(each)
        )


def open_record(node: Tree, shape: Shape, faults: Faults) -> Record:
    """Read ``node`` as a mapping of the shape's keys."""
    if not isinstance(node, Fields):
        _wrong_shape(node, _MAPPING, faults)
        return Record(node.span, {}, faults)
    found: dict[str, Entry] = {}
    for entry in node.entries:
        key = shape.find(entry.key)
        if key is None:
            _unknown_key(entry, shape, faults)
        else:
            _take(found, key.name, entry, faults)
    return Record(node.span, {key: each.value for key, each in found.items()}, faults)


def _named(node: Tree, faults: Faults) -> dict[str, Entry]:
    """Give what stands under names; letters and digits of names go half-width."""
    named: dict[str, Entry] = {}
    if not isinstance(node, Fields):
        _wrong_shape(node, _MAPPING, faults)
        return named
    for entry in node.entries:
        _take(named, _half_width(entry.key), entry, faults)
    return named


def _half_width(key: str) -> str:
    return key.translate(_FULL_WIDTH).strip()


def _cells(named: dict[str, Entry], faults: Faults) -> dict[str, Cell]:
    cells = {key: _cell(each.value, faults) for key, each in named.items()}
    return {key: cell for key, cell in cells.items() if cell}


def _is_rows(node: Tree) -> bool:
    """Whether a value is the rows of a table: a list, of nothing but mappings."""
    return isinstance(node, Items) and all(
        isinstance(each, Fields) or _is_blank(each) for each in node.items
    )


def _take(found: dict[str, Entry], name: str, entry: Entry, faults: Faults) -> None:
    """Put ``entry`` under ``name``, unless another that means the same is there."""
    first = found.setdefault(name, entry)
    if first is entry:
        return
    same = first.key == entry.key
    faults.add(
        rules.KEY_TWICE,
        entry.key_span,
        Text(
            f"键“{shown(entry.key)}”"
            + ("出现两次" if same else f"与“{shown(first.key)}”意思相同")
            + "，要求只有一个",
            f'the key "{shown(entry.key)}" '
            + ("stands here twice" if same else f'means "{shown(first.key)}"')
            + ", one is allowed",
        ),
        related=(Label(first.key_span, Text("第一个在这里", "the first is here")),),
    )


def _unknown_key(entry: Entry, shape: Shape, faults: Faults) -> None:
    hint = None if faults.full else _near_names(entry.key, shape)
    faults.add(
        rules.UNKNOWN_KEY,
        entry.key_span,
        Text(
            f"“{shown(entry.key)}”不是{shape.title.zh}的键",
            f'"{shown(entry.key)}" is not a key of {shape.title.en}',
        ),
        hint=hint,
    )


def _near_names(written: str, shape: Shape) -> Text:
    names = [name for key in shape.keys for name in key.spellings]
    near = nearest(plain(written), names)
    if near:
        return Text(
            "是否指" + "、".join(f"“{each}”" for each in near),
            "near names: " + ", ".join(near),
        )
    return Text(
        "可用的键：" + "、".join(each.form_name for each in shape.keys),
        "keys: " + ", ".join(each.name for each in shape.keys),
    )


def _points(node: Tree, faults: Faults) -> tuple[Entry, ...]:
    if isinstance(node, Fields):
        return node.entries
    cell = _cell(node, faults)
    if cell is None:
        return ()
    return (Entry(cell.text, node.span, Scalar(node.span, _MET)),)


def _cell(node: Tree | None, faults: Faults) -> Cell | None:
    if node is None:
        return None
    if not isinstance(node, Scalar):
        _wrong_shape(node, _ONE_VALUE, faults)
        return None
    text = (node.text or "").strip()
    return Cell(text, node.span) if text else None


def _is_blank(node: Tree) -> bool:
    return isinstance(node, Scalar) and not (node.text or "").strip()


def _wrong_shape(node: Tree, required: Text, faults: Faults) -> None:
    if isinstance(node, Scalar):
        what = Text(
            f"此处是一个值“{shown(node.text or '')}”",
            f'here is one value, "{shown(node.text or "")}"',
        )
    elif isinstance(node, Items):
        what = Text("此处是一个列表", "here is a list")
    else:
        what = Text("此处是若干行“键: 值”", "here is a mapping of keys to values")
    wide = isinstance(node, Scalar) and "：" in (node.text or "")
    faults.add(
        rules.WRONG_SHAPE,
        first_line(node.span),
        Text(
            f"{what.zh}，要求是{required.zh}", f"{what.en}; {required.en} is required"
        ),
        hint=Text(
            "键之后用半角冒号加一个空格", "a key is followed by a colon and a blank"
        )
        if wide
        else None,
    )


def first_line(span: Span) -> Span:
    """Give the part of ``span`` that stands on its first line."""
    length = span.text.find("\n")
    return span if length < 0 else Span(span.source, span.start, span.start + length)
