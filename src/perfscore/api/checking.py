"""Indicator sets are checked, one file after the other."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from perfscore.api.files import Found
from perfscore.api.loading import check_source, set_path, set_source
from perfscore.api.messages import count
from perfscore.api.overlaps import overlaps
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics import json as diagnostics_json
from perfscore.diagnostics import line as diagnostics_line
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Severity
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Source


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What was found in one set; ``is_read`` is false where there was no text."""

    file: Found
    diagnostics: tuple[Diagnostic, ...]
    is_read: bool


def _by_its_file(source: Source, file: Found) -> Outcome[CheckedSet]:
    return check_source(source, path=set_path(file.path))


def check_files(
    files: Iterable[Found],
    *,
    check: Callable[[Source, Found], Outcome[CheckedSet]] = _by_its_file,
) -> Iterator[CheckedFile]:
    """Check files one after the other; one that fails does not stop the others.

    Sets that claim the same days for one 编号 are told with the later file. ``check``
    is how one that was read is checked.
    """
    before: list[IndicatorSet] = []
    for file in files:
        source = set_source(file.path, shown=file.name)
        if source.value is None:
            yield CheckedFile(file, source.diagnostics, is_read=False)
        else:
            outcome = check(source.value, file)
            found = outcome.diagnostics
            if outcome.value is not None:
                made = outcome.value.indicator_set
                found = (*found, *overlaps(made, before))
                before.append(made)
            yield CheckedFile(file, found, is_read=True)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return count(diagnostics)[Severity.ERROR] > 0


def counts_text(
    diagnostics: Iterable[Diagnostic], *, files: int, language: Language = "zh"
) -> str:
    """Write in one line how many files were looked at, and how much was found."""
    errors, warnings, notes = count(diagnostics).values()
    if language == "zh":
        found = f"错误 {errors}，警告 {warnings}，提示 {notes}"
        return f"检查了 {files} 个文件：{found}\n"
    found = f"errors {errors}, warnings {warnings}, notes {notes}"
    return f"files checked: {files}; {found}\n"


def diagnostics_as_lines(
    diagnostics: Iterable[Diagnostic], *, language: Language = "zh"
) -> str:
    """Write diagnostics as editors take them, a line each."""
    return "".join(
        diagnostics_line.render(each, language=language) + "\n" for each in diagnostics
    )


def diagnostics_as_json(
    diagnostics: Iterable[Diagnostic], *, language: Language = "zh"
) -> str:
    """Write diagnostics as the JSON array of the schema ``diagnostic``."""
    listed = [diagnostics_json.to_json(each, language) for each in diagnostics]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
