from typing import Any

from tests.web.people import Place
from tests.web.security.expecting import EVERYONE, TREE, Ask, Row, World, to
from tests.web.security.matrix.bureau import draft, version

from perfscore.web.security.rights import Right

_ALL = to(*EVERYONE)
_BUREAU = to("bureau", reach=TREE)
_TEXT = "指标体系 “甲”\n"


def published(world: World, place: Place) -> Ask:
    """Ask for a version that a unit published, which everybody may read."""
    return Ask(version(world, place).path)


def compared(world: World, place: Place) -> Ask:
    path = version(world, place).path
    both = {"old": path["version"], "new": path["version"]}
    return Ask({"key": path["key"]}, {"params": both})


def by_key(world: World, place: Place) -> Ask:
    return Ask({"key": version(world, place).path["key"]})


def begun(_: World, __: Place) -> Ask:
    return Ask(more={"json": {"text": _TEXT}})


def changed(world: World, place: Place) -> Ask:
    made = draft(world, place)
    more = {"json": {"text": _TEXT}, "headers": {"If-Match": '"1"'}}
    return Ask(made.path, more, made.secrets)


def removed(world: World, place: Place) -> Ask:
    made = draft(world, place)
    return Ask(made.path, {"headers": {"If-Match": '"1"'}}, made.secrets)


def drafts(world: World, place: Place) -> Ask:
    """Ask for all drafts, where there is one of a unit."""
    return Ask(secrets=draft(world, place).secrets[:1])


def _editor(name: str, **more: Any) -> Row:  # noqa: ANN401 - members of a JSON body
    def typed(_: World, __: Place) -> Ask:
        return Ask(more={"json": {"text": _TEXT, **more}})

    return Row("POST", f"/v1/editor/{name}", Right.COMPUTE, _ALL, ask=typed)


def _compare_with_nothing(_: World, __: Place) -> Ask:
    return Ask(more={"json": {"text": _TEXT, "base": "no/such@1"}})


ROWS = (
    Row("GET", "/v1/sets", Right.SETS_READ, _ALL),
    Row("GET", "/v1/sets/{key}", Right.SETS_READ, _ALL, ask=by_key),
    Row("GET", "/v1/sets/{key}/diff", Right.SETS_READ, _ALL, ask=compared),
    Row(
        "GET",
        "/v1/sets/{key}/versions/{version}",
        Right.SETS_READ,
        _ALL,
        ask=published,
    ),
    Row(
        "GET",
        "/v1/sets/{key}/versions/{version}/form",
        Right.SETS_READ,
        _ALL,
        ask=published,
    ),
    Row(
        "GET",
        "/v1/sets/{key}/versions/{version}/example",
        Right.SETS_READ,
        _ALL,
        ok=(200, 404),
        ask=published,
    ),
    Row("POST", "/v1/set-drafts", Right.SETS_WRITE, to("bureau"), (201,), begun),
    Row(
        "GET",
        "/v1/set-drafts",
        Right.SETS_WRITE,
        _BUREAU,
        ask=drafts,
        hidden=(200,),
        is_list=True,
    ),
    Row("GET", "/v1/set-drafts/{draft_id}", Right.SETS_WRITE, _BUREAU, ask=draft),
    Row("PUT", "/v1/set-drafts/{draft_id}", Right.SETS_WRITE, _BUREAU, ask=changed),
    Row(
        "DELETE",
        "/v1/set-drafts/{draft_id}",
        Right.SETS_WRITE,
        _BUREAU,
        ok=(204,),
        ask=removed,
    ),
    _editor("tokens"),
    _editor("diagnostics"),
    _editor("complete", line=1, column=1),
    _editor("hover", line=1, column=1),
    _editor("format"),
    _editor("preview"),
    _editor("cases"),
    Row(
        "POST",
        "/v1/editor/changes",
        Right.COMPUTE,
        _ALL,
        ok=(404,),
        ask=_compare_with_nothing,
    ),
    Row("GET", "/sets", Right.SETS_READ, _ALL, is_page=True),
    Row("GET", "/sets/{key}", Right.SETS_READ, _ALL, ask=by_key, is_page=True),
    Row(
        "GET",
        "/sets/{key}/{version}",
        Right.SETS_READ,
        _ALL,
        ask=published,
        is_page=True,
    ),
    Row(
        "GET",
        "/sets/drafts",
        Right.SETS_WRITE,
        _BUREAU,
        ask=drafts,
        is_page=True,
        hidden=(200,),
        is_list=True,
    ),
    Row(
        "GET",
        "/sets/drafts/{draft_id}",
        Right.SETS_WRITE,
        _BUREAU,
        ask=draft,
        is_page=True,
    ),
)
