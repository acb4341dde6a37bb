"""What is said of names that stand for nothing where they are used."""

from collections.abc import Mapping

from perfscore.diagnostics.model import Text
from perfscore.lower.names.tables import TableNames
from perfscore.model.data import Datum
from perfscore.model.expressions import Slot


def in_tables(tables: Mapping[str, TableNames], name: str) -> Text | None:
    """Say how a table, or a column of one, is read."""
    if name in tables:
        return Text(
            f"“{name}”是明细表，写作 计数({name}) 或 合计({name}.列)",
            f"“{name}” is a table: write count({name}) or sum({name}.column)",
        )
    holders = [each.name for each in tables.values() if each.knows(name)]
    if not holders:
        return None
    column = f"{holders[0]}.{name}"
    return Text(
        f"“{name}”是明细表的一列，写作 合计({column}) 之类",
        f"“{name}” is a column of a table: write sum({column}) or the like",
    )


def among_choices(
    data: Mapping[str, Datum], tables: Mapping[str, TableNames], name: str
) -> Text | None:
    """Say that what a 选项 can be is a text, and stands in quotes."""
    columns = (each for table in tables.values() for each in table.columns.values())
    if not any(name in each.choices for each in (*data.values(), *columns)):
        return None
    return Text(
        f"选项的取值写在引号里：“{name}”",
        f"what a choice can be stands in quotes: “{name}”",
    )


def where_local(slot: Slot) -> Text:
    """Say where a value of the indicator at hand can be read."""
    if slot is Slot.VALUE:
        return Text(
            "先在本指标写“指标值 = …”", "state “value = …” in this indicator first"
        )
    if slot is Slot.SCORE:
        return Text(
            "“得分”在本指标的否决和须说明理由里可用；总分、校验、分级里写“得分(“名称”)”",
            "an indicator's own score is known in its vetoes and reasons; total, "
            "validate and classes write score_of(“indicator”)",
        )
    return Text(
        "分值、目标、完成值只在指标的得分和评分里可用，目标还须有数值",
        "weight, target and actual are known where an indicator is scored, "
        "a target if it states a number",
    )
