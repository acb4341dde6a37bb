"""What is posted to the routes of assessments, and what they answer."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from perfscore.web.assessing.states import State

SetName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=255),
    Field(examples=["national/project-2020"]),
]
Year = Annotated[int, Field(ge=1000, le=2999, examples=[2025])]
Said = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)]
Document = Annotated[
    dict[str, Any],
    Field(
        description="An assessment file as JSON: its keys in Chinese or English, "
        "its cells as texts.",
        examples=[
            {
                "指标体系": "national/project-2020",
                "单位": "甲县教育局",
                "年度": "2025",
                "资金": [{"名称": "年度资金总额", "全年预算数": "100"}],
                "指标": [{"一级": "产出指标", "三级": "受益学生", "完成值": "52人"}],
            }
        ],
    ),
]


class Wish(BaseModel):
    """What is posted; a key that is not known is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewDraft(Wish):
    """A draft to begin; without a document it is the set's blank form."""

    set: SetName
    year: Year | None = None
    project: Annotated[str, StringConstraints(max_length=400)] = ""
    document: Document | None = None


class DocumentWish(Wish):
    """A document in place of the one before."""

    document: Document


class CommentWish(Wish):
    """What is said of a place; nowhere in particular where ``place`` is empty."""

    place: list[Annotated[str, StringConstraints(max_length=400)]] = Field(
        default=[], max_length=8, examples=[["产出指标", "数量指标", "受益学生"]]
    )
    text: Annotated[Said, StringConstraints(min_length=1)] = Field(
        examples=["请附上受益学生名册"]
    )


class MoveWish(Wish):
    """What is said with a move, for the history."""

    comment: Said = ""


class ReturnWish(Wish):
    """Why an assessment is returned."""

    comment: Annotated[Said, StringConstraints(min_length=1)] = Field(
        examples=["完成值与决算不符，请核实"]
    )


class OwnScoreWish(Wish):
    """An evaluator's score of a line, as he writes it."""

    line: int = Field(ge=0, le=100_000)
    score: Annotated[str, StringConstraints(max_length=100)] | None = Field(
        default=None, examples=["8"]
    )
    reason: Said = ""


class OwnScoresWish(Wish):
    """All of an evaluator's scores; lines left out count as recomputed."""

    items: list[OwnScoreWish] = Field(max_length=10_000)


# ---- answers


class Answer(BaseModel):
    """What is answered has these members and no others."""

    model_config = ConfigDict(extra="forbid")


class Named(Answer):
    """A unit or a user."""

    id: str
    name: str


class Someone(Named):
    """A user and his role."""

    role: str


class Reviewer(Named):
    """Who took it up; ``can_review`` is false once he is disabled or elsewhere."""

    can_review: bool


class SetVersion(Answer):
    """The version of a set that scores, with its title."""

    id: str
    version: str
    title: str


class RowAnswer(Answer):
    """An assessment in a list; numbers are exact texts."""

    id: str
    unit: Named
    unit_name: str
    project: str
    set: SetVersion
    year: int | None
    state: State
    etag: str
    total: str | None = Field(examples=["96.5"])
    claimed_total: str | None
    grade: str | None = Field(examples=["优"])
    execution_rate: str | None = Field(examples=["0.98"])
    errors: int
    warnings: int
    made_at: str
    changed_at: str
    submitted_at: str | None
    reviewer: Reviewer | None


class RowsAnswer(Answer):
    """A page of a list; ``total`` is null where more than 10 000 match."""

    items: list[RowAnswer]
    next: str | None
    total: int | None


class StepAnswer(Answer):
    """A move from one state to another."""

    action: str
    before: State | None
    after: State
    by: Someone
    at: str
    comment: str


class StepsAnswer(Answer):
    """The history of an assessment, the first move first."""

    items: list[StepAnswer]


Working = Annotated[
    dict[str, Any],
    Field(
        description="`score` (schema perfscore/score/v1), `rows` (the row of 指标 that "
        "each line belongs to), `findings` (each with the `pointer` of its cell), "
        "`next_grade`, `level1`, `grades`, `can_submit`."
    ),
]
Form = Annotated[dict[str, Any], Field(description="What the set asks a unit for.")]


class AssessmentAnswer(RowAnswer):
    """An assessment with its document, its score, and what can be done now."""

    document: dict[str, Any]
    working: Working
    form: Form
    actions: list[str]
    made_by: Named
    steps: list[StepAnswer]
    open_comments: int


class ReadFile(Answer):
    """Which form of which file was read."""

    name: str
    forms: int
    number: int
    set: str | None = Field(description="The set that the form says it is of.")


class ImportedAnswer(AssessmentAnswer):
    """A new draft made of a file; ``findings`` are what was doubtful in reading it."""

    read: ReadFile
    findings: list[dict[str, Any]]


class SavedAnswer(Answer):
    """A draft that was saved, scored as it is now."""

    etag: str
    changed_at: str
    working: Working


class ImportAnswer(SavedAnswer):
    """A draft that was filled from a file."""

    document: dict[str, Any]
    read: ReadFile
    findings: list[dict[str, Any]]


class WorkingAnswer(Answer):
    """A document that was scored, and not kept."""

    working: Working


class FileAnswer(Answer):
    """A file beside an assessment."""

    id: str
    kind: str
    name: str
    media: str
    size: int
    sha256: str
    at: str


class FilesAnswer(Answer):
    """The files beside an assessment."""

    items: list[FileAnswer]


class CommentAnswer(Answer):
    """A comment; ``settled_at`` is null while it is open."""

    id: str
    place: list[str]
    text: str
    by: Someone
    at: str
    settled_at: str | None


class CommentsAnswer(Answer):
    """The comments on an assessment, the first one first."""

    items: list[CommentAnswer]
