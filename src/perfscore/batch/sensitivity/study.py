"""Blocks of assessments are scored as they are and with every change, and compared."""

from collections.abc import Collection, Sequence
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Key
from perfscore.batch.kernel import Kernel
from perfscore.batch.reading.named import Named, text_at
from perfscore.batch.results import Result
from perfscore.batch.sensitivity.counts import (
    NARROWEST,
    Counts,
    GroupCounts,
    Narrow,
)
from perfscore.batch.sensitivity.drawing import Draws
from perfscore.batch.sensitivity.effects import (
    Effect,
    Totals,
    compared,
    totals_of,
)
from perfscore.batch.sensitivity.margins import (
    Distances,
    classes,
    cuts_of,
    distances,
    near_counts,
    ranks_of,
)
from perfscore.batch.sensitivity.model import Sensitivity, Swing, ranked
from perfscore.batch.sensitivity.moves import Still, movables
from perfscore.batch.sensitivity.question import Aspect, Question
from perfscore.batch.sensitivity.variants import variants_of
from perfscore.batch.sensitivity.varied import Given, Varier
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Severity

_ASPECTS = tuple(Aspect)


class Study:
    """The changes to one set, ready for any number of blocks; keeps nothing of them.

    ``present`` are the columns that there are; None for all that the set reads.
    """

    def __init__(
        self,
        checked: CheckedSet,
        question: Question,
        present: Collection[Key] | None = None,
    ) -> None:
        self.question = question
        self.kernel = Kernel(checked)
        self.variants = variants_of(self.kernel, question, present)
        self.movables = movables(checked.indicator_set)
        grades = checked.indicator_set.grades
        self._names = tuple(each.name for each in grades)
        self._ranks = ranks_of(grades)
        self.cuts = cuts_of(grades)
        self._varier = Varier(self.kernel.layout)
        self._draws = Draws(self.kernel, question, present)

    def count(self, file: str, named: Named) -> Counts:
        """Score a block as it is and changed, and count what that does."""
        given = named.given
        result = self.kernel.heads(given)
        before = totals_of(result, self._ranks)
        effects, regraded = self._effects(given, result, before)
        found = distances(before, self.cuts)
        near = () if found is None else near_counts(found, self.cuts, self._near)
        kept = self._draws.kept(given, named.numbers, before, self._ranks)
        grades = np.bincount(result.grades + 1, minlength=len(self._names) + 1)
        names = ("", *self._names)
        return Counts(
            rows=named.wide.size + _lost(named),
            scored=int(np.count_nonzero(before.has)),
            total=_sum_of(before),
            effects=effects,
            near=tuple(near),
            distances=Counts().distances
            if found is None
            else tuple(map(int, classes(found))),
            settled=_settled(before, found),
            grades=dict(zip(names, map(int, grades), strict=True)),
            whole=self._group(before, found, regraded, np.ones(result.size, bool)),
            groups={
                name: self._groups(texts, before, found, regraded)
                for name, texts in named.groups.items()
                if texts is not None
            },
            narrow=self._narrow(file, named, before, found, regraded, kept),
            kept=_by_count(kept, before),
        )

    @property
    def _near(self) -> tuple[Fraction, ...]:
        return self.question.near

    def result(self, counts: Counts, files: tuple[str, ...]) -> Sensitivity:
        """Say what was found, all blocks together."""
        made = self.kernel.layout.indicator_set
        swings = []
        effects = counts.effects or (Effect(),) * len(self.variants.each)
        for index, cause in enumerate(self.variants.causes):
            tried = {
                variant.direction: effect
                for variant, effect in zip(self.variants.each, effects, strict=True)
                if variant.cause == index
            }
            less = tried.get(-1, tried.get(0))
            swings.append(Swing(cause, less, tried.get(1)))
        best_first = sorted(zip(self._ranks, self._names, strict=False), reverse=True)
        return Sensitivity(
            set_id=made.id,
            title=made.title,
            version=made.version,
            files=files,
            question=self.question,
            grades=tuple(name for _, name in best_first),
            swings=ranked(swings),
            still=self._still(),
            counts=counts,
            linear=self.variants.linear is not None,
        )

    def _still(self) -> tuple[Still, ...]:
        """Say what is not moved; between level-1 indicators all can be."""
        still = () if self.variants.linear is not None else self.movables.still
        return (*still, *self.variants.still)

    def _effects(
        self, given: Given, result: Result, before: Totals
    ) -> tuple[tuple[Effect, ...], NDArray[np.int64]]:
        """Try every change; count, by aspect, those that give a row another grade."""
        regraded = np.zeros((len(_ASPECTS), len(before.has)), np.int64)
        effects, linear = [], self.variants.linear
        for each in self.variants.each:
            aspect = _ASPECTS.index(self.variants.causes[each.cause].aspect)
            held = 0
            if linear is not None and each.factors:
                after = linear.totals(result, before, each.factors)
            else:
                made = self._varier.changed(given, each.shifts, counted=before.has)
                held = made.held
                after = totals_of(each.kernel.heads(made.given), self._ranks)
            found = compared(before, after, held)
            regraded[aspect] += found.regraded
            effects.append(found.effect)
        return tuple(effects), regraded

    def _group(
        self,
        before: Totals,
        found: Distances | None,
        regraded: NDArray[np.int64],
        rows: NDArray[np.bool_],
    ) -> GroupCounts:
        near: tuple[int, ...] = ()
        if found is not None:
            sizes = np.abs(found.whole[found.counts & rows])
            scale = 10**found.places
            near = tuple(
                int(np.count_nonzero(sizes <= int(each * scale))) for each in self._near
            )
        unsure = [int(np.count_nonzero(each[rows])) for each in regraded]
        return GroupCounts(int(np.count_nonzero(before.has & rows)), near, *unsure)

    def _groups(
        self,
        texts: pa.Array,
        before: Totals,
        found: Distances | None,
        regraded: NDArray[np.int64],
    ) -> dict[str, GroupCounts]:
        encoded = texts.dictionary_encode()
        names = [*encoded.dictionary.to_pylist(), ""]
        codes = encoded.indices.fill_null(len(names) - 1)
        at = codes.to_numpy(zero_copy_only=False)
        return {
            names[code]: self._group(before, found, regraded, at == code)
            for code in map(int, np.unique(at))
        }

    def _narrow(  # noqa: PLR0913, PLR0917 - a block, and what was found of its rows
        self,
        file: str,
        named: Named,
        before: Totals,
        found: Distances | None,
        regraded: NDArray[np.int64],
        kept: NDArray[np.int64] | None,
    ) -> tuple[Narrow, ...]:
        if found is None:
            return ()
        rows = np.flatnonzero(found.counts)
        sizes = np.abs(found.whole[rows])
        chosen = rows[np.argsort(sizes, kind="stable")[:NARROWEST]]
        by_rank = {int(rank): name for rank, name in self._by_rank()}
        return tuple(
            Narrow(
                distance=Fraction(abs(int(found.whole[row])), 10**found.places),
                file=file,
                number=int(named.numbers[row]),
                id=text_at(named.ids, row) or "",
                unit=text_at(named.units, row) or "",
                total=before.value(row),
                grade=by_rank.get(int(before.ranks[row]), ""),
                is_under=bool(found.under[row]),
                errors=int(regraded[0, row]),
                weights=int(regraded[1, row]),
                kept=None if kept is None else int(kept[row]),
            )
            for row in map(int, chosen)
        )

    def _by_rank(self) -> Sequence[tuple[int, str]]:
        return tuple(zip(map(int, self._ranks), self._names, strict=False))


def _lost(named: Named) -> int:
    """Count the rows that could not be read; 合计 and notes are no assessments."""
    lost = {each.number for each in named.bad if each.rule.severity is Severity.ERROR}
    return len(lost.difference(map(int, named.numbers))) if lost else 0


def _by_count(kept: NDArray[np.int64] | None, before: Totals) -> dict[int, int]:
    if kept is None:
        return {}
    counts = np.bincount(kept[before.has & (before.ranks >= 0)])
    return {at: int(count) for at, count in enumerate(counts) if count}


def _sum_of(totals: Totals) -> Fraction:
    rows = totals.has.copy()
    others = sum((each for each in totals.others.values()), Fraction())
    for row in totals.others:
        rows[row] = False
    return Fraction(int(totals.whole[rows].sum()), 10**totals.places) + others


def _settled(before: Totals, found: Distances | None) -> int:
    counted = 0 if found is None else int(np.count_nonzero(found.counts))
    return int(np.count_nonzero(before.has)) - counted
