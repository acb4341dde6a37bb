"""The head of a set: title, id, version, basis, full score, rounding, notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from perfscore.diagnostics.model import Label, Text
from perfscore.exact import Rounding, RoundingMode
from perfscore.lower import rules
from perfscore.lower.ground import numbers
from perfscore.lower.ground.findings import Findings
from perfscore.model.indicator_set import Basis, Footing, FormKind
from perfscore.source import Span
from perfscore.syntax import tree as t

_MODES = {
    "HALF_UP": RoundingMode.HALF_UP,
    "HALF_EVEN": RoundingMode.HALF_EVEN,
    "ROUND_DOWN": RoundingMode.DOWN,
    "ROUND_UP": RoundingMode.UP,
}
_FOOTINGS = {"ROUNDED_SCORES": Footing.ROUNDED, "EXACT_SCORES": Footing.EXACT}
_FORMS = {
    "DEPARTMENT": FormKind.DEPARTMENT,
    "PROJECT": FormKind.PROJECT,
    "TRANSFER": FormKind.TRANSFER,
}
_REQUIRED = {
    "id": Text("编号", "id"),
    "version": Text("版本", "version"),
    "full": Text("满分", "full_score"),
}
MAX_PLACES = 12
_Once = TypeVar("_Once", t.Effective, t.Rounding)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head settles."""

    title: str
    id: str
    version: str
    basis: tuple[Basis, ...]
    effective_from: date | None
    effective_to: date | None
    effective_span: Span | None
    full: Fraction
    full_span: Span | None
    rounding: Rounding | None
    rounding_span: Span | None
    footing: Footing | None
    form: FormKind
    notes: tuple[str, ...]


def lower_head(findings: Findings, node: t.Head) -> Head:
    """Settle the head; what is missing or doubled is reported and stands empty."""
    words = _single_clauses(findings, node)
    _require(findings, node, words)
    effective = _only(findings, node.clauses, t.Effective)
    rounding = _only(findings, node.clauses, t.Rounding)
    since, until = _period(findings, effective)
    full = words.get("full")
    value = numbers.digits(full.word, findings) if full else None
    footing, form = words.get("footing"), words.get("form")
    return Head(
        title=node.title.text,
        id=words["id"].word.text if "id" in words else "",
        version=words["version"].word.text if "version" in words else "",
        basis=basis_of(each for each in node.clauses if isinstance(each, t.Basis)),
        effective_from=since,
        effective_to=until,
        effective_span=effective.span if effective else None,
        full=value if value is not None else Fraction(0),
        full_span=full.span if full else None,
        rounding=_rounding(findings, rounding) if rounding else None,
        rounding_span=rounding.span if rounding else None,
        footing=_FOOTINGS[footing.word.kind] if footing else None,
        form=_FORMS[form.word.kind] if form else FormKind.PROJECT,
        notes=tuple(
            each.word.text
            for each in node.clauses
            if isinstance(each, t.Clause) and each.kind == "remark"
        ),
    )


def basis_of(clauses: Iterable[t.Basis]) -> tuple[Basis, ...]:
    """Give the legal bases that clauses state."""
    return tuple(
        Basis(word.span, word.text) for clause in clauses for word in clause.texts
    )


def twice(findings: Findings, name: str, first: Span, second: Span) -> None:
    """Report a clause that can stand once and stands twice."""
    findings.add(
        rules.CLAUSE_TWICE,
        second,
        Text(f"“{name}”写了两次", f"“{name}” stands twice"),
        related=(Label(first, Text("第一次在这里", "first here")),),
    )


def _single_clauses(findings: Findings, node: t.Head) -> dict[str, t.Clause]:
    found: dict[str, t.Clause] = {}
    for clause in node.clauses:
        if not isinstance(clause, t.Clause) or clause.kind == "remark":
            continue
        if clause.kind in found:
            keyword = clause.span.text.split(maxsplit=1)[0]
            twice(findings, keyword, found[clause.kind].span, clause.span)
        else:
            found[clause.kind] = clause
    return found


def _only(
    findings: Findings, clauses: Iterable[t.HeadClause], kind: type[_Once]
) -> _Once | None:
    found = [each for each in clauses if isinstance(each, kind)]
    for again in found[1:]:
        keyword = again.span.text.split(maxsplit=1)[0]
        twice(findings, keyword, found[0].span, again.span)
    return found[0] if found else None


def _require(findings: Findings, node: t.Head, words: dict[str, t.Clause]) -> None:
    for kind, name in _REQUIRED.items():
        if kind not in words:
            findings.add(
                rules.CLAUSE_MISSING,
                node.title.span,
                Text(f"开头没有写“{name.zh}”", f"the head has no “{name.en}”"),
                hint=_example(kind),
            )


def _example(kind: str) -> Text:
    return {
        "id": Text("例如：编号 hunan/zhuzhou/department-2021", "for example: id a/b"),
        "version": Text("例如：版本 2021.1", "for example: version 2021.1"),
        "full": Text("例如：满分 100", "for example: full_score 100"),
    }[kind]


def _period(
    findings: Findings, node: t.Effective | None
) -> tuple[date | None, date | None]:
    if node is None:
        return None, None
    since = numbers.date_of(node.since.text, node.since.span, findings)
    until = None
    if node.until is not None:
        until = numbers.date_of(node.until.text, node.until.span, findings)
    return since, until


def _rounding(findings: Findings, node: t.Rounding) -> Rounding | None:
    mode = _MODES[node.mode.kind]
    if node.places is None:
        return Rounding(mode, 0)
    places = numbers.digits(node.places, findings)
    if places is None:
        return None
    if places.denominator != 1 or places > MAX_PLACES:
        findings.add(
            rules.WRONG_ARGUMENTS,
            node.places.span,
            Text(
                f"保留的位数须是 0 到 {MAX_PLACES} 的整数",
                f"the number of decimals is whole, from 0 to {MAX_PLACES}",
            ),
        )
        return None
    return Rounding(mode, int(places))
