"""否决 in formulas: what vetoes make of scores, of the total and of the grade."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.formulas.bands import within
from perfscore.formulas.cell_formula import expression_parts
from perfscore.formulas.formula import Formula
from perfscore.formulas.leaf import Resolver, cell
from perfscore.formulas.parts import (
    BLANK,
    Parts,
    all_of,
    any_of,
    call,
    if_,
    infix,
    made,
    text,
)
from perfscore.formulas.rounding import rounded
from perfscore.model.expressions import ResultKind
from perfscore.model.indicator_set import Footing, Grade, IndicatorSet
from perfscore.model.outcomes import EffectKind, Veto
from perfscore.report.blank.book import Book
from perfscore.report.blank.shape import Line

_NEVER: Parts = ("1E+9",)
"""More points than any: what a veto that does not apply sets."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A veto, the cell that says whether it applies, and what its rules read."""

    veto: Veto
    holds: Parts
    resolve: Resolver


@dataclass(slots=True)
class Vetoing:
    """The vetoes of a set that formulas can say; ``is_unsaid``: not all of them."""

    book: Book
    is_unsaid: bool = False
    _looked: list[_Looked] = field(default_factory=list)

    @property
    def has_any(self) -> bool:
        """Whether there is a veto at all."""
        rule = self.book.indicator_set.total
        return bool(self._looked) or bool(rule is not None and rule.vetoes)

    def line(self, line: Line, parts: Parts) -> Parts | None:
        """Hold a line's score to what its vetoes set; None where that is unsaid."""
        formula = made(parts)
        if self.is_unsaid or formula is None:
            return None
        name = "/".join(line.path)
        before = self.book.add(f"{name}：否决前得分", formula)
        self.book.results[ResultKind.SCORE, line.path] = cell(before, is_typed=False)
        vetoes = line.indicator.vetoes
        own = self._look(vetoes, self.book.resolver(line), name)
        if own is None:
            return None
        setting = [each for each in own if _sets(each.veto, EffectKind.SCORE_IS)]
        if not setting:
            return (before,)
        lowest = self._lowest(setting, EffectKind.SCORE_IS)
        if lowest is None:
            return None
        applies = any_of(each.holds for each in setting)
        known = if_(applies, lowest, (before,))
        return if_(all_of(_is_settled(setting)), known, BLANK)

    def total(self, formula: Formula) -> Formula | None:
        """Hold the total to what vetoes set, and keep the one before for them."""
        rule = self.book.indicator_set.total
        before = self.book.add("否决前总分", formula)
        self.book.results[ResultKind.TOTAL, ()] = cell(before, is_typed=False)
        vetoes = rule.vetoes if rule is not None else ()
        if self._look(vetoes, self.book.resolver(None), "总分") is None:
            return None
        setting = [e for e in self._looked if _sets(e.veto, EffectKind.TOTAL_IS)]
        made_: Parts = (before,)
        if setting:
            lowest = self._lowest(setting, EffectKind.TOTAL_IS)
            if lowest is None:
                return None
            made_ = if_(any_of(each.holds for each in setting), lowest, made_)
        return made(if_(all_of(_is_settled(self._looked)), made_, BLANK))

    def grade(self, total: Parts, plain: Parts) -> Parts:
        """Give the grade that vetoes leave; ``plain`` is that of the total alone."""
        grades = sorted(self.book.indicator_set.grades, key=_low)
        named = self._ranks(grades, EffectKind.GRADE_IS)
        ceilings = self._ranks(grades, EffectKind.GRADE_AT_MOST)
        if not named and not ceilings:
            return plain
        rank: Parts = ("99",)
        for index, each in reversed(list(enumerate(grades))):
            rank = if_(within(total, each.interval), (str(index),), rank)
        if named:
            worst = call("MIN", *named)
            rank = if_(infix("<", worst, ("99",)), worst, rank)
        rank = call("MIN", rank, *ceilings)
        shown = BLANK
        for index, each in reversed(list(enumerate(grades))):
            is_it = infix("=", rank, (str(index),))
            shown = if_(is_it, text(f"等级：{each.name}"), shown)
        return shown

    def _look(
        self, vetoes: Sequence[Veto], resolve: Resolver, name: str
    ) -> list[_Looked] | None:
        """Write the cells that say which vetoes apply."""
        own = []
        for veto in vetoes:
            parts = expression_parts(veto.condition, resolve)
            formula = None if parts is None else made(parts)
            if formula is None:
                return None
            at = self.book.add(f"{name}：否决“{veto.said.zh}”", formula)
            own.append(_Looked(veto, (at,), resolve))
        self._looked += own
        return own

    def _lowest(self, looked: Sequence[_Looked], kind: EffectKind) -> Parts | None:
        terms = []
        for each in looked:
            for effect in each.veto.effects:
                if effect.kind is kind and effect.value is not None:
                    value = expression_parts(effect.value, each.resolve)
                    if value is None:
                        return None
                    terms.append(if_(each.holds, value, _NEVER))
        return rounded(call("MIN", *terms), self.book.indicator_set.rounding)

    def _ranks(self, grades: Sequence[Grade], kind: EffectKind) -> list[Parts]:
        """Give the ranks that effects name, where their vetoes apply."""
        ranks = {each.name: str(index) for index, each in enumerate(grades)}
        return [
            if_(each.holds, (ranks[effect.grade],), ("99",))
            for each in self._looked
            for effect in each.veto.effects
            if effect.kind is kind and effect.grade in ranks
        ]


def vetoing_of(book: Book) -> Vetoing:
    """Begin with the vetoes of a set."""
    return Vetoing(book, is_unsaid=_is_beyond(book.indicator_set))


def _is_beyond(indicator_set: IndicatorSet) -> bool:
    """Whether a veto is of a group, stops scoring, or meets what is not rounded."""
    nodes = tuple(indicator_set.walk())
    rule = indicator_set.total
    own = [veto for node in nodes for veto in node.vetoes]
    every = (*own, *(rule.vetoes if rule is not None else ()))
    is_exact = indicator_set.footing is Footing.EXACT
    return (
        any(_sets(each, EffectKind.STOP) for each in every)
        or any(node.vetoes and (node.children or node.declared) for node in nodes)
        or any(node.vetoes and node.not_applicable for node in nodes)
        or (bool(own) and is_exact and indicator_set.rounding is not None)
    )


def _sets(veto: Veto, kind: EffectKind) -> bool:
    return any(each.kind is kind for each in veto.effects)


def _is_settled(looked: Sequence[_Looked]) -> list[Parts]:
    """Say of each veto that it is known whether it applies."""
    return [call("ISLOGICAL", each.holds) for each in looked] or [("TRUE",)]


def _low(grade: Grade) -> Fraction:
    low = grade.interval.low
    return Fraction(-(10**9)) if low is None else low
