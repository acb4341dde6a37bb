"""All that goes into one file: the form, and what is to be filed with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfscore.report.derivation_line import DerivationLine
from perfscore.report.picture import Picture
from perfscore.report.table import Table


@dataclass(frozen=True, slots=True)
class Paper:
    """What writers of files put out.

    ``tables`` are numbered from 0, as the references of formulas count them: the
    form itself, then the annexes with data that the form has no cells for.
    ``derivation`` and ``picture`` are there on request. ``identity`` is what the file
    says of itself, unseen (:mod:`perfscore.model.identity`). ``is_blank`` marks a
    form to fill in: what is no entry is protected where that is possible.
    """

    tables: tuple[Table, ...]
    derivation: DerivationLine | None = None
    picture: Picture | None = None
    identity: Mapping[str, str] = field(default_factory=dict)
    is_blank: bool = False
    sheet: str = "自评表"
    """What the first table's sheet is called in a workbook."""
