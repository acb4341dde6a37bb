"""What a list is part of: the amount before 其中, and before lists over many lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from perfscore.audit.narrative.clauses import Clause, Sentence

T = TypeVar("T")

_OPENING = re.compile(
    r"其中(?:包括|包含|有|含)?|包括|主要包括|具体(?:情况)?(?:如下|[为是])?|分别[为是]"
    r"|(?:其|具体|支出|收入)*(?:构成|结构|情况)(?:情况)?(?:如下|[为是])"
    r"|主要用于(?:以下|如下|下列)?(?:几个)?(?:方面|支出)?(?:支出)?"
    r"|按.{0,12}(?:分类?|性质|类别|科目)(?:划分|来分|看)?"
)
_OPENED = re.compile(r"(?:其中(?:包括|包含|有|含)?|包括).")
_CONTAINED = re.compile(r".*(?:其中|(?<!不)含|(?<!不)包括)")
_CLOSING = re.compile(r"(?:本年度?)?(?:总?支出|总?收入)(?:合计|总计|总额)?")
_LONGEST_LIST = 200


@dataclass(slots=True)
class Heads(Generic[T]):
    """Follows which amount governs the ones that are told next.

    ``wholes`` are the amounts that govern, the nearest first. Where several amounts
    stand before 其中 in a sentence of its own, none is taken.
    """

    main: Callable[[list[T]], T | None]
    """Chooses among the amounts of a sentence the one that a list may be part of."""
    rivals: Callable[[list[T]], list[T]]
    """Gives the other amounts of a sentence that a list may be part of as well."""
    wholes: tuple[T, ...] = ()
    _told: list[T] = field(default_factory=list)
    """The amounts of this sentence outside of brackets, since the last 其中."""
    _earlier: list[T] = field(default_factory=list)
    """Those before the last semicolon."""
    _before: list[T] = field(default_factory=list)
    """Those of the sentence before."""
    _carried: tuple[T, ...] = ()
    """What governs a list whose items are passages of their own."""
    _contained: tuple[T, ...] = ()
    """What the amounts in these brackets are part of."""
    _items: int = 0
    _level: int | None = None
    """The level of the list's first item."""
    _headings: tuple[str, ...] = ()

    def begin_passage(self, *, headings: tuple[str, ...], level: int | None) -> None:
        """Begin a passage; only the items of a list go on with what governs it.

        ``level`` is that of its list number; None where it has none.
        """
        self._items += 1
        if self._items == 1:
            self._level = level
        is_inside = level is not None and level >= (self._level or 0)
        if not is_inside or self._items > _LONGEST_LIST:
            self._carried = ()
        if headings != self._headings and not self._carried:
            self._before = []
        self._headings = headings
        if level is not None:
            self._before = []

    def end_passage(self, *, goes_on: bool) -> None:
        """End a passage; one that ends with a colon opens a list."""
        if goes_on and self.wholes:
            self._carried = self.wholes
            self._items = 0

    def begin_sentence(self) -> None:
        """Begin a sentence: what governed in the one before governs no more."""
        self.wholes = self._carried
        self._before = [*self._earlier, *self._told] or self._before
        self._told = []
        self._earlier = []

    def forget(self) -> None:
        """Pass a sentence without figures."""
        self.wholes = ()
        self._told = []
        self._earlier = []

    def is_opening(self, sentence: Sentence) -> bool:
        """Whether a sentence without figures opens a list."""
        return bool(self._before or self._told or self._earlier) and any(
            _OPENING.fullmatch(each.lead) for each in sentence.clauses
        )

    def look(self, clause: Clause) -> None:
        """Look at a clause before its figure is added."""
        if clause.is_aside:
            if _CONTAINED.match(clause.lead):
                self._contained = tuple((self._earlier + self._told)[-1:])
            return
        self._contained = ()
        if clause.stop == "；":
            self._earlier, self._told = self._told or self._earlier, []
        is_alone = clause.figure is None and _OPENING.fullmatch(clause.lead)
        if not (is_alone or (clause.figure and _OPENED.match(clause.lead))):
            return
        told = self._told or self._earlier[-1:]
        if told:
            self.wholes = (told[-1], *self.rivals(told), *self.wholes)
        else:
            head = self.main(self._before) if self._before else None
            self.wholes = () if head is None else (head, *self.wholes)
        self._told = []
        self._earlier = []

    def wholes_of(self, clause: Clause) -> tuple[T, ...]:
        """Give what a clause is part of, the nearest first."""
        return self._contained if clause.is_aside else self.wholes

    def close(self, label: str) -> None:
        """Leave a list where a label begins that is no part of anything."""
        if self.wholes and not self._carried and _CLOSING.fullmatch(label):
            self.wholes = ()

    def add(self, amount: T, *, is_aside: bool) -> None:
        """Add an amount that was told."""
        if not is_aside:
            self._told.append(amount)
