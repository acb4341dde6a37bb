"""Level headings below a heading of another name, which reached over them all."""

import re
from collections.abc import Sequence

from perfscore.intake.columns import Field

_WITH_POINTS = (
    r"[^\s|0-9,，。；;（）()]{2,10}\s?[(（]?\s?"
    r"[0-9]+(?:\.[0-9]+)?\s?分[)）]?(?=[\s|]|$)"
)
_RUN = re.compile(rf"(?:(?<=[\s|])|^){_WITH_POINTS}(?:[\s|]+{_WITH_POINTS})*")
_ONE = re.compile(_WITH_POINTS)
_LEVELS = (Field.LEVEL1, Field.LEVEL2)


def hidden_levels(body: str, fields: Sequence[Field]) -> list[Field]:
    """Give the level columns that stand below the first heading and have none.

    Headings with points (项目决策 2分) stand one beside another in rows whose headings
    name no level.
    """
    if any(each in fields for each in _LEVELS):
        return []
    deep = max((len(_ONE.findall(each[0])) for each in _RUN.finditer(body)), default=0)
    return [_LEVELS[min(at, 1)] for at in range(deep)]
