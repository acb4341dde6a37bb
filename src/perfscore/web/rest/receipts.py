"""Routes of an assessment's receipts: one for each score that counted once."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from perfscore.api.told import Text
from perfscore.store.assessment_parts import receipt_content, receipts_of
from perfscore.web.assessing.access import opened
from perfscore.web.assessing.papers import file_name
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.rest.answers import answers, document_answer
from perfscore.web.rest.assessment_models import Answer
from perfscore.web.rest.sending import MEDIA, send_file
from perfscore.web.security.needing import needs
from perfscore.web.security.principal import Principal
from perfscore.web.security.rights import Right
from perfscore.web.service import Serving

ROUTER = APIRouter(prefix="/v1/assessments/{assessment_id}", tags=["assessments"])

Reading = Annotated[Principal, Depends(needs(Right.ASSESSMENTS_READ))]
Id = Annotated[str, Path(max_length=64)]


class ReceiptAnswer(Answer):
    """A score that counted; ``number`` is its receipt's, from 1."""

    number: int
    kind: Literal["submitted", "approved"]
    etag: str
    total: str | None
    grade: str | None
    sha256: str
    at: str


class ReceiptsAnswer(Answer):
    """All of them, the first one first."""

    items: list[ReceiptAnswer]


@ROUTER.get("/receipts", responses=answers(404), summary="Receipts")
def get_receipts(
    serving: Serving, asking: Reading, assessment_id: Id
) -> ReceiptsAnswer:
    """List the scores that counted, at every submission and at approval."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        kept = receipts_of(connection, one.id)
    items = [
        {
            "number": number,
            "kind": each.kind,
            "etag": str(each.etag),
            "total": each.total,
            "grade": each.grade,
            "sha256": each.sha256,
            "at": each.at,
        }
        for number, each in enumerate(kept, start=1)
    ]
    return ReceiptsAnswer.model_validate({"items": items})


@ROUTER.get(
    "/receipt",
    response_class=Response,
    responses={
        **answers(404),
        200: document_answer("The receipt.", MEDIA[".json"]),
    },
    summary="The receipt of a score that counted",
)
def get_receipt(
    serving: Serving,
    asking: Reading,
    assessment_id: Id,
    number: Annotated[int | None, Query(ge=1, le=10**6)] = None,
) -> Response:
    """Give a receipt for `perfscore verify`, the last one where no number is given."""
    with serving.database.reading() as connection:
        one = opened(connection, assessment_id, asking)
        kept = receipts_of(connection, one.id)
        wanted = number or len(kept)
        if not 1 <= wanted <= len(kept):
            raise _no_receipt(len(kept))
        content = receipt_content(connection, kept[wanted - 1].id)
    return send_file(content, file_name(one, f"收据{wanted}", ".json"))


def _no_receipt(kept: int) -> ProblemError:
    said = Text(
        f"没有这张收据，共有 {kept} 张", f"no such receipt; there are {kept} of them"
    )
    if not kept:
        said = Text("还没有提交过，没有收据", "nothing was handed in yet: no receipt")
    return ProblemError(NOT_FOUND, said)
