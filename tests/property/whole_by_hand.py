"""The fixed order of working out a whole, worked out a second time and by itself."""

from dataclasses import dataclass
from fractions import Fraction

from tests.property.whole_sets import GRADES, Group, Leaf, Whole

Points = Fraction | None
FULL = Fraction(100)


@dataclass
class Atom:
    """What weight can move to."""

    leaves: list[Leaf]
    top: Leaf | Group
    weight: Fraction
    received: Fraction = Fraction()


@dataclass
class Worked:
    """What comes of a set: ``lines`` by name, rounded; None where open."""

    lines: dict[str, Points]
    base: Points
    bonus: Points
    penalty: Points
    total: Points
    grade: str | None


def rounded(value: Fraction) -> Fraction:
    """Keep two decimals; a half goes away from nothing."""
    cents = (abs(value) * 200 + 1) // 2
    return Fraction(cents if value >= 0 else -cents, 100)


class ByHand:
    """Works out one set with what is reported."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._atoms: list[Atom] = []
        for top in whole.tops:
            below = top.children if isinstance(top, Group) else [top]
            if isinstance(top, Group) and top.kind != "合计":
                self._atoms.append(Atom(below, top, top.weight))
            else:
                self._atoms += [Atom([each], top, each.weight) for each in below]
        self._treated: dict[str, str] = {}
        self._rescaled = Fraction()
        self._is_lost = False
        self._tops: dict[str, Points] = {}
        self._stops = any(
            veto.holds and ("不再评分", "") in veto.effects for veto in whole.vetoes
        )

    def work_out(self) -> Worked:
        """Go through the steps in their order."""
        self._move()
        whole = self._whole
        lines = {each.name: self._line(each) for each in whole.leaves}
        extra = {each.name: self._line(each) for each in whole.bonus + whole.penalty}
        for top in whole.tops:
            score, counts = self._top(top)
            self._tops[top.name] = score if counts else None
            if counts and isinstance(top, Group):
                lines[top.name] = score
        base = self._base()
        bonus = self._sum([self._counted(each) for each in whole.bonus])
        penalty = self._sum([self._counted(each) for each in whole.penalty])
        total, grade = self._judged(base, bonus, penalty)
        shown = {name: score for name, score in (lines | extra).items() if name}
        return Worked(
            shown,
            base,
            bonus if whole.bonus else None,
            penalty if whole.penalty else None,
            total,
            grade,
        )

    def _move(self) -> None:
        subjects: list[tuple[Leaf | Group, list[Leaf]]] = []
        for top in self._whole.tops:
            below = top.children if isinstance(top, Group) else [top]
            if not top.applies:
                subjects.append((top, below))
            else:
                subjects += [(each, [each]) for each in below if not each.applies]
        for subject, leaves in subjects:
            self._treated |= {each.name: subject.treatment for each in leaves}
        heirs = [
            atom
            for atom in self._atoms
            if any(each.name not in self._treated for each in atom.leaves)
        ]
        for subject, leaves in subjects:
            if subject.treatment in {"得满分", "取 1分"}:
                continue
            gone = sum(
                (
                    atom.weight
                    for atom in self._atoms
                    if all(self._is_out(each) for each in atom.leaves)
                    and any(each in leaves for each in atom.leaves)
                ),
                Fraction(),
            )
            if not gone:
                continue
            if subject.treatment == "剔除并按比例折算":
                self._rescaled += gone
                continue
            takers = [each for each in heirs if self._takes(each, subject)]
            self._is_lost |= not takers
            weights = [
                Fraction(1) if subject.treatment == "平均分摊" else each.weight
                for each in takers
            ]
            for atom, weight in zip(takers, weights, strict=True):
                atom.received += gone * weight / sum(weights)

    def _takes(self, atom: Atom, subject: Leaf | Group) -> bool:
        if subject.treatment == "并入":
            return atom.top.name == subject.into
        is_below = isinstance(atom.top, Group) and subject in atom.top.children
        is_top = any(each is subject for each in self._whole.tops)
        return subject.treatment == "平均分摊" or is_top or is_below

    def _is_out(self, leaf: Leaf) -> bool:
        return self._treated.get(leaf.name, "得满分") not in {"得满分", "取 1分"}

    def _weight(self, leaf: Leaf) -> Fraction:
        for atom in self._atoms:
            if atom.leaves == [leaf]:
                return atom.weight + atom.received
        return leaf.weight

    def _exact(self, leaf: Leaf) -> Points:
        if self._stops:
            return None
        treatment = self._treated.get(leaf.name)
        if treatment == "得满分":
            return leaf.weight
        if treatment == "取 1分":
            return Fraction(1)
        if treatment is not None:
            return None
        if leaf.is_vetoed and leaf.veto == "得分 = 0分":
            return Fraction()
        return None if leaf.rate is None else self._weight(leaf) * leaf.rate

    def _line(self, leaf: Leaf) -> Points:
        exact = self._exact(leaf)
        return None if exact is None else rounded(exact)

    def _counted(self, leaf: Leaf) -> Points:
        return self._line(leaf) if self._whole.is_rounded else self._exact(leaf)

    def _sum(self, values: list[Points]) -> Points:
        known = [each for each in values if each is not None]
        return sum(known, Fraction()) if len(known) == len(values) else None

    def _top(self, top: Leaf | Group) -> tuple[Points, bool]:
        """Give the score of a level-1 indicator, and whether it counts at all."""
        if isinstance(top, Leaf):
            return self._counted(top), self._stops or not self._is_out(top)
        below = [each for each in top.children if self._stops or not self._is_out(each)]
        scores = [self._counted(each) for each in below]
        if not below:
            return None, False
        known = [each for each in scores if each is not None]
        if len(known) < len(scores):
            return None, True
        if top.kind == "合计":
            weight = sum((self._weight(each) for each in below), Fraction())
            score = sum(known, Fraction())
        else:
            weight = sum(
                (a.weight + a.received for a in self._atoms if a.top is top), Fraction()
            )
            score = _brought_together(top, below, known) * weight / top.weight
        if top.cap is not None:
            score = min(score, top.cap * weight)
        if top.floor is not None:
            score = max(score, top.floor)
        return score, True

    def _base(self) -> Points:
        counted = [
            self._tops[top.name] for top in self._whole.tops if self._top(top)[1]
        ]
        score = self._sum(counted)
        if score is None or self._is_lost or self._stops or self._rescaled == FULL:
            return None
        return score * FULL / (FULL - self._rescaled)

    def _judged(
        self, base: Points, bonus: Points, penalty: Points
    ) -> tuple[Points, str | None]:
        total = _total(self._whole.total, base, bonus, penalty)
        total = None if total is None else rounded(total)
        effects: list[tuple[str, str]] = []
        is_open = False
        for veto in self._whole.vetoes:
            holds = veto.holds
            if holds is None:
                holds = self._holds(veto.condition, base, total)
            is_open |= holds is None
            effects += veto.effects if holds else []
        every = [*self._whole.leaves, *self._whole.bonus, *self._whole.penalty]
        for leaf in every:
            is_heard = leaf.name not in self._treated and not self._stops
            if leaf.is_vetoed and is_heard:
                kind, _, value = leaf.veto.rpartition(" ")
                effects.append((kind, value))
        set_ = [Fraction(value[:-1]) for kind, value in effects if kind == "总分 ="]
        total = None if is_open else min(set_) if set_ else total
        order = [name for name, _ in GRADES]
        grade = None
        if total is not None:
            grade = next(name for name, low in GRADES if total >= low)
        if not is_open:
            named = [value for kind, value in effects if kind == "等级 ="]
            grade = max(named, key=order.index) if named else grade
            limits = [value for kind, value in effects if kind == "等级 至多"]
            if grade is not None:
                grade = max([grade, *limits], key=order.index)
        return total, grade

    def _holds(self, condition: str, base: Points, total: Points) -> bool | None:
        if condition.startswith("基本分"):
            return None if base is None else base < 40
        if condition.startswith("总分"):
            return None if total is None else total >= 95
        score = self._tops[condition[4 : condition.index("”")]]
        return None if score is None else score < 9


def _brought_together(
    top: Group, below: list[Leaf], scores: list[Fraction]
) -> Fraction:
    if top.kind == "取低":
        return min(scores)
    if top.kind == "取高":
        return max(scores)
    shares = [each.share or Fraction(1) for each in below]
    rates = [score / each.weight for score, each in zip(scores, below, strict=True)]
    if top.kind == "加权平均":
        mean = sum(a * b for a, b in zip(shares, rates, strict=True)) / sum(shares)
    elif not all(rates):
        mean = Fraction()
    else:
        mean = sum(shares) / sum(a / b for a, b in zip(shares, rates, strict=True))
    return top.weight * Fraction(mean)


def _total(form: str, base: Points, bonus: Points, penalty: Points) -> Points:
    """Work out the stated formula; only what it comes to has to be known."""
    if base is None:
        return None
    if form.startswith("若") and base >= 60:
        return None if bonus is None else base + min(bonus, Fraction(3))
    if penalty is None:
        return None
    if form.startswith("若"):
        return base - penalty
    if bonus is None:
        return None
    if form.startswith("至多"):
        return min(max(base + bonus - penalty, Fraction()), FULL)
    return base + bonus - penalty
