"""What a new draft of a set is to begin with."""

from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator

from perfscore.api.new_set_wishes import (
    USUAL_WEIGHTS,
    FormName,
    NewSet,
    Shares,
    read_points,
)
from perfscore.api.told import Text
from perfscore.web.fault_texts import TextError

_STRICT = ConfigDict(strict=True, extra="forbid")
_EXAMPLE: JsonValue = {
    "new": {
        "year": 2026,
        "form": "project",
        "title": "培训项目绩效自评",
        "weights": [
            {"name": "预算执行率", "points": "10"},
            {"name": "产出指标", "points": "60"},
            {"name": "效益指标", "points": "30"},
        ],
    }
}


class Share(BaseModel):
    """A name with its points, which are written as text (`12.5`)."""

    model_config = _STRICT

    name: str = Field(max_length=100)
    points: str = Field(max_length=20, examples=["10"])

    @field_validator("points")
    @classmethod
    def is_number(cls, written: str) -> str:
        """Take nothing but a number."""
        _points(written)
        return written


class NewSetWishes(BaseModel):
    """The skeleton of a new set; see `perfscore new-set`.

    `grades` are names with the points from which they are given, the best first.
    """

    model_config = _STRICT

    year: int = Field(ge=1900, le=2099)
    form: FormName = "project"
    title: str = Field(default="", max_length=200)
    id: str = Field(default="", max_length=190)
    weights: list[Share] | None = Field(default=None, max_length=20)
    grades: list[Share] | None = Field(default=None, max_length=20)
    declared: bool = True
    keywords: Literal["zh", "en"] = "zh"

    def wished(self) -> NewSet:
        """Give what the core makes a skeleton from."""
        return NewSet(
            year=self.year,
            form=self.form,
            title=self.title,
            id=self.id,
            weights=_shares(self.weights) or USUAL_WEIGHTS,
            grades=_shares(self.grades),
            declared=self.declared,
            keywords=self.keywords,
        )


class FromText(BaseModel):
    """A draft that begins with a text."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"text": "指标体系 “培训项目”\n"}]},
    )

    text: str = Field(max_length=200_000)


class FromVersion(BaseModel):
    """A draft made from a published version.

    As a `copy` it has the same text, to become its next version; `derived`, it takes
    the version over (沿用) and states what differs.
    """

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"from": "national/project-2020@2020.1"}]},
    )

    source: str = Field(alias="from", max_length=400)
    how: Literal["copy", "derived"] = Field(default="copy", alias="as")
    id: str = Field(default="", max_length=190)


class FromWishes(BaseModel):
    """A draft with the skeleton of a new set."""

    model_config = ConfigDict(
        strict=True, extra="forbid", json_schema_extra={"examples": [_EXAMPLE]}
    )

    new: NewSetWishes


DraftBegin = FromText | FromVersion | FromWishes


def _shares(given: list[Share] | None) -> Shares:
    return tuple((each.name, _points(each.points)) for each in given or ())


def _points(written: str) -> Fraction:
    points = read_points(written)
    if points is None:
        raise TextError(Text(f"“{written}”不是数", f"“{written}” is no number"))
    return points
