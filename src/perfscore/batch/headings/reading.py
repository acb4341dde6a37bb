"""The headings of a table become the columns that are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perfscore.batch import rules
from perfscore.batch.columns import YEAR_KEY
from perfscore.batch.headings.meaning import OF_A_ROW, Meaning, Read, Role
from perfscore.batch.headings.names import SetNames, joined
from perfscore.batch.layout import BatchLayout
from perfscore.diagnostics.model import Rule, Text
from perfscore.intake.columns import Field, indicator_column
from perfscore.intake.plain import bare, one_line
from perfscore.intake.vocabulary import Fact, header_label
from perfscore.wire.shapes import ASSESSMENT, INDICATOR_ROW

_BRACKET = re.compile(
    r"^(?P<name>.+?)[(（\[【](?:单位[:：])?(?P<unit>[^()（）\[\]【】]{1,8})[)）\]】]$"
)
_UNITS = re.compile(r"(?:[十百千]?万|千|百万|亿)?元|[%％‰]")
_ID = re.compile(
    r"^(自评表?|绩效|评价|记录)?(编号|编码|id|标识|key|uid)$"
    r"|^(项目|专项|资金)(编号|编码|代码|id)$|^(预算)?(单位|部门)(编号|编码|代码|id)$"
    r"|^(统一社会信用代码|组织机构代码|代码)$"
)
_ID_RANKS = ("自评", "编号", "编码", "id", "项目", "专项")
_CARRIED = re.compile(
    r"^(所属|所在)?(地区|区域|区县|市县|市州|省份|地市|县区|行政区划?|行业|领域|科室|处室"
    r"|分组|组别|组|类别|类型|级次|层级|性质|group|region|category)(名称|代码)?$"
    r"|^(项目|单位|资金|支出)(类别|类型|性质|级次|属性)$|主管部门|主管单位|^supervisor$"
)
_MOST_UNKNOWN = 20
"""Columns that are told one by one."""
_IGNORED = re.compile(r"^(序号|行号|行次|no\.?|#|总分|等级|自评总分|满分|备注|notes?)$")
_ROLES = {
    "level1": Role.LEVEL1,
    "level2": Role.LEVEL2,
    "level3": Role.LEVEL3,
    "name": Role.NAME,
    "target": Role.TARGET,
    "actual": Role.ACTUAL,
    "rating": Role.RATING,
    "weight": Role.WEIGHT,
    "claimed": Role.CLAIMED,
    "reason": Role.REASON,
}
_FIELDS = {
    Field.LEVEL1: Role.LEVEL1,
    Field.LEVEL2: Role.LEVEL2,
    Field.LEVEL3: Role.LEVEL3,
    Field.LEVEL4: Role.NAME,
    Field.NAME: Role.NAME,
    Field.SIGN: Role.SIGN,
    Field.TARGET: Role.TARGET,
    Field.UNIT: Role.MEASURE,
    Field.ACTUAL: Role.ACTUAL,
    Field.WEIGHT: Role.WEIGHT,
    Field.SCORE: Role.CLAIMED,
    Field.RATING: Role.RATING,
    Field.REASON: Role.REASON,
}
_FACTS = {
    Fact.UNIT: Role.UNIT,
    Fact.PROJECT: Role.PROJECT,
    Fact.YEAR: Role.YEAR,
}
_WHOLE = {
    "set": Role.SET,
    "unit": Role.UNIT,
    "year": Role.YEAR,
    "project": Role.PROJECT,
}


_KEPT = Meaning(Role.CARRIED)


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said about a column."""

    rule: Rule
    message: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Layed:
    """The columns of a table that are read; ``is_long``: a row is one indicator.

    ``is_usable`` says whether assessments can be scored from them.
    """

    columns: tuple[Read, ...]
    is_long: bool
    is_usable: bool
    told: tuple[Told, ...] = ()

    @property
    def carried(self) -> tuple[str, ...]:
        """The headings of columns that are kept beside the results."""
        return tuple(
            each.heading for each in self.columns if each.meaning.role is Role.CARRIED
        )

    def role(self, role: Role) -> Read | None:
        """Give the column of a role, if there is one."""
        return next((each for each in self.columns if each.meaning.role is role), None)


class Headings:
    """Reads headings by the names of one set, whose columns ``layout`` are."""

    def __init__(self, layout: BatchLayout, kept: Iterable[str] = ()) -> None:
        """Take up a set; columns called ``kept`` are carried, whatever they are."""
        self.layout = layout
        self._names = SetNames(layout)
        self._kept = frozenset(map(joined, kept))

    def is_head(self, cells: Sequence[str]) -> bool:
        """Whether a row holds the headings of a table and not a title or data."""
        written = [each for each in cells if each and each.strip()]
        known = [each for each in written if self._meaning(each) is not None]
        return len(known) > 1 or (bool(known) and len(written) == 1)

    def laid(self, headings: Sequence[str]) -> Layed:
        """Say what each column is, and tell of those that are unknown or doubled."""
        found = [
            (at, heading, self._meaning(heading))
            for at, heading in enumerate(headings)
            if heading and heading.strip()
        ]
        roles = {each[2].role for each in found if each[2] is not None}
        is_long = self._is_long(roles)
        reads = [
            Read(at, one_line(heading), _settled(meaning, is_long=is_long))
            for at, heading, meaning in found
            if meaning is not None
        ]
        unknown = [heading for _, heading, meaning in found if meaning is None]
        kept, twice = _once(self._carrying(reads))
        told = (*self._unknown(unknown), *twice)
        if not is_long:
            told = (*told, *self._missing(kept))
        has_cells = any(each.meaning.role is Role.CELL for each in kept)
        is_usable = is_long or (has_cells and not self.layout.has_declared)
        return Layed(tuple(kept), is_long, is_usable, told)

    def _carrying(self, reads: Sequence[Read]) -> list[Read]:
        """Carry a column that is asked for where another says whose the rows are."""
        made: list[Read] = []
        for each in reads:
            meaning, name = each.meaning, joined(each.heading)
            is_lesser = meaning.role in _FACTS.values() and any(
                other.meaning.role is meaning.role
                and other.meaning.rank <= meaning.rank
                and joined(other.heading) != name
                and joined(other.heading) not in self._kept
                for other in reads
            )
            carries = is_lesser and name in self._kept
            made.append(replace(each, meaning=_KEPT) if carries else each)
        return made

    def _is_long(self, roles: set[Role]) -> bool:
        has_rows = Role.NAME in roles or Role.LEVEL3 in roles
        return has_rows and bool(roles & {Role.TARGET, Role.ACTUAL, Role.RATING})

    def _meaning(self, heading: str) -> Meaning | None:
        text = one_line(heading)
        key = self._names.find(text)
        if key is not None:
            return Meaning(Role.CELL, key)
        match = _BRACKET.match(text)
        unit = ""
        if match is not None:
            key = self._names.find(match["name"])
            unit = match["unit"] if _UNITS.fullmatch(match["unit"]) else ""
            if key is not None:
                return Meaning(Role.CELL, key, unit.replace("％", "%"))
        found = _general(text)
        is_useless = found is None or found.role is Role.IGNORED
        if is_useless and joined(text) in self._kept:
            return Meaning(Role.CARRIED)
        return found

    def _unknown(self, headings: Iterable[str]) -> Iterator[Told]:
        listed_all = list(headings)
        for each in listed_all[:_MOST_UNKNOWN]:
            shown = one_line(each)[:40]
            near = self._names.near(shown)
            listed = "、".join(f"“{name}”" for name in near)
            yield Told(
                rules.COLUMN_NOT_KNOWN,
                Text(
                    f"不知道“{shown}”一列是什么，没有用到它",
                    f"nothing is known by the heading “{shown}”; it is not used",
                ),
                Text(f"名称相近的有 {listed}", f"near names: {listed}")
                if near
                else None,
            )
        more = len(listed_all) - _MOST_UNKNOWN
        if more > 0:
            yield Told(
                rules.COLUMN_NOT_KNOWN,
                Text(
                    f"另有 {more} 列也不知道是什么，没有用到它们",
                    f"nothing is known of {more} more columns; they are not used",
                ),
            )

    def _missing(self, kept: Iterable[Read]) -> Iterator[Told]:
        """Tell which data that have to be filled in have no column."""
        held = {each.meaning.key for each in kept}
        if any(each.meaning.role is Role.YEAR for each in kept):
            held.add(YEAR_KEY)
        for each in self.layout.columns:
            datum = each.datum
            if datum is None or not datum.required or each.key in held:
                continue
            yield Told(
                rules.COLUMN_MISSING,
                Text(
                    f"表里没有必填的数据“{datum.name}”",
                    f"the table has no column for “{datum.name}”, which is required",
                ),
            )


def role_of(name: str) -> Role | None:
    """Say what a name alone stands for, whatever the set is; None where nothing."""
    meaning = _general(one_line(name))
    return None if meaning is None else meaning.role


def _general(text: str) -> Meaning | None:
    """Say what a heading means whatever the set is."""
    name = bare(text)
    if _ID.match(name):
        rank = next(
            (at for at, each in enumerate(_ID_RANKS) if name.startswith(each)), 9
        )
        return Meaning(Role.ID, rank=rank)
    if _IGNORED.match(name):
        return Meaning(Role.IGNORED)
    whole = ASSESSMENT.find(text) or ASSESSMENT.find(name)
    if whole is not None and whole.name in _WHOLE:
        return Meaning(_WHOLE[whole.name])
    if _CARRIED.search(name):
        return Meaning(Role.CARRIED)
    row = INDICATOR_ROW.find(text) or INDICATOR_ROW.find(name)
    if row is not None:
        return Meaning(_ROLES[row.name])
    fact = header_label(text)
    if fact in _FACTS:
        return Meaning(_FACTS[fact])
    reading = indicator_column(text)
    if reading is None or reading.field not in _FIELDS:
        return None
    return Meaning(_FIELDS[reading.field], rank=reading.rank + 1)


def _settled(meaning: Meaning, *, is_long: bool) -> Meaning:
    """Leave out what a table of this shape has no use for."""
    if not is_long and meaning.role in OF_A_ROW:
        return Meaning(Role.IGNORED)
    return meaning


def _once(reads: Sequence[Read]) -> tuple[list[Read], list[Told]]:
    """Keep one column for each thing; two for one cell are told."""
    kept: dict[object, Read] = {}
    told: list[Told] = []
    for each in sorted(reads, key=lambda each: (each.meaning.rank, each.at)):
        role = each.meaning.role
        if role is Role.IGNORED:
            continue
        thing: object = each.meaning.key if role is Role.CELL else role
        if role is Role.CARRIED:
            thing = joined(each.heading)
        first = kept.setdefault(thing, each)
        if first is not each and role is Role.CELL:
            told.append(_twice(first, each))
    return sorted(kept.values(), key=lambda each: each.at), told


def _twice(first: Read, second: Read) -> Told:
    one, other = first.heading[:40], second.heading[:40]
    return Told(
        rules.COLUMN_TWICE,
        Text(
            f"“{one}”和“{other}”两列说的是同一个数",
            f"the columns “{one}” and “{other}” stand for the same cell",
        ),
    )
