"""The columns by which assessments are put together, and what stands in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.texts import cell_text
from perfscore.batch.headings.meaning import Read, Role
from perfscore.batch.headings.names import joined
from perfscore.batch.headings.reading import Layed, role_of
from perfscore.batch.merging import encoded
from perfscore.batch.reading.named import Named
from perfscore.model.assessment import Assessment

_OF_ALL = frozenset({Role.ID, Role.UNIT, Role.PROJECT, Role.YEAR})
_SUPERVISOR = "主管"
_UNIT = re.compile(r"[(（\[【][^()（）\[\]【】]{1,11}[)）\]】]\s*$")

Key = tuple[str, ...]
"""What stands in the columns by which assessments are put together."""


class KeyColumns:
    """Columns that people name: 主管部门, 单位, 年度, any heading that is carried."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.roles = tuple(role_of(each) for each in names)

    @property
    def carried(self) -> tuple[str, ...]:
        """The names of columns that results do not have anyway."""
        pairs = zip(self.names, self.roles, strict=True)
        return tuple(name for name, role in pairs if role not in _OF_ALL)

    def missing(self, laid: Layed) -> tuple[str, ...]:
        """Give the names that no column of a table has."""
        return tuple(
            name
            for name, role in zip(self.names, self.roles, strict=True)
            if _column(name, role, laid) is None
        )

    def texts(self, named: Named, laid: Layed) -> list[pa.Array]:
        """Give what stands in the columns of a block, blank cells as nulls."""
        made = []
        for name, role in zip(self.names, self.roles, strict=True):
            read = _column(name, role, laid)
            cells = None if read is None else _cells(named, read)
            made.append(pa.nulls(len(named.numbers), pa.string()))
            if cells is not None:
                made[-1] = cells
        return made

    def grouped(self, named: Named, laid: Layed) -> Named:
        """Add what stands in the columns to a block, as its groups."""
        if not self.names:
            return named
        texts = self.texts(named, laid)
        return replace(named, groups=dict(zip(self.names, texts, strict=True)))

    def of_file(self, given: Assessment) -> Iterator[str]:
        """Give what an assessment that came as a file says of itself."""
        for name, role in zip(self.names, self.roles, strict=True):
            match role:
                case Role.UNIT:
                    yield given.unit.strip()
                case Role.PROJECT:
                    yield given.project.strip()
                case Role.YEAR:
                    yield "" if given.year is None else str(given.year)
                case _:
                    is_above = _SUPERVISOR in name or name == "supervisor"
                    yield given.supervisor.strip() if is_above else ""


class KeyCodes:
    """Numbers the combinations of key texts, in the order in which they come."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self._codes: dict[Key, int] = {}

    def code(self, key: Key) -> int:
        """Give the number of a key; -1 where a part of it is blank."""
        if not all(key):
            return -1
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = len(self.keys)
            self.keys.append(key)
        return found

    def codes(self, texts: Sequence[pa.Array]) -> NDArray[np.int64]:
        """Give the number of each row's key."""
        size = len(texts[0])
        if not size:
            return np.zeros(0, np.int64)
        known = [encoded(each) for each in texts]
        codes = np.zeros(size, np.int64)
        for each in known:
            codes = codes * (len(each.texts) + 1) + each.codes
        _, firsts, inverse = np.unique(codes, return_index=True, return_inverse=True)
        own = np.zeros(len(firsts), np.int64)
        for at in np.argsort(firsts):
            row = int(firsts[at])
            own[at] = self.code(tuple(each.text(row) or "" for each in known))
        return own[inverse]


def _column(name: str, role: Role | None, laid: Layed) -> Read | None:
    """Find the column that a name means: by its heading, else by what it stands for."""
    wanted = joined(name)
    for each in laid.columns:
        if joined(each.heading) == wanted:
            return each
    for each in laid.columns:  # 全年预算数 stands above 全年预算数（万元）
        if each.meaning.unit and joined(_UNIT.sub("", each.heading)) == wanted:
            return each
    if role in _OF_ALL:
        return laid.role(role)
    if _SUPERVISOR in name:
        above = [each for each in laid.columns if _SUPERVISOR in each.heading]
        return above[0] if len(above) == 1 else None
    return None


def _cells(named: Named, read: Read) -> pa.Array | None:
    match read.meaning.role:
        case Role.ID:
            return named.ids
        case Role.UNIT:
            return named.units
        case Role.PROJECT:
            return named.projects
        case Role.YEAR:
            years = pa.array(named.years, mask=named.years == 0)
            return years.cast(pa.string())
        case Role.CARRIED:
            return named.carried[read.heading]
    key = read.meaning.key
    if key is None or key not in named.cells:
        return None
    cells = named.cells[key][0]
    texts = (cell_text(cells, row) for row in range(len(cells)))
    return pa.array([each and each.strip() for each in texts], pa.string())
