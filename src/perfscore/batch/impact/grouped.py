"""The groups that two sets ask for, gathered from all rows before any is scored."""

from collections.abc import Sequence

from perfscore.batch.groups.passing import GroupPasses
from perfscore.batch.impact.reading import Two, TwoLayed
from perfscore.batch.program.asking import asked_in
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment
from perfscore.score.scorer import Peers


class TwoPasses:
    """What the members of all groups bring, by the earlier and by the later set.

    For each of :attr:`levels` all rows are gathered in one order and then settled; the
    rows are scored in that order, too. A set that asks nothing of groups needs none.
    """

    def __init__(
        self, sets: tuple[CheckedSet, CheckedSet], names: Sequence[str]
    ) -> None:
        """Take up two sets; ``names`` are the columns by which rows are grouped."""
        self.columns = KeyColumns(names)
        self.sides = tuple(
            GroupPasses(each, names) if asked_in(each.indicator_set) else None
            for each in sets
        )
        self._at = [0, 0]
        self._files: dict[str, list[int | None]] = {}

    @property
    def levels(self) -> int:
        """How many passes over the input come before scoring."""
        return max(0 if x is None else len(x.needs.levels) for x in self.sides)

    def gather(self, laid: TwoLayed, two: Two, level: int) -> None:
        """Take up what a block of a table brings."""
        for side, passes in enumerate(self.sides):
            if passes is not None and level < len(passes.needs.levels):
                texts = self.columns.texts(two[side], laid.sides[side])
                passes.gather(two[side], texts)

    def gather_file(
        self, name: str, given: tuple[Assessment, Assessment], level: int
    ) -> None:
        """Take up what an assessment brings that came as a file."""
        rows: list[int | None] = [None, None]
        for side, passes in enumerate(self.sides):
            if passes is not None and level < len(passes.needs.levels):
                texts = tuple(self.columns.of_file(given[side]))
                rows[side] = passes.gather_file(given[side], texts)
        self._files.setdefault(name, rows)

    def settle(self, level: int) -> None:
        """Settle the groups of a level, once all rows have been gathered."""
        for passes in self.sides:
            if passes is not None and level < len(passes.needs.levels):
                passes.settle()

    def attached(self, two: Two) -> Two:
        """Put groups beside the cells of a block, block after block."""
        first, second = (self._attached(side, two[side]) for side in (0, 1))
        return first, second

    def of_file(self, name: str) -> tuple[Peers | None, Peers | None]:
        """Give what the group of a file's assessment brings, by each set."""
        rows = self._files.get(name, [None, None])
        first, second = (
            None if passes is None or row is None else passes.peers(row)
            for passes, row in zip(self.sides, rows, strict=True)
        )
        return first, second

    def _attached(self, side: int, named: Named) -> Named:
        passes = self.sides[side]
        if passes is None:
            return named
        start = self._at[side]
        self._at[side] += named.wide.size
        return passes.attached(named, start)
