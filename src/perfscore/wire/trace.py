"""A score's trace as the plain data that machines read and compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from perfscore.exact import Rounding, exact_text
from perfscore.model import expressions as e
from perfscore.score.result import Score, Step
from perfscore.source import Source, Span

Plain = dict[str, Any]

_KINDS: dict[type[e.Node], str] = {
    e.Literal: "literal",
    e.Local: "local",
    e.Input: "input",
    e.Defined: "defined",
    e.Operation: "operation",
    e.Choice: "choice",
    e.Rounded: "rounded",
    e.Undefined: "undefined",
    e.Column: "column",
    e.Aggregate: "aggregate",
    e.Result: "result",
    e.Peers: "peers",
}
KINDS = tuple(_KINDS.values())
"""The kinds of expressions that a step can be of."""


def trace_to_json(score: Score, sets: Sequence[Source]) -> Plain:
    """Give every step of ``score``, each once, and which step each result rests on.

    ``steps`` holds a step after those it rests on; everything else names steps by
    their number from 0, null where there is none. Values are exact. ``at`` is the
    number of the set's text among ``sets`` with the line there; null elsewhere.
    """
    book = _Book({source: number for number, source in enumerate(sets)})
    made: Plain = {
        "data": [
            {"name": name, "step": book.number(step)}
            for name, step in score.data.items()
        ],
        "definitions": [
            {"name": name, "step": book.number(step)}
            for name, (_, step) in score.definitions.items()
        ],
        "indicators": [
            {
                "path": list(line.path),
                "step": book.number(line.trace),
                "weight": book.number(line.weight_trace),
            }
            for line in score.lines
        ],
        "groups": [
            {"path": list(each.path), "step": book.number(each.trace)}
            for each in score.groups
        ],
        "total": book.number(score.total_trace),
        "vetoes": [
            {"path": list(each.path), "step": book.number(each.trace)}
            for each in score.vetoes
        ],
        "classifications": [
            {"name": name, "step": book.number(step)}
            for name, step in score.classifications.items()
        ],
    }
    return {**made, "steps": book.steps}


@dataclass(slots=True)
class _Book:
    """The steps written so far; equal steps are one."""

    sets: Mapping[Source, int]
    steps: list[Plain] = field(default_factory=list)
    _known: dict[int, int] = field(default_factory=dict)
    _equal: dict[object, int] = field(default_factory=dict)

    def number(self, step: Step | None) -> int | None:
        """Write a step with all below it; a stack of our own knows no depth."""
        if step is None:
            return None
        waiting = [step]
        while waiting:
            each = waiting[-1]
            below = [one for one in each.inputs if id(one) not in self._known]
            if below:
                waiting.extend(reversed(below))
            else:
                waiting.pop()
                if id(each) not in self._known:
                    self._known[id(each)] = self._add(each)
        return self._known[id(step)]

    def _add(self, step: Step) -> int:
        expression = step.expression
        label = expression.label
        kind, value = typed(step.value)
        made: Plain = {
            "kind": _KINDS[type(expression)],
            "says": _says(expression),
            "label": None if label is None else label.zh,
            "type": kind,
            "value": value,
            "cell": step.cell,
            "inputs": [self._known[id(each)] for each in step.inputs],
            "at": self._at(expression.span),
        }
        key = tuple(
            tuple(each) if isinstance(each, list) else each for each in made.values()
        )
        if key not in self._equal:
            self._equal[key] = len(self.steps)
            self.steps.append(made)
        return self._equal[key]

    def _at(self, span: Span) -> list[int] | None:
        number = self.sets.get(span.source)
        return None if number is None else [number, span.source.place(span.start)[0]]


def typed(value: e.Value | None) -> tuple[str | None, str | None]:
    """Give the type and the exact text of a value; None twice where there is none."""
    match value:
        case None:
            return None, None
        case bool():
            return "truth", "true" if value else "false"
        case Fraction():
            return "number", exact_text(value)
        case date():
            return "date", value.isoformat()
        case _:
            return "text", value


def _says(expression: e.Expression) -> str:
    """Say what an expression is, beside its kind, its operands and its value."""
    match expression:
        case e.Literal(value=value):
            return typed(value)[1] or ""
        case e.Local(slot=slot, index=index):
            return f"{slot.value} {index}" if index else slot.value
        case e.Input(name=name) | e.Defined(name=name):
            return name
        case e.Operation(operator=operator):
            return operator.value
        case e.Rounded(rounding=rounding):
            return _rounding(rounding)
        case e.Undefined(rule=rule, reason=reason):
            return f"{rule}: {reason.zh}"
        case e.Column(table=table, name=name):
            return f"{table}.{name}"
        case e.Aggregate(function=aggregate, table=table):
            return f"{aggregate.value} {table}"
        case e.Result(kind=kind, path=path):
            return " ".join((kind.value, "/".join(path))).strip()
        case e.Peers(function=peers, key=key):
            return f"{peers.value} {key}"
        case _:
            return ""


def _rounding(rounding: Rounding) -> str:
    return f"{rounding.mode.value} {rounding.places}"
