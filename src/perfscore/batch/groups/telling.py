"""What is said of rows that have no group, or bring it nothing."""

from collections.abc import Sequence

from perfscore.batch.groups import rules
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Text


def ungrouped(number: int, names: Sequence[str]) -> BadRow:
    """Say that a row does not state its group."""
    listed = "”“".join(names)
    return BadRow(
        number,
        rules.GROUP_NOT_STATED,
        Text(
            f"没有填“{listed}”，不知道与谁同组；名次、同组平均等没有值",
            f"“{listed}” is blank, so that its group is not known; ranks and means of "
            "the group have no value",
        ),
        column=names[0] if len(names) == 1 else "",
    )


def lacking(number: int, keys: Sequence[str]) -> BadRow:
    """Say that a row has no value of what its group is compared by."""
    shown = "、".join(f"“{each}”" for each in keys)
    return BadRow(
        number,
        rules.NOT_IN_THE_GROUP,
        Text(
            f"没有{shown}的数，没有算入同组的名次和平均",
            f"has no value of {shown} and does not count in its group's ranks and "
            "means",
        ),
    )
