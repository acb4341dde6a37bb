"""Routes of the units in their tree."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, UploadFile
from pydantic import BaseModel, Field

from perfscore.store import units
from perfscore.store.ids import now
from perfscore.store.units import UnitKind
from perfscore.web.administering.importing import faults_in, import_units
from perfscore.web.administering.reaching import unit_within
from perfscore.web.administering.units import (
    UnitChange,
    UnitWish,
    change_unit,
    make_unit,
)
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers
from perfscore.web.rest.people_models import (
    Body,
    Code,
    Id,
    Name,
    UnitAnswer,
    UnitList,
)
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(prefix="/v1/units", tags=["people"])
Asking = Annotated[Principal, Depends(needs(Right.OWN))]
Administrator = Annotated[Principal, Depends(needs(Right.PEOPLE))]


class NewUnitBody(Body):
    """A unit that is to be made below another."""

    name: Name = Field(examples=["甲县教育局"])
    kind: UnitKind
    parent_id: Id
    code: Code | None = Field(default=None, examples=["430101"])


class UnitChangeBody(Body):
    """What is to become of a unit; what is left out stays, an empty code goes."""

    name: Name | None = None
    code: Code | None = None
    parent_id: Id | None = None
    is_active: bool | None = None


class Imported(BaseModel):
    """The units that were made, in the order of the file."""

    items: list[UnitAnswer]


@ROUTER.get("", responses=answers())
def list_units(serving: Serving, asking: Asking) -> UnitList:
    """Give one's own unit and, but for a unit's users, all below it."""
    with serving.database.reading() as connection:
        found = units.units_below(connection, asking.unit_path)
    within = [each for each in found if asking.reaches(each.path)]
    return UnitList(items=[UnitAnswer.of(each, asking) for each in within])


@ROUTER.get("/{unit_id}", responses=answers(404))
def one_unit(serving: Serving, asking: Asking, unit_id: str) -> UnitAnswer:
    """Give a unit."""
    with serving.database.reading() as connection:
        return UnitAnswer.of(unit_within(connection, asking, unit_id), asking)


@ROUTER.post("", status_code=201, responses=answers(404, 409, with_body=True))
def add_unit(serving: Serving, asking: Administrator, body: NewUnitBody) -> UnitAnswer:
    """Make a unit."""
    wish = UnitWish(body.name, body.kind, body.parent_id, body.code)
    with serving.database.changing() as connection:
        unit = make_unit(connection, asking, wish, asking.by(now()))
    return UnitAnswer.of(unit, asking)


@ROUTER.patch("/{unit_id}", responses=answers(404, 409, with_body=True))
def alter_unit(
    serving: Serving, asking: Administrator, unit_id: str, body: UnitChangeBody
) -> UnitAnswer:
    """Rename, move, put out of use or in use again."""
    change = UnitChange(**body.model_dump())
    with serving.database.changing() as connection:
        by = asking.by(now())
        unit = change_unit(connection, asking, unit_id, change, by)
    return UnitAnswer.of(unit, asking)


@ROUTER.post("/import", status_code=201, responses=answers(with_body=True))
def add_units(
    serving: Serving,
    asking: Administrator,
    language: Speaking,
    file: Annotated[UploadFile, File(description="CSV: 名称、类别、上级、代码")],
) -> Imported:
    """Make the units of a CSV file, all or none; all faults are told at once."""
    content = file.file.read()
    try:
        with serving.database.changing() as connection:
            made = import_units(connection, asking, content, asking.by(now()))
    except ProblemError as problem:
        raise faults_in(problem, language) from None
    return Imported(items=[UnitAnswer.of(each, asking) for each in made])
