"""What the editor of sets asks and is answered."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from perfscore.api.editing.completing import Item
from perfscore.api.editing.hovering import Hover
from perfscore.api.editing.names import Heading
from perfscore.api.editing.previewing import Tried
from perfscore.api.editing.tokens import TokenKind
from perfscore.api.told import Language
from perfscore.web.problem_models import DiagnosticAnswer

_STRICT = ConfigDict(strict=True, extra="forbid")
MOST = 200_000
"""Characters of a text that is looked at while it is typed."""


class SetText(BaseModel):
    """The text of a set, as it stands in the editor."""

    model_config = _STRICT

    text: str = Field(max_length=MOST, examples=["指标体系 “培训项目”\n  满分 100\n"])


class TextAt(SetText):
    """A text and a place in it; lines and columns count characters from 1."""

    line: int = Field(ge=1, le=1_000_000, examples=[2])
    column: int = Field(ge=1, le=1_000_000, examples=[3])


class TextToFormat(SetText):
    """A text to lay out; `keywords` rewrites those in one language."""

    keywords: Literal["zh", "en"] | None = None


class TextToCompare(SetText):
    """A text to hold against a published version."""

    base: str = Field(max_length=300, examples=["national/project-2020@2020.1"])


class TextToTry(SetText):
    """A text, and what to show it by: one of its cases, or an assessment."""

    case: int = Field(default=0, ge=0, le=1_000, description="Counts from 0.")
    document: dict[str, Any] | None = Field(
        default=None,
        description="An assessment as in its file; comes before `case`.",
        examples=[{"data": {"全年预算数": "100", "全年执行数": "95"}}],
    )


class TokenAnswer(BaseModel):
    """A word or sign: where it stands, and what it is."""

    line: int
    column: int
    length: int
    kind: TokenKind


class HeadingAnswer(BaseModel):
    """A section of the set."""

    line: int
    level: int
    title: str
    kind: str


class TokensAnswer(BaseModel):
    """The words of a set, and its sections."""

    tokens: list[TokenAnswer]
    outline: list[HeadingAnswer]


class FoundAnswer(BaseModel):
    """What the checker finds, with its places."""

    diagnostics: list[DiagnosticAnswer]
    errors: int
    warnings: int
    notes: int


class ItemAnswer(BaseModel):
    """Something that can be typed."""

    text: str
    kind: str
    doc: str


class CompletionAnswer(BaseModel):
    """What can be typed instead of the characters from `column` up to the place."""

    line: int
    column: int
    items: list[ItemAnswer]


class HoverAnswer(BaseModel):
    """A word, and a line about it; `defined` is the line that defines a name."""

    line: int
    column: int
    length: int
    title: str
    doc: str
    defined: int | None


class HoverFound(BaseModel):
    """What is known of a word, null of most."""

    hover: HoverAnswer | None


class FormattedAnswer(BaseModel):
    """The text laid out; null where it has syntax errors."""

    text: str | None
    diagnostics: list[DiagnosticAnswer]


class TriedAnswer(BaseModel):
    """A sample that was scored, with the form that it makes."""

    title: str
    total: str | None = Field(examples=["92.5"])
    grade: str | None
    findings: list[dict[str, Any]]
    tables: list[dict[str, Any]]


class PreviewAnswer(BaseModel):
    """The blank form as tables of cells, and a scored sample; null with errors."""

    diagnostics: list[DiagnosticAnswer]
    form: list[dict[str, Any]] | None
    data: list[dict[str, Any]] = Field(description="The data that the set asks for.")
    samples: list[str]
    tried: TriedAnswer | None


class CasesAnswer(BaseModel):
    """What came of the cases, see the schema `case`; null with errors."""

    diagnostics: list[DiagnosticAnswer]
    cases: dict[str, Any] | None


class ChangesAnswer(BaseModel):
    """What differs from the base: as the schema `difference`, and as text."""

    diagnostics: list[DiagnosticAnswer]
    difference: dict[str, Any] | None
    text: str


def item_answer(item: Item, language: Language) -> ItemAnswer:
    """Write something that can be typed."""
    return ItemAnswer(
        text=item.text, kind=item.kind, doc=item.doc.in_language(language)
    )


def hover_answer(found: Hover, language: Language) -> HoverAnswer:
    """Write what is known of a word."""
    return HoverAnswer(
        line=found.at.line,
        column=found.at.column,
        length=found.at.length,
        title=found.title,
        doc=found.doc.in_language(language),
        defined=found.defined,
    )


def heading_answer(heading: Heading) -> HeadingAnswer:
    """Write a section."""
    return HeadingAnswer(
        line=heading.line,
        level=heading.level,
        title=heading.title,
        kind=heading.kind,
    )


def tried_answer(tried: Tried) -> TriedAnswer:
    """Write a scored sample."""
    return TriedAnswer(
        title=tried.title,
        total=tried.total,
        grade=tried.grade,
        findings=[dict(each) for each in tried.findings],
        tables=[dict(each) for each in tried.tables],
    )
