"""What the inputs of a batch are: tables, or folders of assessments and forms."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path, PurePath

from perfscore.api.batch_twice import named_twice
from perfscore.api.files import Found, assessment_files
from perfscore.api.handed_in import handed_in
from perfscore.api.paths import exists, is_file, is_folder
from perfscore.api.reading import about, cannot_read
from perfscore.api.rules import NOTHING_FOUND
from perfscore.batch.headings.reading import Layed
from perfscore.batch.run.rules import INPUT_NOT_A_FILE
from perfscore.batch.tables.opening import parted, table_kind
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity, Text


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


def find_inputs(names: Collection[str]) -> Outcome[Inputs]:
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
            told.extend(_of_folder(name, finds.diagnostics, has_tables=bool(inside)))
        elif table_kind(name) is not None:
            tables.append(Found(name, name, PurePath(PurePath(name).stem)))
            told.extend(_missing(tables[-1:]))
        else:
            finds = assessment_files([name])
            forms.extend(finds.files)
            told.extend(finds.diagnostics)
            told.extend(_missing(finds.files))
    if not (tables or told):
        told.extend(_nothing_read(forms, frozenset(names)))
    told.extend(named_twice((*tables, *forms)))
    wrong = any(each.rule.severity is Severity.ERROR for each in told)
    inputs = Inputs(tuple(tables), tuple(forms))
    return Outcome(None if wrong else inputs, tuple(told))


def _nothing_read(
    files: Sequence[Found], names: frozenset[str]
) -> Sequence[Diagnostic]:
    """Tell why, where files that are named themselves are all that there is."""
    told: list[Diagnostic] = []
    for each in files:
        if each.path not in names:
            return ()
        read = handed_in(each)
        if read.value is not None:
            return ()
        told.extend(read.diagnostics)
    return told


def _missing(files: Sequence[Found]) -> Iterator[Diagnostic]:
    """Tell of what is not there, and of what is no file to read twice."""
    for each in files:
        if each.path == "-" or (exists(each.path) and not is_file(Path(each.path))):
            yield _not_a_file(each.name)
        elif not exists(parted(each.path)[0]):
            yield cannot_read(each.name, FileNotFoundError(ENOENT, ""))


def _of_folder(
    folder: str, told: Iterable[Diagnostic], *, has_tables: bool
) -> Iterator[Diagnostic]:
    """Tell what a folder held; tables alone will do."""
    for each in told:
        if each.rule is not NOTHING_FOUND:
            yield each
        elif not has_tables:
            yield _nothing_found(folder)


def _not_a_file(name: str) -> Diagnostic:
    return about(
        INPUT_NOT_A_FILE,
        name,
        Text(
            f"“{name}”不是文件，是标准输入或管道；成批评分要读几遍",
            f"“{name}” is no file but standard input or a pipe; what is scored in "
            "bulk is read more than once",
        ),
        hint=Text("先存成文件，再写文件名", "save it as a file, and name that"),
    )


def _nothing_found(folder: str) -> Diagnostic:
    tables, forms = (
        ".parquet、.arrow、.csv",
        ".xlsx、.docx、.pdf、.html、.txt、.yaml、.json",
    )
    return about(
        NOTHING_FOUND,
        folder,
        Text(
            f"文件夹“{folder}”里没有表（{tables}），也没有自评表（{forms}）",
            f"the folder “{folder}” holds no table (.parquet, .arrow, .csv) and no "
            "assessment (.xlsx, .docx, .pdf, .html, .txt, .yaml, .json)",
        ),
    )


def _tables_in(folder: str) -> list[Found]:
    return [
        Found(str(path), str(path), path.relative_to(folder).with_suffix(""))
        for path in sorted(Path(folder).rglob("*"))
        if table_kind(path.name) not in {None, "xlsx"}
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
