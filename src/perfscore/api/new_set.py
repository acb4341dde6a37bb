"""The skeleton of a new indicator set is made."""

from pathlib import Path

from perfscore.api.formatting import format_set
from perfscore.api.new_set_wishes import NewSet, faults
from perfscore.api.paths import exists
from perfscore.api.reading import about
from perfscore.api.rules import CANNOT_WRITE, WISH_IMPOSSIBLE
from perfscore.api.writing import write_whole
from perfscore.diagnostics.model import Diagnostic, Outcome, Text

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


def write_new(path: str, text: str, *, force: bool) -> Diagnostic | None:
    """Write a new set; a file that is there is kept, unless with ``force``."""
    if not force and (exists(path) or Path(path).is_symlink()):
        message = Text(
            f"“{path}”已经存在，没有改动", f"“{path}” is there already and was kept"
        )
        hint = Text(
            "换一个文件名，或加 --force 覆盖", "name another file, or add --force"
        )
        return about(CANNOT_WRITE, path, message, hint=hint)
    return write_whole(path, text)
