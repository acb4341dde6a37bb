"""What goes wrong between a set and its base is told with the places in both."""

from collections.abc import Iterable
from dataclasses import replace

from perfscore.api.inheriting import Reference
from perfscore.diagnostics.model import Diagnostic, Label, Severity, Text
from perfscore.lower.reuse.merged import Merged, Reach, version_place
from perfscore.source import Source, Span
from perfscore.syntax import tree as t

_MOST = 4
"""Changes that are named as the cause of one diagnostic."""
_CHANGED = Text("在这里改动", "changed here")
_TAKEN_OVER = Text("由这里沿用", "taken over here")
_BASE = Text("所沿用的指标体系", "the set taken over")


def beside_bases(
    diagnostics: Iterable[Diagnostic], told: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Leave out what the bases' own authors have been told of the same places."""
    known = {_what(each) for each in told}
    return tuple(each for each in diagnostics if _what(each) not in known)


def told_of_both(
    diagnostics: Iterable[Diagnostic],
    merged: Merged,
    base: t.Document | None,
    reference: Reference | None,
) -> tuple[Diagnostic, ...]:
    """Add to each diagnostic the place in the other file that it comes from.

    A place in the base gets the changes that can have put it out of order, or the line
    that takes the base over; an error in the derived set gets the base's version.
    """
    if base is None or base.head is None or reference is None:
        return tuple(diagnostics)
    own = merged.document.source
    version = Label(version_place(base.head), _BASE)
    return tuple(
        _with(each, _causes(each, merged.reaches, reference), own)
        if each.at.span.source != own
        else _with_base(each, version)
        for each in diagnostics
    )


def _with(diagnostic: Diagnostic, causes: tuple[Label, ...], own: Source) -> Diagnostic:
    if any(each.span.source == own for each in diagnostic.related):
        return diagnostic
    return replace(diagnostic, related=(*diagnostic.related, *causes))


def _with_base(diagnostic: Diagnostic, version: Label) -> Diagnostic:
    own = diagnostic.at.span.source
    is_told = any(each.span.source != own for each in diagnostic.related)
    if is_told or diagnostic.rule.severity is not Severity.ERROR:
        return diagnostic
    return replace(diagnostic, related=(*diagnostic.related, version))


def _causes(
    diagnostic: Diagnostic, reaches: Iterable[Reach], reference: Reference
) -> tuple[Label, ...]:
    span = diagnostic.at.span
    line = span.source.line(span.source.place(span.start)[0])
    found = [
        Label(_first_line(each.change), _CHANGED)
        for each in reaches
        if any(_holds(place, span) for place in each.places)
        or (each.name and each.name in line)
    ]
    return tuple(found[:_MOST]) or (Label(reference.span, _TAKEN_OVER),)


def _holds(place: Span, span: Span) -> bool:
    return (
        place.source == span.source
        and place.start <= span.start
        and span.end <= place.end
    )


def _first_line(span: Span) -> Span:
    end = span.source.line_end(span.source.place(span.start)[0])
    return Span(span.source, span.start, min(span.end, end))


def _what(diagnostic: Diagnostic) -> tuple[str, Span, str]:
    return diagnostic.rule.name, diagnostic.at.span, diagnostic.message.zh
