"""Which columns of a table add up to which, by what their headings say."""

import re
from collections.abc import Sequence

Path = tuple[str, ...]
_TOTAL = re.compile(r"(?:本年)?(?:收入|支出)?(?:合计|小计|总计)")
_ASIDE = re.compile(r"其中|备注|说明|上年|年初|年末|增减|增长|比例|占|预算数|完成")
_FEWEST = 2


def column_sums(paths: Sequence[Path]) -> list[tuple[Path, tuple[Path, ...]]]:
    """Give each column of sums with the columns that it sums up.

    Headings make a tree; beside one 合计 or 小计 all others of its level are its parts,
    unless they begin with 其中. A group stands in a sum by its own 小计.
    """
    found: list[tuple[Path, tuple[Path, ...]]] = []
    _sums(list(paths), 0, found)
    return found


def _sums(
    paths: Sequence[Path], depth: int, found: list[tuple[Path, tuple[Path, ...]]]
) -> Path | None:
    """Find the sums below ``depth``; give the column that stands for all of them."""
    groups: dict[str, list[Path]] = {}
    for each in paths:
        name = each[depth] if depth < len(each) else each[-1]
        groups.setdefault(name, []).append(each)
    if len(groups) == 1 and len(paths) > 1:
        deepest = max(len(each) for each in paths)
        return _sums(paths, depth + 1, found) if depth + 1 < deepest else None
    stands: dict[str, Path | None] = {
        name: group[0] if len(group) == 1 else _sums(group, depth + 1, found)
        for name, group in groups.items()
    }
    totals = [name for name in stands if _TOTAL.fullmatch(name)]
    if len(totals) != 1:
        return None
    total = stands[totals[0]]
    parts = [
        path
        for name, path in stands.items()
        if name != totals[0] and not _ASIDE.match(name)
    ]
    if total is not None and len(parts) >= _FEWEST:
        known = tuple(each for each in parts if each is not None)
        if len(known) == len(parts):
            found.append((total, known))
    return total
