"""The lines below a formula: what it reads, its parts, the rows it chose."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.exact import SIGNIFICANT_DIGITS
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Defined,
    Expression,
    Input,
    Local,
    Operation,
    Peers,
    Result,
    Slot,
    Undefined,
)
from perfscore.model.printing import Named, formula, value_text
from perfscore.report.computed import (
    computed_text,
    is_bound,
    is_piece,
    leaf_name,
    taken,
)
from perfscore.report.derivation_line import DerivationLine, placed
from perfscore.report.derivation_tables import MOST_ROWS, row_lines
from perfscore.report.reasons import reason
from perfscore.report.steps import walk
from perfscore.score.program.approximations import is_approximated
from perfscore.score.result import Score, Step

_DEEPEST = 20
"""Definitions that rest on definitions are unfolded so far."""


@dataclass(slots=True)
class Unfolding:
    """Unfolds the formula of one line; what it has explained it does not explain again.

    ``fixed_target`` says that the set states the target, not the unit.
    """

    score: Score
    language: Language
    fixed_target: bool = False
    explained: set[Expression] = field(default_factory=set)
    depth: int = 0

    def say(self, chinese: str, english: str) -> str:
        """Choose by language."""
        return chinese if self.language == "zh" else english

    def value(self, step: Step) -> str:
        """Write a step's value, or why it has none."""
        if step.value is None:
            why = reason(step).in_language(self.language)
            return self.say(f"无法得出（{why}）", f"undefined ({why})")
        return value_text(step.value, step.expression.type, self.language)

    def formula(self, name: str, step: Step) -> DerivationLine:
        """Give ``name = …`` with the lines that explain it."""
        text, value = computed_text(step, self.language), self.value(step)
        if isinstance(step.expression, Aggregate):
            below = tuple(self._of_table(step))
        else:
            below = tuple(self.lines(step))
        is_open = step.value is None and isinstance(step.expression, Choice | Undefined)
        if is_open or text == value:
            return DerivationLine(name, value, children=below)
        if "≈" in value and isinstance(step.expression, Input | Defined | Result):
            text = formula(step.expression, self.language)
        return DerivationLine(f"{name} = {text}", value, children=below)

    def lines(self, step: Step) -> Iterator[DerivationLine]:
        """Give the lines that explain what a formula says of ``step``."""
        expression = step.expression
        match expression:
            case Input() | Local() | Defined():
                if expression not in self.explained:
                    self.explained.add(expression)
                    yield from self._named(step, expression)
            case Result() | Aggregate():
                if expression not in self.explained:
                    self.explained.add(expression)
                    yield from self._found(step)
            case Operation(label=Text() as label) if is_bound(step):
                yield from self._parts(step)
                if step.value is not None:
                    yield self._labelled("：", label, step)
            case Operation(label=Text() as label) if is_piece(step):
                if expression not in self.explained:
                    self.explained.add(expression)
                    made = self._labelled(" = ", label, step)
                    yield replace(made, children=tuple(self._parts(step)))
            case Operation() | Peers() if is_approximated(step):
                if expression not in self.explained:
                    self.explained.add(expression)
                    yield self._approximated(step)
            case _:
                yield from self._parts(step)

    def _parts(self, step: Step) -> Iterator[DerivationLine]:
        if isinstance(step.expression, Choice):
            yield from self._rows(step, step.expression)
            return
        for each in step.inputs:
            yield from self.lines(each)

    def _found(self, step: Step) -> Iterator[DerivationLine]:
        """Give how a result of scoring, or what a table came to, was found."""
        name = formula(step.expression, self.language)
        if isinstance(step.expression, Result):
            yield from (self.formula(name, each) for each in step.inputs)
        else:
            below = tuple(self._of_table(step))
            yield DerivationLine(name, self.value(step), children=below)

    def _of_table(self, step: Step) -> Iterator[DerivationLine]:
        """Give the rows that counted, and what they read beside their columns."""
        yield from row_lines(step, self.language, self.value)
        for row in step.inputs[:MOST_ROWS]:
            for each in walk(row):
                if isinstance(each.expression, Input | Defined):
                    yield from self.lines(each)

    def _approximated(self, step: Step) -> DerivationLine:
        """Give what gave up exactness, with all the digits that it has."""
        digits, value = SIGNIFICANT_DIGITS, step.value or Fraction()
        shown = value_text(value, step.expression.type, self.language, digits=digits)
        mark = self.say(
            f"（近似，{digits} 位有效数字）",
            f" (approximate, {digits} significant digits)",
        )
        text = computed_text(step, self.language, whole=True)
        below = tuple(self._parts(step))
        return DerivationLine(text, f"≈{shown}{mark}", children=below)

    def _labelled(self, joint: str, label: Text, step: Step) -> DerivationLine:
        name = label.in_language(self.language)
        if joint == "：":
            joint = self.say("：", ": ")
        text = f"{name}{joint}{computed_text(step, self.language, whole=True)}"
        return placed(DerivationLine(text, self.value(step)), step.expression.span)

    def _rows(self, step: Step, choice: Choice) -> Iterator[DerivationLine]:
        """Give the row that was taken, or those that failed if it was none."""
        value = taken(step)
        tried = step.inputs if value is None else step.inputs[:-1]
        shown = list(zip(choice.branches, tried, strict=False))
        if shown and shown[-1][1].value is not False:
            shown = shown[-1:]
        for branch, condition in shown:
            is_guard = isinstance(branch.value, Undefined) and branch.label is None
            if not is_guard or condition.value is not False:
                yield self._condition(branch.label, condition)
        if value is not None:
            yield from self.lines(value)

    def _condition(self, label: Text | None, step: Step) -> DerivationLine:
        name = (
            label.in_language(self.language) if label else self.say("条件", "condition")
        )
        text = computed_text(step, self.language)
        if label is None or not _is_said_by_label(step.expression):
            name = f"{name}{self.say('：', ': ')}{text}"
        holds = self.value(step)
        if isinstance(step.value, bool) and not isinstance(step.expression, Named):
            chinese, english = ("成立", "holds") if step.value else ("不成立", "fails")
            holds = self.say(chinese, english)
        below = tuple(self.lines(step))
        made = DerivationLine(name, holds, " → ", children=below)
        return placed(made, step.expression.span)

    def _named(self, step: Step, named: Named) -> Iterator[DerivationLine]:
        name = leaf_name(named, self.language)
        if isinstance(named, Local):
            if named.slot is Slot.VALUE and step.inputs:
                made = self.formula(name, step.inputs[0])
                body = step.inputs[0].expression
                # A name's own span is where it is declared, not where it is used.
                is_name = isinstance(body, Named)
                yield made if is_name else placed(made, body.span)
            elif named.slot not in {Slot.WEIGHT, Slot.POINT}:
                yield DerivationLine(name + self._written(step), self.value(step))
        elif isinstance(named, Input):
            made = DerivationLine(name + self._written(step), self.value(step))
            yield placed(made, named.span)
        else:
            yield self.definition(named.name, step)

    def definition(self, name: str, step: Step) -> DerivationLine:
        """Give a definition's line, from the step of its name or of its body."""
        body = step.inputs[0] if isinstance(step.expression, Defined) else step
        if self.depth < _DEEPEST:
            self.depth += 1
            made = self.formula(name, body)
            self.depth -= 1
        else:
            made = DerivationLine(name, self.value(step))
        known = self.score.definitions.get(name)
        if known is None:
            return made
        basis = tuple(each.text for each in known[0].basis)
        return placed(replace(made, basis=basis), known[0].span)

    def _written(self, step: Step) -> str:
        """Say what was filled in, where it is not the value as printed."""
        if step.value is None:
            return ""
        if step.cell is None:
            default = self.say("（未填报，取默认值）", " (not reported, the default)")
            return default if isinstance(step.expression, Input) else ""
        shown = value_text(step.value, step.expression.type, self.language)
        if step.cell.replace(" ", "") == shown.replace(" ", ""):
            return ""
        expression = step.expression
        is_target = isinstance(expression, Local) and expression.slot is Slot.TARGET
        if is_target and self.fixed_target:
            return self.say(f"（规定“{step.cell}”）", f" (stated “{step.cell}”)")
        return self.say(f"（填报“{step.cell}”）", f" (reported “{step.cell}”)")


def _is_said_by_label(condition: Expression) -> bool:
    """Whether a row's label alone says its condition: a point, a chosen rating."""
    if isinstance(condition, Local):
        return True
    return isinstance(condition, Operation) and any(
        isinstance(each, Local) and each.slot is Slot.RATING
        for each in condition.operands
    )
