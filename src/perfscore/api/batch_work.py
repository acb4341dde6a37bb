"""Inputs of a batch are looked at, and given block by block to be scored."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perfscore.api.batch_inputs import Inputs, Opened, opened
from perfscore.api.files import Found
from perfscore.api.loading import load_set
from perfscore.api.reading import about, cannot_read
from perfscore.api.rules import SET_NOT_NAMED, SET_UNUSABLE
from perfscore.api.scoring import score_files
from perfscore.batch.output.handed_in import FileTables, OneScored
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.run.running import Work
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Text
from perfscore.intake.refusal import RefusedError, refusal
from perfscore.score.result import Score

_FILES_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to score and where to put it: inputs as people name them, OUT, the set."""

    inputs: tuple[str, ...]
    out: str
    set_name: str | None = None
    language: Language = "zh"


class FileRefusedError(Exception):
    """A file that is not read on: what is to be told of it."""

    def __init__(self, told: Diagnostic) -> None:
        super().__init__(told.message.en)
        self.told = told


@contextmanager
def within(name: str) -> Iterator[None]:
    """Say of what is refused, or cannot be read, that it is of the file ``name``."""
    try:
        yield
    except RefusedError as refused:
        told = refusal(refused.rule, name, refused.message, hint=refused.hint)
        raise FileRefusedError(told) from refused
    except OSError as fault:
        raise FileRefusedError(cannot_read(name, fault)) from fault


class Ready:
    """Inputs that have been looked at, and the set that they are scored by."""

    def __init__(
        self, inputs: Inputs, scorer: BlockScorer | None, wishes: Wishes
    ) -> None:
        self.inputs = inputs
        self.scorer = scorer
        self._wishes = wishes
        self._files = FileTables(
            Shapes(None, (), wishes.language) if scorer is None else scorer.shapes
        )

    @property
    def shapes(self) -> Shapes:
        """The columns of the results."""
        return self._files.shapes

    def work(self) -> Iterator[Work]:
        """Give the blocks of all inputs."""
        sizes = [max(_size(each.found), 1) for each in self.inputs.tables]
        forms = self.inputs.forms
        whole = sum(sizes) + len(forms) * max(sum(sizes), 1) / max(len(forms), 1)
        before = 0
        for each, size in zip(self.inputs.tables, sizes, strict=True):
            yield from self._of_table(each, before, size, whole)
            before += size
        for at in range(0, len(forms), _FILES_AT_A_TIME):
            some = forms[at : at + _FILES_AT_A_TIME]
            share = (at + len(some)) / len(forms)
            read = before + (whole - before) * share
            yield Work(len(some), read / whole, partial(self._of_files, some))

    def find(self, id_: str) -> Score | None:
        """Score the first row of an id."""
        if self.scorer is None:
            return None
        for each in self.inputs.tables:
            with within(each.found.name):
                table = open_table(
                    each.found.path, each.found.name, self.scorer.headings.is_head
                )
                score = self.scorer.find(each.laid, table, id_)
            if score is not None:
                return score
        return None

    def _of_table(
        self, table: Opened, before: float, size: float, whole: float
    ) -> Iterator[Work]:
        scorer = self.scorer
        if scorer is None:
            return
        name = table.found.name
        with within(name):
            opened_ = open_table(table.found.path, name, scorer.headings.is_head)
            for each in scorer.blocks(name, table.laid, opened_):
                share = (before + size * opened_.share()) / whole
                yield Work(each.rows, share, each.score)

    def _of_files(self, files: Sequence[Found]) -> Scored:
        return self._files.of_files(
            [
                OneScored(each.file.name, each.outcome.value, each.outcome.diagnostics)
                for each in score_files(files, set_name=self._wishes.set_name)
            ]
        )


def look_at(inputs: Inputs, wishes: Wishes) -> Outcome[Ready]:
    """Load the set, and read the headings of all tables."""
    if not inputs.found:
        return Outcome(Ready(inputs, None, wishes))
    name = wishes.set_name
    nothing: Outcome[CheckedSet] = Outcome(None)
    loaded = nothing if name is None else load_set(name)
    if name is None or loaded.value is None:
        file = inputs.found[0].name
        wrong = _set_not_named(file) if name is None else _set_unusable(name, file)
        return Outcome(None, (*loaded.diagnostics, wrong))
    scorer = BlockScorer(loaded.value, wishes.language)
    tables: list[Opened] = []
    told: list[Diagnostic] = []
    for each in inputs.found:
        one = opened(each, scorer.headings)
        told.extend(one.diagnostics)
        if one.value is not None:
            tables.append(one.value)
    if len(tables) < len(inputs.found):
        return Outcome(None, tuple(told))
    scorer.carry([each.laid for each in tables])
    with_tables = Inputs(inputs.found, inputs.forms, tuple(tables))
    return Outcome(Ready(with_tables, scorer, wishes), tuple(told))


def _size(file: Found) -> int:
    try:
        return Path(file.path).stat().st_size
    except OSError:
        return 0


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
