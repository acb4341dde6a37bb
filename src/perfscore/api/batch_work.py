"""Inputs of a batch are looked at, and given block by block to be scored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from perfscore.api.batch_files import FileRefusedError, Shares, row_of, within
from perfscore.api.batch_groups import RunGroups, group_faults
from perfscore.api.batch_inputs import Inputs, Opened
from perfscore.api.batch_opening import is_workbook, open_tables, recognised
from perfscore.api.batch_rolling import RollingUp, set_of_files
from perfscore.api.batch_sets import SeveralSets, several_sets
from perfscore.api.batch_summary import groups_of
from perfscore.api.cache import code_folder
from perfscore.api.files import Found
from perfscore.api.loading import load_set
from perfscore.api.reading import about
from perfscore.api.rules import SET_NOT_NAMED, SET_UNUSABLE
from perfscore.api.scoring import score_files
from perfscore.batch.headings.reading import Headings
from perfscore.batch.layout import BatchLayout
from perfscore.batch.output.handed_in import FileTables, OneScored
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.run.running import Work
from perfscore.batch.scoring import Beside, BlockScorer, FoundRow
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Severity, Text

__all__ = ["FileRefusedError", "Ready", "Wishes", "look_at", "within"]

_FILES_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to score and where to put it: inputs as people name them, OUT, the set.

    ``roll_up_by`` names the columns by which subordinate units are rolled up,
    ``group_by`` those that say who is compared with whom (名次, 同组平均), ``by`` those
    by which the summary groups.
    """

    inputs: tuple[str, ...]
    out: str
    set_name: str | None = None
    language: Language = "zh"
    roll_up_by: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


class Ready:
    """Inputs that have been looked at, and the set that they are scored by."""

    def __init__(
        self,
        inputs: Inputs,
        scorer: BlockScorer | None,
        wishes: Wishes,
        whole: RollingUp | SeveralSets | None = None,
    ) -> None:
        self.inputs = inputs
        self.scorer = scorer
        self.rolling = whole if isinstance(whole, RollingUp) else None
        self._whole = whole
        self._wishes = wishes
        self.groups = RunGroups(inputs, scorer, wishes)
        self._files = FileTables(
            whole.shapes
            if whole is not None
            else Shapes(None, (), wishes.language)
            if scorer is None
            else scorer.shapes
        )

    @property
    def set_names(self) -> tuple[str, ...]:
        """The sets that rows of tables name, where none is named for all."""
        return self._whole.names if isinstance(self._whole, SeveralSets) else ()

    @property
    def shapes(self) -> Shapes:
        """The columns of the results."""
        return self._files.shapes if self._whole is None else self._whole.shapes

    def work(self) -> Iterator[Work]:
        """Give the blocks of all inputs."""
        if self._whole is not None:
            yield from self._whole.work()
            if self.rolling is not None:
                return
        if self.scorer is not None:
            self.scorer.begin()
        tables, forms = self.inputs.tables, self.inputs.forms
        shares = Shares([each.found for each in tables], len(forms))
        for at, each in enumerate(tables):
            yield from self._of_table(each, partial(shares.of_table, at))
        for at in range(0, len(forms), _FILES_AT_A_TIME):
            some = forms[at : at + _FILES_AT_A_TIME]
            share = shares.of_forms(at + len(some))
            yield Work(len(some), share, partial(self._of_files, some))

    def find(self, id_: str) -> FoundRow | None:
        """Score the first row of an id, or one of a number: ``#5``, ``in.csv#5``."""
        if isinstance(self._whole, SeveralSets):
            return self._whole.find(id_)
        if self.scorer is None:
            return None
        self.scorer.begin()
        for each in self.inputs.tables:
            with within(each.found.name):
                table = open_table(
                    each.found.path, each.found.name, self.scorer.headings.is_head
                )
                found = self.scorer.find(each.laid, table, row_of(id_, each.found))
            if found is not None:
                return found
        return None

    def _of_table(
        self, table: Opened, share: Callable[[float], float]
    ) -> Iterator[Work]:
        scorer = self.scorer
        if scorer is None:
            return
        name = table.found.name
        with within(name):
            opened_ = open_table(table.found.path, name, scorer.headings.is_head)
            for each in scorer.blocks(name, table.laid, opened_):
                yield Work(each.rows, share(opened_.share()), each.score)

    def _of_files(self, files: Sequence[Found]) -> Scored:
        made = []
        set_name, peers = self._wishes.set_name, self.groups.peers
        for each in score_files(files, set_name=set_name, peers=peers):
            score = each.outcome.value
            if score is not None:
                self.groups.check(score)
            told = (*each.outcome.diagnostics, *self.groups.told(each.file))
            groups = {} if score is None else groups_of(self._wishes.by, score)
            made.append(OneScored(each.file.name, score, told, groups=groups))
        return self._files.of_files(made)


def look_at(inputs: Inputs, wishes: Wishes) -> Outcome[Ready]:
    """Load the set, and read the headings of all tables."""
    inputs = _with_workbooks(inputs, wishes.set_name)
    if not inputs.found and not wishes.roll_up_by:
        return Outcome(Ready(inputs, None, wishes))
    name = wishes.set_name
    if name is None and not inputs.found:
        name = set_of_files(inputs.forms)
    told_of_sets: tuple[Diagnostic, ...] = ()
    if name is None and inputs.found and not (wishes.roll_up_by or wishes.group_by):
        try:
            several = several_sets(inputs, wishes.language)
        except FileRefusedError as refused:
            return Outcome(None, (refused.told,))
        told_of_sets = several.diagnostics
        if several.value is not None:
            return Outcome(Ready(inputs, None, wishes, several.value), told_of_sets)
    nothing: Outcome[CheckedSet] = Outcome(None)
    loaded = nothing if name is None else load_set(name)
    if name is None or loaded.value is None:
        file = [*inputs.found, *inputs.forms][0].name
        wrong = _set_not_named(file) if name is None else _set_unusable(name, file)
        return Outcome(None, (*told_of_sets, *loaded.diagnostics, wrong))
    scorer = BlockScorer(
        loaded.value,
        wishes.language,
        Beside(wishes.roll_up_by, wishes.group_by, wishes.by),
        code_folder(),
    )
    made = open_tables(inputs, scorer.headings)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    with_tables = made.value
    faults, noted = group_faults(scorer, with_tables.tables, wishes)
    told = [*made.diagnostics, *noted]
    if faults:
        return Outcome(None, (*told, *faults))
    scorer.carry([each.laid for each in with_tables.tables])
    if wishes.roll_up_by:
        rolling = RollingUp(
            with_tables, scorer, wishes.roll_up_by, wishes.language, wishes.set_name
        )
        told.extend(rolling.told())
        is_wrong = any(each.rule.severity is Severity.ERROR for each in told)
        ready = None if is_wrong else Ready(with_tables, scorer, wishes, rolling)
        return Outcome(ready, tuple(told))
    return Outcome(Ready(with_tables, scorer, wishes), tuple(told))


def _with_workbooks(inputs: Inputs, set_name: str | None) -> Inputs:
    """Find the tables among workbooks where nothing else is one.

    Which headings make a table only a set can tell.
    """
    if inputs.found or set_name is None or not any(map(is_workbook, inputs.forms)):
        return inputs
    checked = load_set(set_name).value
    if checked is None:
        return inputs
    return recognised(inputs, (Headings(BatchLayout(checked)),))


def _set_not_named(file: str) -> Diagnostic:
    return about(
        SET_NOT_NAMED,
        file,
        Text(
            f"没有写明“{file}”按哪个指标体系评分",
            f"it is not said by which indicator set “{file}” is scored",
        ),
        hint=Text("加上 --set 编号", "add --set ID"),
    )


def _set_unusable(name: str, file: str) -> Diagnostic:
    return about(
        SET_UNUSABLE,
        file,
        Text(
            f"没有评分：指标体系“{name}”不能用",
            f"nothing was scored: the set “{name}” cannot be used",
        ),
        hint=Text(f"perfscore check {name}", f"perfscore check {name}"),
    )
