"""What is kept of a set beside its text, and whether its names can be kept."""

import re
from collections.abc import Iterator
from datetime import date

from perfscore.api.set_heads import SetHead, head_of, head_of_text
from perfscore.api.set_texts import CheckedSet
from perfscore.api.told import Text
from perfscore.store.sets import Content

ID = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
"""What the id of a published set looks like."""
_VERSION = re.compile(r"[\w.+-]+")
_LONGEST_ID = 190
_LONGEST_VERSION = 64
_MOST_BYTES = 230
"""What a name on the disk may have, with room for an ending."""


def content_of(text: str, checked: CheckedSet | None = None) -> Content:
    """Give what is kept of a text; of one with errors, what its head lets see."""
    head = head_of_text(text) if checked is None else head_of(checked)
    return _content(text, head)


def name_faults(content: Content) -> Iterator[Text]:
    """Say why a set cannot be published by its id and version."""
    parts = content.set_id.split("/")
    if (
        not ID.fullmatch(content.set_id)
        or {".", ".."} & set(parts)
        or len(content.set_id) > _LONGEST_ID
    ):
        yield Text(
            f"编号“{content.set_id}”里只能有字母、汉字、数字和 . - _ /，"
            f"最多 {_LONGEST_ID} 个字",
            f"the id “{content.set_id}” may hold letters, digits and . - _ and / "
            f"inside, {_LONGEST_ID} at most",
        )
    if (
        not _VERSION.fullmatch(content.version)
        or len(content.version) > _LONGEST_VERSION
    ):
        yield Text(
            f"版本“{content.version}”里只能有字母、汉字、数字和 . + - _，"
            f"最多 {_LONGEST_VERSION} 个字",
            f"the version “{content.version}” may hold letters, digits and . + - _, "
            f"{_LONGEST_VERSION} at most",
        )
    last = f"{parts[-1]}@{content.version}"
    if any(len(each.encode()) > _MOST_BYTES for each in (*parts[:-1], last)):
        yield Text("编号或版本太长", "the id or the version is too long")


def key_of(set_id: str) -> str:
    """Write an id for an address: ``national~project-2020``."""
    return set_id.replace("/", "~")


def id_of(key: str) -> str:
    """Read an id from an address."""
    return key.replace("~", "/")


def _content(text: str, head: SetHead) -> Content:
    return Content(
        text=text,
        set_id=head.id[:_LONGEST_ID],
        version=head.version[:_LONGEST_VERSION],
        title=head.title,
        kind=head.kind,
        effective_from=_day(head.effective_from),
        effective_to=_day(head.effective_to),
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
