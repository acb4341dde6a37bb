"""Tables whose rows name the set by which they are scored, each its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from perfscore.api.batch_files import Shares, row_of, within
from perfscore.api.batch_inputs import Inputs
from perfscore.api.batch_opening import opened
from perfscore.api.files import Found
from perfscore.api.loading import load_set
from perfscore.batch.headings.meaning import Role
from perfscore.batch.headings.reading import Layed, role_of
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.handed_in import FileTables, OneScored
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.reading.named import Named, text_at
from perfscore.batch.reading.of_set import OfSet, set_names
from perfscore.batch.run.running import Work
from perfscore.batch.scoring import BlockScorer, FoundRow
from perfscore.batch.tables.block import BadRow
from perfscore.batch.tables.opening import open_table
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Severity
from perfscore.score.scorer import Scorer

_ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of a table that name one set."""

    found: Found
    at: int
    laid: Layed
    scorer: BlockScorer
    set_name: str
    tells: bool


class SeveralSets:
    """Scores each row of tables by the set that it names."""

    def __init__(
        self, inputs: Inputs, parts: Sequence[_Part], language: Language
    ) -> None:
        carried = dict.fromkeys(name for each in parts for name in each.laid.carried)
        self.inputs = inputs
        self.shapes = Shapes(None, tuple(carried), language)
        self._parts = parts
        names = dict.fromkeys(each.set_name for each in parts)
        self.names: tuple[str, ...] = tuple(names)
        self._files = FileTables(self.shapes)

    def work(self) -> Iterator[Work]:
        """Give the rows of all tables, set by set."""
        shares = Shares([each.found for each in self._parts])
        for at, part in enumerate(self._parts):
            exact = Scorer(part.scorer.checked)
            for named, share in self._read(part):
                done = shares.of_table(at, share)
                name, bad = part.found.name, named.bad
                yield Work(0, done, partial(self._told, name, bad))
                for first in range(0, len(named.numbers), _ROWS_AT_A_TIME):
                    rows = range(len(named.numbers))[first : first + _ROWS_AT_A_TIME]
                    score = partial(self._scored, name, named, rows, exact)
                    yield Work(len(rows), done, score)

    def find(self, id_: str) -> FoundRow | None:
        """Score the first row of an id, or one of a number: ``#5``, ``in.csv#5``."""
        for part in self._parts:
            with within(part.found.name):
                found = part.scorer.find(
                    part.laid, self._table(part), row_of(id_, part.found)
                )
            if found is not None:
                return found
        return None

    def _read(self, part: _Part) -> Iterator[tuple[Named, float]]:
        with within(part.found.name):
            table = self._table(part)
            for named in part.scorer.read(part.laid, table):
                yield named, table.share()

    def _table(self, part: _Part) -> OfSet:
        is_head = part.scorer.headings.is_head
        table = open_table(part.found.path, part.found.name, is_head)
        return OfSet(
            table,
            part.at,
            part.set_name,
            self.names,
            is_long=part.laid.is_long,
            tells=part.tells,
        )

    def _told(self, file: str, bad: Sequence[BadRow]) -> Scored:
        finds = Finds(self.shapes)
        finds.bad(file, bad)
        made = self._files.of_files([])
        made.tables["findings"] = finds.table()
        lost = sum(each.rule.severity is Severity.ERROR for each in bad)
        made.summary.update({"findings": finds.count(), "not_scored": lost})
        return made

    def _scored(self, file: str, named: Named, rows: range, exact: Scorer) -> Scored:
        return self._files.of_files(
            [
                OneScored(
                    file,
                    exact.score(named.wide.assessment(row)),
                    number=int(named.numbers[row]),
                    id=text_at(named.ids, row),
                    carried={
                        name: text
                        for name, cells in named.carried.items()
                        if (text := cells[row].as_py()) is not None
                    },
                )
                for row in rows
            ]
        )


def several_sets(inputs: Inputs, language: Language) -> Outcome[SeveralSets]:
    """Find which sets the rows of tables name; None where a table has no such column.

    Sets that cannot be used are told, and their rows with them when they are scored.
    """
    told: list[Diagnostic] = []
    parts: list[_Part] = []
    scorers: dict[str, BlockScorer | None] = {}
    for file in inputs.found:
        tells = True
        with within(file.name):
            names = list(_names_in(file))
        for name in names:
            if name not in scorers:
                loaded = load_set(name)
                told.extend(
                    x for x in loaded.diagnostics if x.rule.severity is Severity.ERROR
                )
                value = loaded.value
                scorers[name] = None if value is None else BlockScorer(value, language)
            scorer = scorers[name]
            if scorer is None:
                continue
            one = opened(file, scorer.headings)
            told.extend(x for x in one.diagnostics if x.rule.severity is Severity.ERROR)
            if one.value is None:
                continue
            laid = one.value.laid
            column = laid.role(Role.SET)
            if column is not None:
                others = tuple(each for each in laid.columns if each is not column)
                own = replace(laid, columns=others)
                parts.append(_Part(file, column.at, own, scorer, name, tells))
                tells = False
        if tells:
            return Outcome(None, tuple(told))
    return Outcome(SeveralSets(inputs, parts, language), tuple(told))


def _names_in(file: Found) -> Iterator[str]:
    """Give each set that rows of a table name, once."""
    table = open_table(file.path, file.name, _has_set)
    at = next((at for at, x in enumerate(table.headings) if _is_set(x)), None)
    if at is None:
        return
    found: set[str] = set()
    for block in table.blocks([at]):
        for name in set_names(block.cells.column(0)):
            if name is not None and name not in found:
                found.add(name)
                yield name


def _is_set(heading: str) -> bool:
    return bool(heading and heading.strip()) and role_of(heading) is Role.SET


def _has_set(cells: Sequence[str]) -> bool:
    return any(_is_set(each) for each in cells)
