"""What the inputs of a batch are: tables, or folders of assessments and forms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path, PurePath

from perfscore.api.extras import missing_extra
from perfscore.api.files import Found, assessment_files
from perfscore.api.paths import exists, is_folder
from perfscore.api.reading import about, cannot_read
from perfscore.batch import rules
from perfscore.batch.headings.reading import Headings, Layed, Told
from perfscore.batch.tables.opening import open_table, table_kind
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity, Text
from perfscore.intake.refusal import RefusedError, refusal


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose headings have been read."""

    found: Found
    laid: Layed


@dataclass(frozen=True, slots=True)
class Inputs:
    """Tables, and files that hold assessments or forms; ``tables`` once opened."""

    found: tuple[Found, ...]
    forms: tuple[Found, ...]
    tables: tuple[Opened, ...] = ()


def find_inputs(names: Iterable[str]) -> Outcome[Inputs]:
    """Find what is named: a file that is a table, or files of assessments.

    In a folder Parquet, Arrow and CSV files are tables, the others assessments and
    forms; a workbook that is named itself is a table.
    """
    tables: list[Found] = []
    forms: list[Found] = []
    told: list[Diagnostic] = []
    for name in names:
        if is_folder(name):
            inside = _tables_in(name)
            tables.extend(inside)
            finds = assessment_files([name])
            forms.extend(finds.files)
            told.extend(finds.diagnostics if not inside else ())
        elif table_kind(name) is not None:
            tables.append(Found(name, name, PurePath(PurePath(name).stem)))
            told.extend(_missing(tables[-1:]))
        else:
            finds = assessment_files([name])
            forms.extend(finds.files)
            told.extend(finds.diagnostics)
            told.extend(_missing(finds.files))
    wrong = any(each.rule.severity is Severity.ERROR for each in told)
    inputs = Inputs(tuple(tables), tuple(forms))
    return Outcome(None if wrong else inputs, tuple(told))


def opened(file: Found, headings: Headings) -> Outcome[Opened]:
    """Read the headings of a table, and tell of those that are not understood."""
    if table_kind(file.path) == "xlsx":
        missing = missing_extra("xlsx", file.name)
        if missing is not None:
            return Outcome(None, (missing,))
    try:
        table = open_table(file.path, file.name, headings.is_head)
    except RefusedError as refused:
        fault = refusal(refused.rule, file.name, refused.message, hint=refused.hint)
        return Outcome(None, (fault,))
    except OSError as fault:
        return Outcome(None, (cannot_read(file.name, fault),))
    laid = headings.laid(table.headings)
    told = tuple(_told(each, file) for each in laid.told)
    if not laid.is_usable:
        return Outcome(None, (_no_table(file, table.headings),))
    wrong = any(each.rule.severity is Severity.ERROR for each in told)
    return Outcome(None if wrong else Opened(file, laid), told)


def _missing(files: Sequence[Found]) -> Iterator[Diagnostic]:
    """Tell of files that are not there; standard input is no file to read twice."""
    for each in files:
        if not exists(each.path):
            yield cannot_read(each.name, FileNotFoundError(ENOENT, ""))


def _tables_in(folder: str) -> list[Found]:
    return [
        Found(str(path), str(path), path.relative_to(folder).with_suffix(""))
        for path in sorted(Path(folder).rglob("*"))
        if table_kind(path.name) not in {None, "xlsx"}
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _told(told: Told, file: Found) -> Diagnostic:
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
    )
