"""Indicator sets are laid out anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from perfscore.api.files import Found
from perfscore.api.reading import read_source
from perfscore.diagnostics.model import Diagnostic, Outcome
from perfscore.source import Source

Keywords = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """A set as it is written, and as it should be laid out.

    ``before`` is None where the file cannot be read, ``after`` where it has syntax
    errors.
    """

    file: Found
    before: str | None
    after: str | None
    diagnostics: tuple[Diagnostic, ...]


def format_set(text: str, *, keywords: Keywords | None = None) -> Outcome[str]:
    """Lay out the text of a set; ``keywords`` rewrites those in one language.

    Example:
        >>> format_set("指标体系   “甲”").value.splitlines()[0]
        '指标体系 “甲”'
    """
    return _formatted(Source("<text>", text), keywords)


def format_files(
    files: Iterable[Found], *, keywords: Keywords | None = None
) -> Iterator[FormattedFile]:
    """Lay out files one after the other; nothing is written."""
    for file in files:
        source = read_source(file.path, name=file.name)
        if source.value is None:
            yield FormattedFile(file, None, None, source.diagnostics)
        else:
            before = source.value.text
            made = _formatted(source.value, keywords)
            yield FormattedFile(file, before, made.value, made.diagnostics)


def _formatted(source: Source, keywords: Keywords | None) -> Outcome[str]:
    from perfscore.syntax.formatter import (  # noqa: PLC0415 - loads the parser
        format_text,
    )

    return format_text(source, keywords=keywords)
