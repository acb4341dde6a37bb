"""Diagnostics and findings are written for people."""

from collections.abc import Iterable, Iterator, Sequence

from perfscore.diagnostics import text as diagnostics_text
from perfscore.diagnostics.model import Diagnostic, Label, Language, Severity, Text
from perfscore.render.wrapping import wrap
from perfscore.score.result import Finding
from perfscore.source import Source, Span

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_COLON = Text("：", ": ")
_REMEDY = Text("改法：", "help: ")
_HANGING = 4
_NOWHERE = Label(Span(Source("", ""), 0, 0))


def count(diagnostics: Iterable[Diagnostic | Finding]) -> dict[Severity, int]:
    """Count by severity, the gravest first."""
    found = [each.rule.severity for each in diagnostics]
    return {severity: found.count(severity) for severity in _ORDER}


def diagnostics_as_text(
    diagnostics: Iterable[Diagnostic],
    *,
    language: Language = "zh",
    colour: bool = False,
) -> str:
    """Write diagnostics with their places and excerpts, a blank line after each."""
    return "".join(
        diagnostics_text.render(each, language=language, colour=colour) + "\n\n"
        for each in diagnostics
    )


def findings_as_text(
    findings: Sequence[Finding],
    *,
    width: int = 80,
    language: Language = "zh",
    colour: bool = False,
) -> str:
    """Write findings, the gravest first: what, about which line, where, what to do."""
    ordered = sorted(findings, key=lambda each: _ORDER.index(each.rule.severity))
    return "".join(
        f"{line}\n"
        for each in ordered
        for line in _finding(each, width=width, language=language, colour=colour)
    )


def _finding(
    finding: Finding, *, width: int, language: Language, colour: bool
) -> Iterator[str]:
    told = Diagnostic(finding.rule, Text("", ""), _NOWHERE)
    plain, painted = (
        diagnostics_text.render(told, language=language, colour=each).split(": ")[0]
        for each in (False, colour)
    )
    message = finding.message.in_language(language)
    path = " / ".join(_path_beside(finding.path, message))
    said = f"{path}{_COLON.in_language(language)}{message}" if path else message
    first, *rest = _indented(f"{plain}: {said}", width)
    yield painted + first.removeprefix(plain)
    yield from rest
    if finding.span is not None:
        yield f" --> {diagnostics_text.place_text(finding.span)}"
    if finding.hint is not None:
        hint = finding.hint.in_language(language)
        yield from _indented(f" = {_REMEDY.in_language(language)}{hint}", width)


def _path_beside(path: Sequence[str], message: str) -> Sequence[str]:
    """Leave out the name that the message begins with."""
    is_said = bool(path) and message.startswith(f"“{path[-1]}”")
    return path[:-1] if is_said else path


def _indented(text: str, width: int) -> Iterator[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    first, *rest = wrap(
        text.strip(), max(width - len(indent), 2 * _HANGING), hanging=_HANGING
    )
    yield indent + first
    yield from (indent + " " * _HANGING + each for each in rest)
