"""Assessments of subordinate units are rolled up over all the input, and scored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from perfscore.api.batch_files import Shares, within
from perfscore.api.batch_inputs import Inputs, Opened
from perfscore.api.files import Found
from perfscore.api.handed_in import HandedIn, handed_in
from perfscore.api.loading import load_set
from perfscore.api.reading import about
from perfscore.api.rules import SETS_DIFFER
from perfscore.batch import rules as of_tables
from perfscore.batch.headings.reading import Layed
from perfscore.batch.output.model import Shapes
from perfscore.batch.reading.keys import Key, KeyCodes, KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.rolling import rules
from perfscore.batch.rolling.gathering import Gathering, names_of
from perfscore.batch.rolling.parts import Part, parts_text
from perfscore.batch.rolling.plain import PlainSums
from perfscore.batch.rolling.scoring import (
    BY_COLUMNS_AT_A_TIME,
    GROUPS_AT_A_TIME,
    RolledUpTables,
)
from perfscore.batch.run.running import Work
from perfscore.batch.scoring import BlockScorer
from perfscore.batch.tables.block import BadRow
from perfscore.batch.tables.opening import open_table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Text
from perfscore.model.assessment import Assessment
from perfscore.score.result import Score


@dataclass(frozen=True, slots=True)
class RolledUpRow:
    """One roll-up: its score, and which assessments it is made of."""

    score: Score
    parts: Text


class RollingUp:
    """Reads all inputs into groups, then scores these."""

    def __init__(
        self,
        inputs: Inputs,
        scorer: BlockScorer,
        columns: Sequence[str],
        language: Language,
        set_name: str | None,
    ) -> None:
        self.inputs = inputs
        self._set_name = set_name
        self._sets: dict[str, CheckedSet | None] = {}
        checked = self._checked = scorer.checked
        self._blocks = scorer
        self._columns = KeyColumns(columns)
        has_sums = not inputs.forms and not scorer.headings.layout.has_declared
        self._gathering = Gathering(checked, self._columns, sums=has_sums)
        self.shapes = Shapes(
            scorer.headings.layout,
            self._columns.carried,
            language,
            is_rolled_up=True,
        )
        self._tables = RolledUpTables(self.shapes, self._columns, scorer.kernel)

    def told(self) -> Iterator[Diagnostic]:
        """Tell where columns are missing, or the set says nothing of rolling up."""
        for each in self.inputs.tables:
            for name in self._columns.missing(each.laid):
                yield _column_missing(each, name)
        if not self._checked.indicator_set.roll_ups:
            yield _no_rules(self._checked, self.inputs)

    def work(self) -> Iterator[Work]:
        """Give the blocks of all inputs, which are gathered, then the groups."""
        yield from self._gathered()
        sums, count = self._gathering.sums, len(self._gathering.keys)
        if sums is not None:
            yield from self._by_columns(sums, count)
            return
        for first in range(0, count, GROUPS_AT_A_TIME):
            groups = range(count)[first : first + GROUPS_AT_A_TIME]
            yield Work(0, 1, partial(self._tables.of_groups, self._gathering, groups))

    def _by_columns(self, sums: PlainSums, count: int) -> Iterator[Work]:
        """Give the groups by columns; tables are read again for those not plain."""
        plain = self._gathering.plain()
        self._roll(self._gathering.odd())
        for first in range(0, count, BY_COLUMNS_AT_A_TIME):
            groups = range(count)[first : first + BY_COLUMNS_AT_A_TIME]
            by_columns = self._tables.by_columns
            score = partial(by_columns, self._gathering, sums, plain, groups)
            yield Work(0, 1, score)

    def _roll(self, chosen: NDArray[np.bool_]) -> None:
        """Read tables again, for groups that have to be rolled up one by one."""
        if not chosen.any():
            return
        for table in self.inputs.tables:
            for named, _ in self._read(table):
                self._gathering.take_again(table.laid, named, chosen)

    def _gathered(self) -> Iterator[Work]:
        tables, forms = self.inputs.tables, self.inputs.forms
        shares = Shares([each.found for each in tables], len(forms))
        lost: list[tuple[str, BadRow]] = []
        for at, each in enumerate(tables):
            name = each.found.name
            for named, share in self._read(each):
                bad = [*named.bad, *self._gathering.take(name, each.laid, named)]
                lost += [(name, x) for x in bad if x.rule is of_tables.ROW_MALFORMED]
                score = partial(self._tables.of_rows, name, bad)
                yield Work(len(named.numbers), shares.of_table(at, share), score)
        for read, file in enumerate(forms, start=1):
            yield self._take_file(file, shares.of_forms(read))
        yield from self._rest(lost)

    def find(self, id_: str) -> RolledUpRow | None:
        """Score one roll-up: ``主管部门=教育厅``, or its id (``教育厅/2021``)."""
        for _ in self._gathered():
            pass
        key = self._key(id_)
        if key is None:
            return None
        code = self._gathering.keys.index(key)
        if self._gathering.groups[code].lost_count:
            return None
        if self._gathering.sums is not None:
            self._roll(np.arange(len(self._gathering.keys)) == code)
        score = self._tables.score(self._gathering.roller(code))
        parts = list(self._parts(key))
        made = score.assessment
        text = parts_text("/".join(key), parts, made, self._checked.indicator_set)
        return RolledUpRow(score, text)

    def _key(self, id_: str) -> Key | None:
        said = id_.replace("，", ",").split(",")
        stated = dict(each.split("=", 1) for each in said if "=" in each)
        values = {name.strip(): value.strip() for name, value in stated.items()}
        for key in self._gathering.keys:
            own = dict(zip(self._columns.names, key, strict=True))
            if id_ == "/".join(key) or (values and values == own):
                return key
        return None

    def _read(self, table: Opened) -> Iterator[tuple[Named, float]]:
        name = table.found.name
        with within(name):
            opened = open_table(table.found.path, name, self._blocks.headings.is_head)
            for named in self._blocks.read(table.laid, opened):
                yield named, opened.share()

    def _take_file(self, file: Found, share: float) -> Work:
        read = self._assessments(file)
        told, is_lost = list(read.diagnostics), read.value is None
        for name, given in read.value or ():
            if not self._gathering.take_file(name, given):
                told.append(_blank(name, self._columns.names))
                is_lost = True
        score = partial(self._tables.of_file, file.name, told, is_lost=is_lost)
        return Work(len(read.value or ()), share, score)

    def _assessments(self, file: Found) -> Outcome[tuple[tuple[str, Assessment], ...]]:
        """Read the assessments of a file that are of the set; the others are told."""
        read = handed_in(file)
        told = list(read.diagnostics)
        found: list[tuple[str, Assessment]] = []
        for each in read.value or ():
            if self._is_other(each.set_name):
                told.append(_sets_differ(each, self._checked.indicator_set.id))
                continue
            settled = each.settle(self._checked.indicator_set)
            told.extend(settled.diagnostics)
            if settled.value is not None:
                found.append((each.file.name, settled.value))
        is_whole = read.value is not None and len(found) == len(read.value)
        return Outcome(tuple(found) if is_whole else None, tuple(told))

    def _is_other(self, set_name: str | None) -> bool:
        """Whether a file names another set than the one that is scored by."""
        if self._set_name is not None or set_name is None:
            return False
        loaded = self._sets.setdefault(set_name, load_set(set_name).value)
        own = self._checked.indicator_set.id
        return loaded is None or loaded.indicator_set.id != own

    def _rest(self, lost: Sequence[tuple[str, BadRow]]) -> Iterator[Work]:
        """Tell once of each file that rows belong to nobody knows which group."""
        for file in dict.fromkeys(name for name, _ in lost):
            own = [each for name, each in lost if name == file]
            bad = BadRow(
                own[0].number,
                rules.ROLL_UP_ROW_LOST,
                Text(
                    f"从这一行起有 {len(own)} 行读不出来，各汇总都没有加上它们",
                    f"from here on {len(own)} rows cannot be read; no roll-up has them",
                ),
            )
            yield Work(0, 1, partial(self._tables.of_rows, file, [bad]))

    def _parts(self, key: Key) -> Iterator[Part]:
        """Read everything once more, and give what one group is made of."""
        for table in self.inputs.tables:
            for named, _ in self._read(table):
                names = names_of(named)
                for row in map(int, np.flatnonzero(self._of(key, named, table.laid))):
                    number = int(named.numbers[row])
                    given = named.wide.assessment(row)
                    yield Part(table.found.name, number, names[row], given)
        for file in self.inputs.forms:
            for name, given in self._assessments(file).value or ():
                if tuple(self._columns.of_file(given)) == key:
                    yield Part(name, None, given.unit or given.project or name, given)

    def _of(self, key: Key, named: Named, laid: Layed) -> NDArray[np.bool_]:
        codes = KeyCodes()
        code = codes.code(key)
        found: NDArray[np.bool_] = codes.codes(self._columns.texts(named, laid)) == code
        return found


def set_of_files(files: Sequence[Found]) -> str | None:
    """Give the set that the first assessment names, of files without any table."""
    for file in files:
        for each in handed_in(file).value or ():
            return each.set_name
    return None


def _sets_differ(one: HandedIn, wanted: str) -> Diagnostic:
    name = one.file.name
    return about(
        SETS_DIFFER,
        name,
        Text(
            f"“{name}”写明按“{one.set_name}”评，汇总按“{wanted}”；没有汇总",
            f"“{name}” names the set “{one.set_name}”, “{wanted}” is rolled up by; it "
            "was left out",
        ),
        hint=Text("用 --set 写明按哪个评", "say by which to score with --set"),
    )


def _column_missing(table: Opened, name: str) -> Diagnostic:
    shown = "、".join(each.heading for each in table.laid.columns)[:120]
    file = table.found.name
    return about(
        rules.ROLL_UP_COLUMN_MISSING,
        file,
        Text(
            f"“{file}”没有“{name}”这一列，不知道汇总到哪里",
            f"“{file}” has no column “{name}” to roll up by",
        ),
        hint=Text(f"有的列：{shown}", f"its columns: {shown}"),
    )


def _no_rules(checked: CheckedSet, inputs: Inputs) -> Diagnostic:
    found = [*inputs.found, *inputs.forms][0].name
    id_ = checked.indicator_set.id
    return about(
        rules.NO_ROLL_UP_RULES,
        found,
        Text(
            f"指标体系“{id_}”没有写“多单位汇总”，数不会相加",
            f"the set “{id_}” states no roll_up; nothing is added up",
        ),
        hint=Text("写上“多单位汇总”，如“绝对值：合计”", "write roll_up into the set"),
    )


def _blank(name: str, columns: Sequence[str]) -> Diagnostic:
    listed = "、".join(columns)
    return about(
        rules.ROLL_UP_BY_BLANK,
        name,
        Text(
            f"“{name}”没有填“{listed}”，没有汇总",
            f"“{name}” does not state “{listed}”, and was not rolled up",
        ),
    )
