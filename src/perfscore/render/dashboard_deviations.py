"""Where units claimed other totals than the scores they have."""

from perfscore.batch.dashboard.counting import Counts, Deviation
from perfscore.render.batch_summary_words import Words
from perfscore.report.charts.model import Caption, Heading, Table, Value
from perfscore.report.charts.numbers import CHANGE, COUNT, EXACT


def deviations_part(counts: Counts, words: Words) -> Table | None:
    """Give the largest deviations; None where nobody claimed a total."""
    compared, differ = counts.claims
    if not compared:
        return None
    shown = len(counts.deviations)
    note = words(
        f"{COUNT.text(compared)} 份有自报总分，其中 {COUNT.text(differ)} 份与得分不同；"
        f"列出相差最大的 {shown} 份。得分是提交时按规则复算的，"
        "审核通过后是审核认定的。",
        f"{COUNT.text(compared)} have a claimed total, {COUNT.text(differ)} of them "
        f"another than their score; the largest {shown} are listed. The score is the "
        "one recomputed at submission, after approval the approved one.",
    )
    return Table(
        Caption(
            words("自报与得分", "claimed"),
            words("自报总分比得分高多少", "Claimed totals and scores"),
            note,
        ),
        (
            Heading(words("单位", "unit")),
            Heading(words("项目", "project")),
            Heading(words("年度", "year")),
            Heading(words("自报总分", "claimed"), EXACT),
            Heading(words("得分", "score"), EXACT),
            Heading(words("相差", "difference"), CHANGE),
            Heading(words("等级", "grade")),
        ),
        tuple(_row(each) for each in counts.deviations),
    )


def _row(each: Deviation) -> tuple[Value, ...]:
    figure = each.figure
    return (
        figure.unit,
        figure.project,
        "" if figure.year is None else str(figure.year),
        each.claimed,
        each.total,
        each.points,
        figure.grade or "",
    )
