"""The text of an indicator set is compiled: parsed, lowered, checked."""

from dataclasses import dataclass, replace
from pathlib import Path

from perfscore.api.both_places import beside_bases, told_of_both
from perfscore.api.chains import Link, read_chain
from perfscore.api.damage import (
    CAN_FOLLOW_FROM_ANY_EXPRESSION,
    CAN_FOLLOW_FROM_ANY_LINE,
    CAN_FOLLOW_FROM_THE_HEAD,
    Sections,
    independent,
)
from perfscore.api.inheriting import FindBase, Reference, SetFile, find_base
from perfscore.api.rules import BASE_HAS_ERRORS, BASE_VERSION_DIFFERS
from perfscore.check.checked import CheckedSet
from perfscore.check.checker import check
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Severity, Text
from perfscore.lower.document import lower
from perfscore.lower.reuse.merge import merge, without_base
from perfscore.lower.reuse.merged import Merged, version_place
from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.parser import MAX_ERRORS

_SHOWN_OF_BASE = 3
"""Errors of a base that are told beside the derived set's own."""


@dataclass(frozen=True, slots=True)
class Base:
    """A set that was taken over: how it was referred to, and its text."""

    name: str
    version: str
    source: Source


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of a set; ``bases`` are those it takes over, the nearest first."""

    outcome: Outcome[CheckedSet]
    bases: tuple[Base, ...] = ()


@dataclass(frozen=True, slots=True)
class _Settled:
    """A link of a chain, merged with all below it and looked at.

    ``sections`` and ``told`` are of the set and of all that it takes over.
    """

    outcome: Outcome[CheckedSet]
    document: t.Document | None = None
    sections: tuple[Span, ...] = ()
    told: tuple[Diagnostic, ...] = ()


def compile_set(source: Source, *, path: Path | None = None) -> Outcome[CheckedSet]:
    """Give a checked set if nothing is wrong, and all that can be told in one run.

    ``path`` is the set's file, if it has one: sets that it takes over are looked for
    from there, else among the shipped sets alone.
    """
    return compile_chain(SetFile(source, path)).outcome


def compile_chain(file: SetFile, find: FindBase = find_base) -> Compiled:
    """Compile a set with those that it takes over, which ``find`` finds."""
    chain = read_chain(file, find)
    if chain.faults:
        found = (*chain.links[0].parsed.diagnostics, *chain.faults)
        return Compiled(Outcome(None, _in_order(found, [file.source])))
    settled: _Settled | None = None
    for link in reversed(chain.links):
        settled = _settle(link, settled)
    outcome = Outcome(None) if settled is None else settled.outcome
    sources = [each.file.source for each in chain.links]
    references = (each.reference for each in chain.links if each.reference)
    return Compiled(
        Outcome(outcome.value, _in_order(outcome.diagnostics, sources)),
        tuple(
            Base(reference.name, reference.version, source)
            for reference, source in zip(references, sources[1:], strict=True)
        ),
    )


def _settle(link: Link, base: _Settled | None) -> _Settled:
    """Merge, lower and check a link; the base is sound, or that is all there is to say.

    Later stages look at whatever earlier ones could understand; of what they say, all
    that a fault already told can have caused is left out.
    """
    parsed = link.parsed
    if parsed.value is None or len(parsed.diagnostics) >= MAX_ERRORS:
        return _Settled(Outcome(None, parsed.diagnostics))
    if base is None or link.reference is None:
        return _looked_at(link, parsed.value, without_base(parsed.value), _NO_BASE)
    if base.outcome.value is None or base.document is None:
        found = (*parsed.diagnostics, *_of_base(base, link.reference))
        return _Settled(Outcome(None, found))
    merged = merge(base.document, parsed.value)
    fault = _version(base.outcome.value, base.document, link.reference)
    return _looked_at(link, parsed.value, merged, base, *fault)


_NO_BASE = _Settled(Outcome(None))


def _looked_at(
    link: Link,
    own: t.Document,
    merged: Outcome[Merged],
    base: _Settled,
    *faults: Diagnostic,
) -> _Settled:
    """Lower and check what a set and its base make together; ``faults`` are known."""
    before = (*link.parsed.diagnostics, *faults, *merged.diagnostics)
    lowered = lower(merged.value.document) if merged.value else None
    if merged.value is None or lowered is None or lowered.value is None:
        found = lowered.diagnostics if lowered else ()
        return _Settled(Outcome(None, (*before, *found)))
    indicator_set = replace(lowered.value, bases=_bases(base))
    checked = check(indicator_set)
    spans = (*(each.span for each in own.sections), *base.sections)
    sections = Sections(spans)
    found = _without_echo(
        beside_bases(lowered.diagnostics, base.told),
        beside_bases(checked.diagnostics, base.told),
        damaged=_damaged(own, merged, sections),
        sections=sections,
    )
    found = told_of_both(found, merged.value, base.document, link.reference)
    is_whole = not (lowered.has_errors or _has_errors(before))
    outcome = Outcome(checked.value if is_whole else None, (*before, *found))
    told = (*outcome.diagnostics, *base.told)
    return _Settled(outcome, merged.value.document, spans, told)


def _damaged(
    own: t.Document, merged: Outcome[Merged], sections: Sections
) -> tuple[Span, ...]:
    """Give what could not be understood, and what of the base is changed there."""
    lines = (*own.damaged, *(each.at.span for each in merged.diagnostics))
    hurt = {sections.of(each) for each in lines}
    reaches = merged.value.reaches if merged.value else ()
    of_base = (
        place
        for reach in reaches
        if sections.of(reach.change) in hurt
        for place in reach.places
    )
    return (*lines, *of_base)


def _without_echo(
    lowered: tuple[Diagnostic, ...],
    checked: tuple[Diagnostic, ...],
    *,
    damaged: tuple[Span, ...],
    sections: Sections,
) -> tuple[Diagnostic, ...]:
    """Leave out what damaged lines, and errors of lowering, can have caused."""
    errors = [each.at.span for each in lowered if each.rule.severity is Severity.ERROR]
    below = [each for each in errors if sections.of(each).section > 0]
    by_line = CAN_FOLLOW_FROM_ANY_LINE if damaged else frozenset()
    by_error = CAN_FOLLOW_FROM_ANY_EXPRESSION if below else frozenset()
    if len(below) < len(errors):
        by_error |= CAN_FOLLOW_FROM_THE_HEAD
    legible = independent(
        (*lowered, *checked), damaged=damaged, sections=sections, dependent=by_line
    )
    of_lowering = set(map(id, lowered))
    return (
        *(each for each in legible if id(each) in of_lowering),
        *independent(
            (each for each in legible if id(each) not in of_lowering),
            damaged=below,
            sections=sections,
            dependent=by_error,
        ),
    )


def _bases(base: _Settled) -> tuple[tuple[str, str], ...]:
    if base.outcome.value is None:
        return ()
    nearest = base.outcome.value.indicator_set
    return ((nearest.id, nearest.version), *nearest.bases)


def _of_base(base: _Settled, reference: Reference) -> tuple[Diagnostic, ...]:
    """Tell that the base has errors, and the first of them."""
    found = base.outcome.diagnostics
    errors = [each for each in found if each.rule.severity is Severity.ERROR]
    number = len(errors)
    told = Diagnostic(
        BASE_HAS_ERRORS,
        Text(
            f"所沿用的“{reference.name}”有 {number} 处错误",
            f"the set “{reference.name}” that is taken over has {number} errors",
        ),
        Label(reference.span),
        hint=Text("先改好所沿用的指标体系", "mend the set that is taken over first"),
    )
    return (told, *errors[:_SHOWN_OF_BASE])


def _version(
    base: CheckedSet, document: t.Document, reference: Reference
) -> tuple[Diagnostic, ...]:
    found, wanted = base.indicator_set, reference.version
    if found.version == wanted:
        return ()
    own = Text(f"这里的版本是 {found.version}", f"the version here is {found.version}")
    place = version_place(document.head) if document.head else found.span
    differs = Diagnostic(
        BASE_VERSION_DIFFERS,
        Text(
            f"沿用的是“{found.id}”{wanted} 版，找到的是 {found.version} 版",
            f"“{found.id}” is taken over in version {wanted}, "
            f"version {found.version} is found",
        ),
        Label(reference.span),
        (Label(place, own),),
        Text(
            f"核对改动以后写作：沿用 {reference.name}@{found.version}",
            f"once the changes are looked at, write: "
            f"reuse {reference.name}@{found.version}",
        ),
    )
    return (differs,)


def _has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(each.rule.severity is Severity.ERROR for each in diagnostics)


def _in_order(
    diagnostics: tuple[Diagnostic, ...], sources: list[Source]
) -> tuple[Diagnostic, ...]:
    """Sort by place, the set's own first, then those of its bases."""
    order = {source: number for number, source in enumerate(sources)}

    def place(each: Diagnostic) -> tuple[int, int]:
        span = each.at.span
        return order.get(span.source, len(order)), span.start

    return tuple(sorted(diagnostics, key=place))
