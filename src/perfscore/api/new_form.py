"""A form to fill in is made for an indicator set."""

from pathlib import PurePath
from typing import Literal

from perfscore.api.extras import missing_extra
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.rendering import paper_file
from perfscore.diagnostics.model import Outcome

BlankForm = Literal["xlsx", "docx", "yaml"]

_ENDINGS: dict[str, BlankForm] = {
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".yaml": "yaml",
    ".yml": "yaml",
}


def blank_form_named(path: str) -> BlankForm | None:
    """Say which form a file's name asks for; None where it is none that is made."""
    return _ENDINGS.get(PurePath(path).suffix.lower())


def new_form(
    set_name: str, *, to: BlankForm = "xlsx", name: str = "", sets: Sets = HERE
) -> Outcome[bytes]:
    """Make a form to fill in, for a shipped set or a file: Excel, Word or YAML.

    The Excel form computes scores while it is filled in. Filled, each is scored as
    any assessment is. ``name`` is what messages call it.

    Example:
        >>> new_form("national/project-2020", to="yaml").value.decode().splitlines()[0]
        '# 项目支出绩效自评（国家表样）'
    """
    missing = missing_extra(to, name or f"*.{to}")
    if missing is not None:
        return Outcome(None, (missing,))
    loaded = sets.load(set_name, None)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    if to == "yaml":
        from perfscore.wire.blank_assessment import blank_yaml  # noqa: PLC0415 - slow

        return Outcome(blank_yaml(loaded.value.indicator_set).encode())
    from perfscore.report.blank_form import blank_form  # noqa: PLC0415

    return paper_file(blank_form(loaded.value), to)
