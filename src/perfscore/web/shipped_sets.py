"""The sets that ship with the program become published versions."""

from functools import lru_cache
from logging import getLogger

from perfscore.api.loading import load_set, shipped_text
from perfscore.api.shipped import shipped_ids
from perfscore.store.by import By
from perfscore.store.connecting import Database
from perfscore.store.publishing_sets import publish_shipped
from perfscore.store.sets import Content, digest_of_text, versions
from perfscore.web.set_contents import content_of

_LOG = getLogger(__name__)


def load_shipped(database: Database, by: By) -> int:
    """Publish every shipped version that is not there yet; give how many.

    A text that was published stays as it is, whatever ships now; an id that a unit of
    the service issues is left to it.
    """
    with database.reading() as connection:
        known = {
            (each.set_id, each.sha256)
            for each in versions(connection, states=("published", "withdrawn"))
        }
    texts = {name: _text(name) for name in shipped_ids()}
    fresh = [
        _content(name, text)
        for name, text in texts.items()
        if (name, digest_of_text(text)) not in known
    ]
    if not fresh:
        return 0
    added = 0
    with database.changing() as connection:
        for content in fresh:
            if publish_shipped(connection, content, by) is None:
                name = content.set_id
                _LOG.warning("the set %s is published otherwise; it stays", name)
            else:
                added += 1
    return added


def _text(name: str) -> str:
    text = shipped_text(name).value
    if text is None:
        msg = f"the shipped set {name} cannot be read"
        raise RuntimeError(msg)
    return text


@lru_cache(maxsize=64)
def _content(name: str, text: str) -> Content:
    checked = load_set(name).value
    if checked is None:
        msg = f"the shipped set {name} has errors"
        raise RuntimeError(msg)
    return content_of(text, checked)
