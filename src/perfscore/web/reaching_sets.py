"""A set or a draft that is asked for is found, or the problem ``not-found`` raised."""

from perfscore.api.told import Text
from perfscore.store import sets
from perfscore.store.connecting import Connection
from perfscore.store.sets import SetText
from perfscore.web.listed_sets import ListedSet, listed_set
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal
from perfscore.web.set_contents import id_of

_NOT_PUBLISHED = Text(
    "没有发布过这个指标体系或版本", "no such set or version was published"
)


def set_at(connection: Connection, asking: Principal, key: str) -> ListedSet:
    """Give a set by its id as it stands in addresses, with all its versions."""
    found = listed_set(connection, id_of(key), asking)
    if found is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return found


def version_at(connection: Connection, key: str, version: str) -> SetText:
    """Give a version that was published, withdrawn or not."""
    found = sets.version_of(connection, id_of(key), version)
    if found is None:
        raise ProblemError(NOT_FOUND, _NOT_PUBLISHED)
    return found


def draft_within(connection: Connection, asking: Principal, draft_id: str) -> SetText:
    """Give a draft of the asking one's unit, or of one below it."""
    found = sets.draft(connection, draft_id, asking.unit_path)
    if found is None:
        raise ProblemError(NOT_FOUND, Text("没有这份草稿", "there is no such draft"))
    return found
