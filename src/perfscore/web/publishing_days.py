"""The days on which a version is effective, and the versions in its way."""

from dataclasses import replace
from datetime import date

from perfscore.api.told import Text
from perfscore.store.sets import Content, SetRow
from perfscore.web.days import today
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError


def with_days(
    content: Content, since: str | None, until: str | None, reason: str
) -> Content:
    """Give what is kept of a text, with the days on which it is to be effective.

    What the text states itself stands; what it leaves open is what is wanted.

    Raises:
        ProblemError: ``invalid`` where the days contradict the text or each other, or
            begin in the past without a reason.
    """
    for stated, wanted in (
        (content.effective_from, since),
        (content.effective_to, until),
    ):
        if stated is not None and wanted and wanted != stated:
            raise _differs(stated)
    made = replace(
        content,
        effective_from=content.effective_from or since or None,
        effective_to=content.effective_to or until or None,
    )
    _check(made.effective_from, made.effective_to, reason)
    return made


def is_day(text: str) -> bool:
    """Whether a text is a day such as ``2026-01-31``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def exists(other: SetRow) -> Text:
    """Say that a version of this name was published."""
    return Text(
        f"“{other.name}”已经发布过，内容不能再改；要求用新的版本号",
        f"“{other.name}” was published and stays as it is; a new version is required",
    )


def of_another(other: SetRow) -> Text:
    """Say that an id is somebody else's."""
    return Text(
        f"编号“{other.set_id}”是别的单位的或自带的指标体系；要求用自己的编号",
        f"the id “{other.set_id}” is of a shipped set or another unit's; an id of "
        "one's own is required",
    )


def overlaps(other: SetRow, since: str | None) -> Text:
    """Say that two versions would be effective on one day, ``since`` the later one."""
    first, last = other.effective_from or "", other.effective_to
    days = Text(
        f"与“{other.name}”的适用日期（{first} 至 {last or '没有写到哪天'}）重叠；"
        "要求不重叠",
        f"the days overlap those of “{other.name}” ({first} to {last or 'open'}); "
        "they may not",
    )
    if last is not None or since is None or since <= first:
        return days
    return Text(
        f"{days.zh}，或让它到前一天为止",
        f"{days.en}, unless that one ends the day before",
    )


def _check(since: str | None, until: str | None, reason: str) -> None:
    if since is None:
        raise _wrong(
            Text("没有写明从哪天起生效，要求写明", "no first effective day is given")
        )
    if until is not None and until < since:
        raise _wrong(
            Text(
                f"到期日 {until} 在生效日 {since} 之前，要求不早于生效日",
                f"the last day {until} is before the first one, {since}",
            )
        )
    if since < today() and not reason.strip():
        raise _wrong(
            Text(
                f"生效日 {since} 已经过去，要求写明理由",
                f"the effective day {since} has passed; a reason is required",
            )
        )


def _differs(stated: str) -> ProblemError:
    return _wrong(
        Text(
            f"正文写明的是 {stated}，要求日期与正文一致；要改日期，先改正文",
            f"the text states {stated}; the day has to be the same. To change it, the "
            "text has to be changed first",
        )
    )


def _wrong(said: Text) -> ProblemError:
    return ProblemError(INVALID, said)
