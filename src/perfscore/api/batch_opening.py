"""Tables are opened and their headings read, all of them before any is scored."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from perfscore.api.batch_inputs import Inputs, Opened
from perfscore.api.batch_told import results_as_input
from perfscore.api.extras import missing_extra
from perfscore.api.files import Found
from perfscore.api.handed_in import handed_in
from perfscore.api.reading import about, cannot_read
from perfscore.batch import rules
from perfscore.batch.headings.meaning import Role
from perfscore.batch.headings.reading import Headings, Layed, Told
from perfscore.batch.output.model import are_results
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.tables.block import Table
from perfscore.batch.tables.opening import open_table, parted, sheets_of, table_kind
from perfscore.diagnostics.model import Diagnostic, Outcome, Rule, Severity, Text
from perfscore.intake.kinds import kind_of_file
from perfscore.intake.refusal import RefusedError, refusal

T = TypeVar("T")

_KNOWN_BY = (Role.ID, Role.UNIT, Role.PROJECT)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 1 << 25
_OTHER_ENCODING = Text(
    "列名像是按别的编码（如 Big5）写的：用 Excel 打开，另存为 UTF-8 的 CSV",
    "the headings seem to be in another encoding, such as Big5: save it as UTF-8",
)


@dataclass(frozen=True, slots=True)
class AllOpened(Generic[T]):
    """Inputs as they turned out, and all tables of them, opened."""

    inputs: Inputs
    tables: tuple[T, ...]


def open_tables(inputs: Inputs, headings: Headings) -> Outcome[Inputs]:
    """Open all tables for one set, see :func:`open_all`."""
    made = open_all(inputs, (headings,), partial(opened, headings=headings))
    if made.value is None:
        return Outcome(None, made.diagnostics)
    known = made.value
    return Outcome(replace(known.inputs, tables=known.tables), made.diagnostics)


def open_all(
    inputs: Inputs,
    sides: Sequence[Headings],
    open_one: Callable[[Found], Outcome[T]],
) -> Outcome[AllOpened[T]]:
    """Open all tables, and every sheet of a workbook that is one; else nothing.

    Args:
        inputs: What was named.
        sides: They read headings by the names of a set; one that any of them knows
            makes a table.
        open_one: Opens a table, or tells why it cannot be opened.
    """
    inputs = recognised(inputs, sides)
    parts = [part for each in inputs.found for part in _parts_of(each, sides)]
    told = list(_several_sheets(parts))
    tables: list[T] = []
    for each in parts:
        one = open_one(each)
        told.extend(one.diagnostics)
        if one.value is not None:
            tables.append(one.value)
    if len(tables) < len(parts):
        return Outcome(None, tuple(told))
    return Outcome(AllOpened(inputs, tuple(tables)), tuple(told))


def recognised(inputs: Inputs, sides: Sequence[Headings]) -> Inputs:
    """Say which workbooks are forms and which are tables, by what they hold."""
    forms = {each.path for each in inputs.found if _is_form(each, sides)}
    tables = {each.path for each in inputs.forms if _is_table(each, sides)}
    found = (*inputs.found, *(x for x in inputs.forms if x.path in tables))
    handed = (*(x for x in inputs.found if x.path in forms), *inputs.forms)
    return Inputs(
        tuple(each for each in found if each.path not in forms),
        tuple(each for each in handed if each.path not in tables),
    )


def _parts_of(file: Found, sides: Sequence[Headings]) -> tuple[Found, ...]:
    """Give each sheet of a workbook that has headings of the set; else the file."""
    if not is_workbook(file) or missing_extra("xlsx", file.name) is not None:
        return (file,)
    try:
        names = sheets_of(file.path, file.name, partial(_is_head, sides))
    except (RefusedError, OSError):
        return (file,)  # told where it is opened
    if len(names) < 2 or parted(file.path)[1] is not None:  # noqa: PLR2004 - not one
        return (file,)
    return tuple(
        Found(f"{file.path}#{each}", f"{file.name}#{each}", file.within)
        for each in names
    )


def _several_sheets(parts: Sequence[Found]) -> Iterator[Diagnostic]:
    """Tell of workbooks of which several sheets are read."""
    sheets: dict[str, list[str]] = {}
    for each in parts:
        file, sheet = parted(each.path)
        if sheet is not None:
            sheets.setdefault(file, []).append(sheet)
    for file, names in sheets.items():
        if len(names) > 1:
            shown = "、".join(names)
            yield about(
                rules.SHEET_TOO,
                file,
                Text(
                    f"“{file}”有 {len(names)} 张表，都读：{shown}",
                    f"“{file}” holds {len(names)} tables, and all are read: {shown}",
                ),
            )


def _is_head(sides: Sequence[Headings], cells: Sequence[str]) -> bool:
    return any(each.is_head(cells) for each in sides)


def is_workbook(file: Found) -> bool:
    """Whether a file is a workbook, by its ending."""
    return table_kind(file.path) == "xlsx"


def _is_form(file: Found, sides: Sequence[Headings]) -> bool:
    """Whether a workbook holds an official form and no table of assessments."""
    if not is_workbook(file) or _is_table(file, sides):
        return False
    return handed_in(file).value is not None


def _is_table(file: Found, sides: Sequence[Headings]) -> bool:
    """Whether a workbook holds a table.

    Its rows are known by an id, a unit or a project beside their cells; a form says
    whose it is above the rows.
    """
    is_one = is_workbook(file) and file.number is None
    if not is_one or missing_extra("xlsx", file.name) is not None:
        return False
    try:
        table = open_table(file.path, file.name, partial(_is_head, sides))
    except (RefusedError, OSError):
        return False
    return any(_is_known(each.laid(table.headings)) for each in sides)


def _is_known(laid: Layed) -> bool:
    is_known = any(laid.role(each) is not None for each in _KNOWN_BY)
    return laid.is_usable and (is_known or not laid.is_long)


def opened(file: Found, headings: Headings) -> Outcome[Opened]:
    """Read the headings of a table, and tell of those that are not understood."""
    first = first_look(file, headings.is_head)
    if first.value is None:
        return Outcome(None, first.diagnostics)
    table = first.value
    laid = headings.laid(table.headings)
    told = tuple(told_of(each, file) for each in laid.told)
    if not laid.is_usable:
        return Outcome(None, (_no_table(file, table.headings),))
    wrong = any(each.rule.severity is Severity.ERROR for each in told)
    return Outcome(None if wrong else Opened(file, laid), told)


def first_look(file: Found, is_head: Callable[[Sequence[str]], bool]) -> Outcome[Table]:
    """Open a table, or tell why that is impossible."""
    if is_workbook(file):
        missing = missing_extra("xlsx", file.name)
        if missing is not None:
            return Outcome(None, (missing,))
        older = _older(file)
        if older is not None:
            return Outcome(None, (older,))
    try:
        table = open_table(file.path, file.name, is_head)
        if are_results(table.headings):
            return Outcome(None, (results_as_input(file.name),))
        return Outcome(table)
    except RefusedError as refused:
        fault = refusal(refused.rule, file.name, refused.message, hint=refused.hint)
        return Outcome(None, (fault,))
    except OSError as fault:
        return Outcome(None, (cannot_read(file.name, fault),))


def _older(file: Found) -> Diagnostic | None:
    """Tell of a workbook that is protected by a password, or an older one."""
    try:
        with Path(parted(file.path)[0]).open("rb") as opened_:
            data = opened_.read(len(_OLE))
            if data != _OLE:
                return None
            data += opened_.read(_MOST_BYTES)  # what it is may stand at its end
    except OSError:
        return None
    told = kind_of_file(data, file.name).diagnostics
    return told[0] if told else None


def lacks_columns(
    file: Found, laid: Layed, columns: KeyColumns, rule: Rule
) -> Iterator[Diagnostic]:
    """Tell of columns to group by that a table does not have."""
    shown = "、".join(each.heading for each in laid.columns)[:80]
    for name in columns.missing(laid):
        yield about(
            rule,
            file.name,
            Text(
                f"“{file.name}”里没有“{name}”一列，不能按它分组",
                f"“{file.name}” has no column “{name}” to group by",
            ),
            hint=Text(f"表里的列有：{shown}", f"its columns: {shown}"),
        )


def told_of(told: Told, file: Found) -> Diagnostic:
    """Say of a table what there is to say of its headings."""
    message = Text(
        f"“{file.name}”：{told.message.zh}", f"“{file.name}”: {told.message.en}"
    )
    return about(told.rule, file.name, message, hint=told.hint)


def _no_table(file: Found, headings: Sequence[str]) -> Diagnostic:
    shown = "、".join(each for each in headings if each.strip())[:80]
    return about(
        rules.NO_TABLE,
        file.name,
        Text(
            f"“{file.name}”里没有这个指标体系能用的表；列名是：{shown or '（没有）'}",
            f"“{file.name}” holds no table for this set; its headings: {shown or '-'}",
        ),
        hint=_OTHER_ENCODING if any(map(_is_private, shown)) else None,
    )


def _is_private(character: str) -> bool:
    """Whether a character is one that no text is written with."""
    return unicodedata.category(character) == "Co"
