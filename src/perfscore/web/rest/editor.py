"""Routes that the editor of sets asks while somebody types; nothing is kept."""

import json
from collections.abc import Sequence

from fastapi import APIRouter, Depends

from perfscore.api.differing import difference_as_json, difference_as_text
from perfscore.api.editing.completing import complete
from perfscore.api.editing.hovering import hover
from perfscore.api.editing.names import headings
from perfscore.api.editing.previewing import (
    cases_of,
    data_of,
    form_of,
    sample_titles,
    tried_case,
    tried_document,
)
from perfscore.api.editing.tokens import tokens
from perfscore.api.formatting import format_set
from perfscore.api.set_differing import diff_checked
from perfscore.api.set_texts import CheckedSet, compile_text
from perfscore.api.told import (
    Diagnostic,
    Language,
    Outcome,
    Severity,
    Text,
    diagnostic_to_json,
)
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problem_models import DiagnosticAnswer
from perfscore.web.problems import ProblemError
from perfscore.web.rest import editor_models as models
from perfscore.web.rest.answers import answers
from perfscore.web.rest.computing import in_turn
from perfscore.web.security.needing import needs
from perfscore.web.security.rights import Right
from perfscore.web.service import Service, Serving
from perfscore.web.speaking import Speaking

ROUTER = APIRouter(
    prefix="/v1/editor", tags=["editor"], dependencies=[Depends(needs(Right.COMPUTE))]
)
SHOWN = "set.perf"
"""What diagnostics call the text in the editor."""


@ROUTER.post("/tokens", responses=answers(with_body=True), summary="Highlighting")
@in_turn
def get_tokens(body: models.SetText) -> models.TokensAnswer:
    """Give the words of a text with their kinds, whatever is wrong with it."""
    return models.TokensAnswer(
        tokens=[
            models.TokenAnswer(
                line=each.at.line,
                column=each.at.column,
                length=each.at.length,
                kind=each.kind,
            )
            for each in tokens(body.text)
        ],
        outline=[models.heading_answer(each) for each in headings(body.text)],
    )


@ROUTER.post("/diagnostics", responses=answers(with_body=True), summary="Faults")
@in_turn
def get_diagnostics(
    serving: Serving, language: Speaking, body: models.SetText
) -> models.FoundAnswer:
    """Check a text; what it takes over is looked up among the published sets."""
    found = _compiled(serving, body).diagnostics
    kinds = [each.rule.severity for each in found]
    return models.FoundAnswer(
        diagnostics=_told(found, language),
        errors=kinds.count(Severity.ERROR),
        warnings=kinds.count(Severity.WARNING),
        notes=kinds.count(Severity.NOTE),
    )


@ROUTER.post("/complete", responses=answers(with_body=True), summary="Completion")
@in_turn
def get_completion(
    serving: Serving, language: Speaking, body: models.TextAt
) -> models.CompletionAnswer:
    """Give what can be typed at a place, the likeliest first."""
    found = complete(
        body.text,
        line=body.line,
        column=body.column,
        collection=serving.shelf.collection,
    )
    return models.CompletionAnswer(
        line=found.line,
        column=found.column,
        items=[models.item_answer(each, language) for each in found.items],
    )


@ROUTER.post("/hover", responses=answers(with_body=True), summary="About a word")
@in_turn
def get_hover(
    serving: Serving, language: Speaking, body: models.TextAt
) -> models.HoverFound:
    """Give a line about the word at a place."""
    found = hover(
        body.text,
        line=body.line,
        column=body.column,
        collection=serving.shelf.collection,
    )
    return models.HoverFound(
        hover=None if found is None else models.hover_answer(found, language)
    )


@ROUTER.post("/format", responses=answers(with_body=True), summary="Layout")
@in_turn
def get_formatted(
    language: Speaking, body: models.TextToFormat
) -> models.FormattedAnswer:
    """Lay a text out anew: same meaning, same comments."""
    made = format_set(body.text, keywords=body.keywords)
    return models.FormattedAnswer(
        text=made.value, diagnostics=_told(made.diagnostics, language)
    )


@ROUTER.post("/preview", responses=answers(with_body=True), summary="Preview")
@in_turn
def get_preview(
    serving: Serving, language: Speaking, body: models.TextToTry
) -> models.PreviewAnswer:
    """Give the blank form of a text, and a sample scored by it."""
    outcome = _compiled(serving, body)
    checked = outcome.value
    if checked is None:
        return models.PreviewAnswer(
            diagnostics=_told(outcome.diagnostics, language),
            form=None,
            data=[],
            samples=[],
            tried=None,
        )
    if body.document is None:
        tried = tried_case(checked, body.case, language)
        told: tuple[Diagnostic, ...] = ()
    else:
        made = tried_document(checked, body.document, language)
        tried, told = made.value, made.diagnostics
    return models.PreviewAnswer(
        diagnostics=_told((*outcome.diagnostics, *told), language),
        form=[dict(each) for each in form_of(checked)],
        data=[dict(each) for each in data_of(checked)],
        samples=sample_titles(checked),
        tried=None if tried is None else models.tried_answer(tried),
    )


@ROUTER.post("/cases", responses=answers(with_body=True), summary="Worked cases")
@in_turn
def get_cases(
    serving: Serving, language: Speaking, body: models.SetText
) -> models.CasesAnswer:
    """Run the 用例 of a text; what came of each stands at its line."""
    outcome = _compiled(serving, body)
    return models.CasesAnswer(
        diagnostics=_told(outcome.diagnostics, language),
        cases=None if outcome.value is None else cases_of(outcome.value, language),
    )


@ROUTER.post("/changes", responses=answers(404, with_body=True), summary="Changes")
@in_turn
def get_changes(
    serving: Serving, language: Speaking, body: models.TextToCompare
) -> models.ChangesAnswer:
    """Compare a text with a published version, by meaning."""
    base = serving.shelf.find(body.base)
    if base is None:
        raise ProblemError(
            NOT_FOUND,
            Text(f"没有发布过“{body.base}”", f"“{body.base}” was never published"),
        )
    outcome, before = _compiled(serving, body), serving.shelf.loaded(base).value
    told = _told(outcome.diagnostics, language)
    if outcome.value is None or before is None:
        return models.ChangesAnswer(diagnostics=told, difference=None, text="")
    difference = diff_checked(before, outcome.value)
    return models.ChangesAnswer(
        diagnostics=told,
        difference=json.loads(difference_as_json(difference, language=language)),
        text=difference_as_text(difference, width=96, language=language),
    )


def _compiled(serving: Service, body: models.SetText) -> Outcome[CheckedSet]:
    return compile_text(body.text, name=SHOWN, collection=serving.shelf.collection)


def _told(
    diagnostics: Sequence[Diagnostic], language: Language
) -> list[DiagnosticAnswer]:
    listed = (diagnostic_to_json(each, language) for each in diagnostics)
    return [DiagnosticAnswer.model_validate(each) for each in listed]
