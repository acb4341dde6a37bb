"""Which assessments move most, and by which step."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.batch.impact.result import Moved
from perfscore.render.impact_words import NO_GRADE, ImpactWords
from perfscore.report.charts.model import Caption, Heading, Table
from perfscore.report.charts.numbers import CHANGE


def mover_tables(words: ImpactWords) -> Iterator[Table]:
    """Give those that rise most and those that fall most."""
    impact, say = words.impact, words.say
    yield _table(
        words,
        impact.up,
        Caption(
            say("升得最多", "up most"),
            say(
                f"总分提高最多的 {len(impact.up)} 份",
                f"Rise most ({len(impact.up)})",
            ),
            _note(words),
        ),
    )
    yield _table(
        words,
        impact.down,
        Caption(
            say("降得最多", "down most"),
            say(
                f"总分降低最多的 {len(impact.down)} 份",
                f"Fall most ({len(impact.down)})",
            ),
            _note(words),
        ),
    )


def grades_of(moved: Moved, words: ImpactWords) -> str:
    """Write the grades before and after in one piece, or the one that stays."""
    both = [
        words.of(NO_GRADE) if each.grade is None else each.grade.name
        for each in (moved.change.before, moved.change.after)
    ]
    return "\u00a0→\u00a0".join(dict.fromkeys(both))


def _note(words: ImpactWords) -> str:
    return words.say(
        "总分变化相同的，看等级变化，再按输入的次序；总分不变而等级变的也在内。"
        "“由哪一步引起”是得分变化最大的一项和它的推导分岔的那一步。",
        "Equal changes are ordered by grades, then as the input has them; those of "
        "which only the grade changes are among them. The step is where the "
        "derivations of the line that changes most part.",
    )


def _table(words: ImpactWords, moved: Sequence[Moved], caption: Caption) -> Table:
    say = words.say
    by = words.impact.by
    headings = (
        Heading(say("自评", "assessment")),
        *((Heading(say("单位、项目", "unit, project")),) * _has_ids(moved)),
        *(Heading(each) for each in by),
        Heading(say("原总分", "before"), words.total),
        Heading(say("新总分", "after"), words.total),
        Heading(say("变化", "change"), CHANGE),
        Heading(say("等级", "grade")),
        Heading(say("由哪一步引起", "by which step")),
        *((Heading(say("行号", "row")),) * _has_rows(moved)),
        *((Heading(say("文件", "file")),) * _has_files(words)),
    )
    rows = (
        _row(words, each, has_ids=_has_ids(moved), has_rows=_has_rows(moved))
        for each in moved
    )
    return Table(caption, headings, tuple(rows))


def _row(
    words: ImpactWords, moved: Moved, *, has_ids: bool, has_rows: bool
) -> tuple[str | int | Fraction | None, ...]:
    known = moved.known
    names = [known.unit or "", known.project or ""]
    return (
        words.who(known),
        *((" ".join(each for each in names if each),) * has_ids),
        *(words.group(each) for each in _groups(moved, len(words.impact.by))),
        moved.change.before.total,
        moved.change.after.total,
        moved.points,
        grades_of(moved, words),
        words.cause(moved),
        *(("" if known.number is None else str(known.number),) * has_rows),
        *((known.file,) * _has_files(words)),
    )


def _has_ids(moved: Sequence[Moved]) -> bool:
    """Whether anybody is called otherwise than by unit and project."""
    return any(each.known.id for each in moved)


def _has_rows(moved: Sequence[Moved]) -> bool:
    """Whether assessments stand in rows, and are not files of their own."""
    return any(each.known.number is not None for each in moved)


def _has_files(words: ImpactWords) -> bool:
    """Whether it has to be said in which file an assessment is."""
    return len(words.impact.files) > 1


def _groups(moved: Moved, count: int) -> tuple[str | None, ...]:
    return moved.known.groups or (None,) * count
