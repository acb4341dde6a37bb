"""What routes of assessments have in common: which one is meant, how it is answered."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Path, Response

from perfscore.web.assessing import showing
from perfscore.web.assessing.drafting import Opened, look
from perfscore.web.etags import IfMatch, etag_of
from perfscore.web.rest.assessment_models import AssessmentAnswer
from perfscore.web.security.principal import Principal
from perfscore.web.service import Serving
from perfscore.web.speaking import Speaking

Id = Annotated[str, Path(max_length=64)]


@dataclass(frozen=True, slots=True)
class _Meant:
    """The assessment that is to be changed, and the version that the caller knows."""

    assessment_id: Id
    if_match: IfMatch = None


@dataclass(frozen=True, slots=True)
class _Answering:
    """An answer in the caller's language, with the ETag of what it is about."""

    serving: Serving
    response: Response
    language: Speaking

    def whole(self, asking: Principal, assessment_id: str) -> AssessmentAnswer:
        """Give an assessment as it is now."""
        found = look(self.serving, asking, assessment_id)
        self.tag(found)
        made = showing.whole(self.serving, asking, found, self.language)
        return AssessmentAnswer.model_validate(made)

    def begun(self, asking: Principal, assessment_id: str) -> AssessmentAnswer:
        """Give an assessment that is new, and say where it is."""
        self.response.headers["Location"] = f"/v1/assessments/{assessment_id}"
        return self.whole(asking, assessment_id)

    def saved(self, found: Opened) -> dict[str, Any]:
        """Give what is answered when a draft was saved."""
        self.tag(found)
        return {
            "etag": str(found.one.etag),
            "changed_at": found.one.changed_at,
            "working": showing.working(found, self.language),
        }

    def tag(self, found: Opened) -> None:
        """Put the ETag of an assessment into the answer."""
        self.response.headers["ETag"] = etag_of(found.one.etag)


Meant = Annotated[_Meant, Depends()]
Answering = Annotated[_Answering, Depends()]
