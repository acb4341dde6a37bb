"""The skeleton of a new indicator set is made."""

from perfscore.api.formatting import format_set
from perfscore.api.new_set_wishes import NewSet, faults
from perfscore.api.reading import about
from perfscore.api.rules import WISH_IMPOSSIBLE
from perfscore.diagnostics.model import Outcome

_NAME = "new-set"


def new_set(wished: NewSet) -> Outcome[str]:
    """Write a commented skeleton of a set, laid out, that has no errors.

    What cannot be made into a set is told in the outcome's diagnostics.

    Example:
        >>> text = new_set(NewSet(year=2026, title="培训项目绩效自评")).value
        >>> "一级指标 产出指标 50分" in text
        True
        >>> new_set(NewSet(year=2026, id="a b")).diagnostics[0].rule.name
        'wish-impossible'
    """
    found = tuple(about(WISH_IMPOSSIBLE, _NAME, each) for each in faults(wished))
    if found:
        return Outcome(None, found)
    from perfscore.api.new_set_text import (  # noqa: PLC0415 - loads the parser
        skeleton,
    )

    made = format_set(skeleton(wished), keywords=wished.keywords)
    if made.value is None:
        msg = f"the skeleton of {wished} has faults: {made.diagnostics}"
        raise RuntimeError(msg)
    return made
