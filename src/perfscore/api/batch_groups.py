"""The groups of a run are gathered from all its inputs before anything is scored."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from perfscore.api.batch_files import FileRefusedError, within
from perfscore.api.batch_inputs import Inputs, Opened
from perfscore.api.batch_opening import lacks_columns
from perfscore.api.files import Found
from perfscore.api.reading import about
from perfscore.api.scoring import score_files
from perfscore.batch.groups import rules
from perfscore.batch.groups.passing import GroupPasses
from perfscore.batch.program.asking import asked_in
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.run.running import Progress, read_ahead
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Text
from perfscore.model.assessment import Assessment
from perfscore.score.result import Score
from perfscore.score.scorer import Peers

Watch = Callable[[Progress], None]


class Grouped(Protocol):
    """What a run is asked for, as far as groups go."""

    @property
    def set_name(self) -> str | None:
        """The set that is named for all inputs."""
        ...

    @property
    def group_by(self) -> tuple[str, ...]:
        """The columns that say who is compared with whom."""
        ...


class GroupsAskedError(Exception):
    """A file names a set that asks for groups, which have not been gathered."""


class RunGroups:
    """The groups of a run, by set; files are of the sets that they name."""

    def __init__(
        self, inputs: Inputs, scorer: BlockScorer | None, wishes: Grouped
    ) -> None:
        self._inputs = inputs
        self._scorer = scorer
        self._set_name = wishes.set_name
        self._names = wishes.group_by
        self._passes: dict[str, GroupPasses] = {}
        if scorer is not None and scorer.groups is not None:
            self._passes[_key(scorer.checked)] = scorer.groups
        self._rows: dict[str, tuple[str, int]] = {}
        self._asks: dict[str, bool] = {}
        self._is_gathered = False

    @property
    def is_asked(self) -> bool:
        """Whether the tables' set asks for groups; files tell only as they are read."""
        return bool(self._passes)

    def gather(self, watch: Watch) -> Watch:
        """Gather and settle all groups; give what watches the scoring that follows.

        Raises:
            FileRefusedError: Where a file cannot be read, or a set's groups cannot be
                worked out.
        """
        level, rows = 0, 0
        while level == 0 or level < self._levels:
            # files can name further sets, and sets ask for several levels
            for read, share in self._pass(level):
                rows += read
                watch(Progress(rows, (level + share) / (self._levels + 1)))
            for each in self._passes.values():
                if level < len(each.needs.levels):
                    each.settle()
            level += 1
        self._is_gathered = True
        whole = level + 1

        def scoring(progress: Progress) -> None:
            share = (whole - 1 + progress.share) / whole
            watch(Progress(rows + progress.rows, share))

        return scoring

    def peers(self, file: Found) -> Peers | None:
        """Give what the group of a file's assessment brings."""
        found = self._rows.get(file.name)
        return None if found is None else self._passes[found[0]].peers(found[1])

    def told(self, file: Found) -> Iterator[Diagnostic]:
        """Say what keeps a file's assessment out of its group."""
        found = self._rows.get(file.name)
        if found is not None:
            for each in self._passes[found[0]].told_of(found[1]):
                yield about(each.rule, file.name, each.message)

    def check(self, score: Score) -> None:
        """See that what a set asks of groups has been gathered.

        Raises:
            GroupsAskedError: Where it has not.
        """
        if not self._is_gathered and self.is_asking(score):
            raise GroupsAskedError

    @property
    def _levels(self) -> int:
        return max((len(x.needs.levels) for x in self._passes.values()), default=0)

    def is_asking(self, score: Score) -> bool:
        """Whether the set of an assessment asks for groups."""
        checked = score.checked
        if checked is None:
            return False
        key = _key(checked)
        if key not in self._asks:
            self._asks[key] = bool(asked_in(checked.indicator_set))
        return self._asks[key]

    def _pass(self, level: int) -> Iterator[tuple[int, float]]:
        tables, forms = self._inputs.tables, self._inputs.forms
        whole = len(tables) + len(forms)
        scorer = self._scorer
        groups = None if scorer is None else scorer.groups
        if scorer is not None and groups and level < len(groups.needs.levels):
            for at, table in enumerate(tables):
                for rows, share in _of_table(scorer, table):
                    yield rows, (at + share) / whole
        for at, form in enumerate(forms, start=len(tables) + 1):
            self._of_file(form, level)
            yield 1, at / whole

    def _of_file(self, file: Found, level: int) -> None:
        for each in score_files([file], set_name=self._set_name):
            score = each.outcome.value
            if score is None or score.checked is None:
                continue
            if not self.is_asking(score):
                continue
            passes = self._passes_of(score.checked)
            if level < len(passes.needs.levels):
                texts = _texts(self._names, score.assessment)
                row = passes.gather_file(score.assessment, texts)
                self._rows[each.file.name] = _key(score.checked), row

    def _passes_of(self, checked: CheckedSet) -> GroupPasses:
        key = _key(checked)
        if key not in self._passes:
            made = GroupPasses(checked, self._names)
            if made.needs.circle:
                raise FileRefusedError(in_a_circle(made, checked.indicator_set.id))
            self._passes[key] = made
        return self._passes[key]


def group_faults(
    scorer: BlockScorer, tables: Sequence[Opened], wishes: Grouped
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Say what keeps tables from being grouped, and then what is but to be noted."""
    set_id = scorer.checked.indicator_set.id
    faults = [
        fault
        for each in tables
        for columns, rule in (
            (scorer.group_by, rules.GROUP_COLUMN_MISSING),
            (scorer.by, rules.BY_COLUMN_MISSING),
        )
        for fault in lacks_columns(each.found, each.laid, columns, rule)
    ]
    if scorer.groups is not None and scorer.groups.needs.circle:
        faults.append(in_a_circle(scorer.groups, set_id))
    noted = (not_asked(set_id),) if wishes.group_by and scorer.groups is None else ()
    return tuple(faults), noted


def in_a_circle(groups: GroupPasses, set_id: str) -> Diagnostic:
    """Say which values of a group rest on one another."""
    shown = " → ".join(groups.needs.circle)
    return about(
        rules.GROUPS_IN_A_CIRCLE,
        set_id,
        Text(
            f"“{set_id}”里同组的数互相依赖成环，算不出来：{shown}",
            f"values of the group rest on one another in “{set_id}”: {shown}",
        ),
    )


def not_asked(name: str) -> Diagnostic:
    """Say that the set asks nothing of groups."""
    return about(
        rules.GROUPS_NOT_ASKED,
        name,
        Text(
            f"“{name}”没有用到名次、同组平均一类的数，得分与分组无关",
            f"“{name}” asks for no ranks or means of a group; scores do not depend on "
            "the groups",
        ),
    )


def _key(checked: CheckedSet) -> str:
    made = checked.indicator_set
    return f"{made.id}\n{made.version}"


def _of_table(scorer: BlockScorer, table: Opened) -> Iterator[tuple[int, float]]:
    name = table.found.name
    with within(name):
        opened = open_table(table.found.path, name, scorer.headings.is_head)
        for named in read_ahead(scorer.read(table.laid, opened)):
            scorer.gather(table.laid, named)
            yield len(named.numbers), opened.share()


def _texts(names: Sequence[str], given: Assessment) -> tuple[str, ...]:
    """Give what an assessment says of itself in these columns; blank where nothing."""
    own = KeyColumns(names).of_file(given)
    cells = (given.data.get(name) for name in names)
    return tuple(
        text or ("" if cell is None else cell.text.strip())
        for text, cell in zip(own, cells, strict=True)
    )
