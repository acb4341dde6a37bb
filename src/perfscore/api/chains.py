"""A set and those that it takes over, link by link, are read and parsed."""

from dataclasses import dataclass

from perfscore.api.inheriting import FindBase, Reference, SetFile
from perfscore.api.rules import (
    BASE_CHAIN_TOO_LONG,
    BASE_CIRCLE,
    BASE_VERSION_MISSING,
)
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.syntax import tree as t
from perfscore.syntax.parser import parse

MAX_LINKS = 8
"""Sets that may stand one upon the other below a set."""


@dataclass(frozen=True, slots=True)
class Link:
    """One set of a chain, and the reference to the next, if it has one."""

    file: SetFile
    parsed: Outcome[t.Document]
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Chain:
    """A set, those it takes over, the nearest first, and why there are no more.

    Where ``faults`` are errors, the chain has an end that is not its beginning.
    """

    links: tuple[Link, ...]
    faults: tuple[Diagnostic, ...] = ()


def read_chain(file: SetFile, find: FindBase) -> Chain:
    """Follow 沿用 from a set to the one that takes over none."""
    links = [_link(file)]
    while (reference := links[-1].reference) is not None:
        fault = _refused(links, reference)
        if fault is not None:
            return Chain(tuple(links), (_from_first(fault, links),))
        found = find(reference, links[-1].file)
        if found.value is None:
            faults = tuple(_from_first(each, links) for each in found.diagnostics)
            return Chain(tuple(links), faults)
        known = [each.file.identity for each in links]
        if found.value.identity in known:
            start = known.index(found.value.identity)
            fault = _circle(links[start:], reference)
            return Chain(tuple(links), (_from_first(fault, links[:start]),))
        links.append(_link(found.value))
    return Chain(tuple(links))


def _link(file: SetFile) -> Link:
    parsed = parse(file.source)
    head = parsed.value.head if parsed.value else None
    for clause in head.clauses if head else ():
        if isinstance(clause, t.Clause) and clause.kind == "reuse":
            name, _, version = clause.word.text.rpartition("@")
            reference = Reference(clause.word.span, name or version, version)
            if not name:
                reference = Reference(clause.word.span, version, "")
            return Link(file, parsed, reference)
    return Link(file, parsed, None)


def _refused(links: list[Link], reference: Reference) -> Diagnostic | None:
    if len(links) > MAX_LINKS:
        return Diagnostic(
            BASE_CHAIN_TOO_LONG,
            Text(
                f"沿用超过 {MAX_LINKS} 层",
                f"sets take one another over through more than {MAX_LINKS} links",
            ),
            Label(reference.span),
            hint=Text("合并中间几层", "merge some of the links"),
        )
    if not reference.version:
        return Diagnostic(
            BASE_VERSION_MISSING,
            Text("“沿用”没有写明版本", "“reuse” states no version"),
            Label(reference.span),
            hint=Text(
                f"写作：沿用 {reference.name}@版本",
                f"write: reuse {reference.name}@VERSION",
            ),
        )
    return None


def _circle(circle: list[Link], last: Reference) -> Diagnostic:
    ids = [_id(each) for each in (*circle, circle[0])]
    shown = " → ".join(ids)
    return Diagnostic(
        BASE_CIRCLE,
        Text(f"沿用成环：{shown}", f"sets take one another over: {shown}"),
        Label((circle[0].reference or last).span),
        tuple(
            Label(each.reference.span, Text("环上的沿用", "in the circle"))
            for each in circle[1:]
            if each.reference is not None
        ),
    )


def _id(link: Link) -> str:
    head = link.parsed.value.head if link.parsed.value else None
    clauses = (
        [each for each in head.clauses if isinstance(each, t.Clause)] if head else []
    )
    said = next((each.word.text for each in clauses if each.kind == "id"), "")
    return said or link.file.source.name


def _from_first(fault: Diagnostic, links: list[Link]) -> Diagnostic:
    """Say which lines led to a fault that lies further down the chain."""
    above = tuple(
        Label(each.reference.span, Text("由这里沿用", "taken over here"))
        for each in links
        if each.reference is not None and each.reference.span != fault.at.span
    )
    related = (*fault.related, *above)
    return Diagnostic(fault.rule, fault.message, fault.at, related, fault.hint)
