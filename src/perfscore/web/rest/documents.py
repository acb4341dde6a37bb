"""What the routes on posted documents share: what is asked, sets, and problems."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from perfscore.api.files import Found
from perfscore.api.named_sets import Sets
from perfscore.api.reading import read_source
from perfscore.api.set_texts import CheckedSet
from perfscore.api.told import (
    Diagnostic,
    Language,
    Outcome,
    Severity,
    Text,
    diagnostic_to_json,
)
from perfscore.web.posted import Posted, posted, posted_sets
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service
from perfscore.web.shelf_sets import compiled, sets_of

Body = Annotated[Posted, Depends(posted)]
"""Assessments that come with a request: one in one piece, or files in parts."""

SetBody = Annotated[Posted, Depends(posted_sets)]
"""Sets that come with a request: a text, JSON ``{name, text}``, or files in parts."""

FINDINGS = "Perfscore-Findings"
"""The header that counts what was found, beside a form that does not hold it."""


class Asked(BaseModel):
    """What can be asked of every route; a name that is not known is refused."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    lang: Literal["zh", "en"] | None = Field(
        default=None, description="The language of messages."
    )


class AskedOfBody(Asked):
    """What can be asked of a route that takes a body in one piece."""

    name: str | None = Field(
        default=None,
        max_length=200,
        description="What messages call a body in one piece; its ending tells its "
        "kind. Files in parts have their own names.",
        examples=["自评表.yaml"],
    )


class AskedOfForms(AskedOfBody):
    """What can be asked of a route that takes assessments."""

    set: str | None = Field(
        default=None,
        max_length=200,
        description="The set to score by, `id` or `id@version`; without it, the one "
        "that each assessment names. The id alone means the version of its year.",
        examples=["national/project-2020"],
    )


Columns = Annotated[
    int, Field(ge=1, le=500, description="Columns of the table, for `format=table`.")
]


@dataclass(frozen=True, slots=True)
class Basis:
    """The sets for a request, and the name of the one that was chosen for it."""

    sets: Sets
    name: str | None = None


def basis_of(service: Service, body: Posted, asked: str | None) -> Basis:
    """Settle by which set is scored: a text that was posted, or one on the shelf."""
    files, texts = body.optional("set"), body.texts.get("set", ())
    if len(files) + len(texts) + (asked is not None) > 1:
        raise ProblemError(
            INVALID,
            Text(
                "指标体系写了不止一个，要求只写一个",
                "more than one set is named, one is required",
            ),
        )
    if files:
        file = body.one("set")
        loaded = set_in(service, file)
        return Basis(sets_of(service, {file.name: loaded}), file.name)
    return Basis(sets_of(service), asked or (texts[0] if texts else None) or None)


def set_in(service: Service, file: Found) -> Outcome[CheckedSet]:
    """Check the set whose text a posted file is."""
    source = read_source(file.path, name=file.name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    return compiled(service, source.value.text, file.name)


def refused(
    told: Sequence[Diagnostic], *, results: list[Any] | None = None
) -> ProblemError:
    """Give the problem of documents that nothing, or not everything, came of."""
    errors = sum(each.rule.severity is Severity.ERROR for each in told)
    detail = Text(
        f"发来的内容里有 {errors} 处错误", f"errors in what was posted: {errors}"
    )
    if results:
        detail = Text(
            f"有的没有完成（错误 {errors} 处），完成的在 results 里",
            f"some could not be done (errors: {errors}); `results` has the others",
        )
    more = {} if results is None else {"results": results}
    return ProblemError(INVALID, detail, diagnostics=told, more=more)


def with_diagnostics(
    results: list[Any], told: Sequence[Diagnostic], language: Language
) -> str:
    """Write results with all that was told beside them, as one JSON object."""
    whole = {
        "results": results,
        "diagnostics": [diagnostic_to_json(each, language) for each in told],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def counted(response: Response, severities: Iterable[Severity]) -> Response:
    """Count what was found, beside a form whose content does not say it."""
    counts = Counter(severities)
    listed = (f"{each.value}={counts[each]}" for each in Severity)
    response.headers[FINDINGS] = ", ".join(listed)
    return response
