"""Routes on posted documents: everybody may compute, and nothing belongs to anybody."""

from tests.web.people import Place
from tests.web.security.expecting import EVERYONE, Ask, Row, World, to

from perfscore.web.security.rights import Right

_ASSESSMENT = {"项目": "某项目", "年度": "2025"}
_SET = {"name": "甲.perf", "text": "指标体系 “甲”\n"}
# What is posted needs a set to be scored by, and none is on the shelf here: the
# answer to those who may ask is that.
_ANSWERED = (200, 422)


def _assessment(_: World, __: Place) -> Ask:
    return Ask(more={"json": _ASSESSMENT})


def _set(_: World, __: Place) -> Ask:
    return Ask(more={"json": _SET})


def _named(_: World, __: Place) -> Ask:
    return Ask(more={"params": {"set": "national/project-2020"}})


def _schema(_: World, __: Place) -> Ask:
    return Ask({"name": "score"})


def _rule(_: World, __: Place) -> Ask:
    return Ask({"name": "no-basis"})


_OF_ASSESSMENTS = (
    "/v1/score",
    "/v1/receipt",
    "/v1/explain",
    "/v1/audit",
    "/v1/convert",
    "/v1/review",
    "/v1/review/blank",
    "/v1/sensitivity",
    "/v1/verify",
    "/v1/diff",
)
_OF_SETS = ("/v1/check", "/v1/format", "/v1/cases", "/v1/new-form")
_READ = {
    "/v1/new-form": _named,
    "/v1/cases": _named,
    "/v1/diff": _named,
    "/v1/schemas": lambda _, __: Ask(),
    "/v1/schemas/{name}": _schema,
    "/v1/rules": lambda _, __: Ask(),
    "/v1/rules/{name}": _rule,
}

ROWS = (
    *(
        Row("POST", route, Right.COMPUTE, to(*EVERYONE), _ANSWERED, _assessment)
        for route in _OF_ASSESSMENTS
    ),
    *(
        Row("POST", route, Right.COMPUTE, to(*EVERYONE), _ANSWERED, _set)
        for route in _OF_SETS
    ),
    *(
        Row("GET", route, Right.COMPUTE, to(*EVERYONE), _ANSWERED, ask)
        for route, ask in _READ.items()
    ),
)
