"""What a set states of the audit's checks (复核)."""

from dataclasses import dataclass, field

from perfscore.diagnostics.model import Severity
from perfscore.model.methods import Interval
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class AuditSetting:
    """``超额完成说明：≥ 130%，错误`` or ``偏差原因必填：不查``.

    ``rule`` is the check's stable name. ``severity`` and ``threshold`` are None where
    the set leaves them as they are; ``basis`` are the texts of 依据.
    """

    span: Span = field(compare=False, repr=False)
    rule: str
    is_on: bool = True
    severity: Severity | None = None
    threshold: Interval | None = None
    basis: tuple[str, ...] = ()
