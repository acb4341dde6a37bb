"""Pages where somebody signs in, or takes up an invitation."""

from typing import Annotated, get_args

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from perfscore.api.told import Language, Text
from perfscore.store.units import UnitKind
from perfscore.web.administering.units import KIND_WORDS
from perfscore.web.problem_kinds import INVALID
from perfscore.web.problems import ProblemError
from perfscore.web.security.authentication import session_of
from perfscore.web.security.forms import FormProof, check_form, proof_for
from perfscore.web.security.redirecting import own_path
from perfscore.web.security.signing_in import Started, sign_in
from perfscore.web.security.welcoming import First, Opened, accept, make_first, opened
from perfscore.web.service import Service, Serving
from perfscore.web.speaking import keep_language, language_of
from perfscore.web.templating import page

ROUTER = APIRouter(include_in_schema=False)


class SignInForm(BaseModel):
    """What is typed to sign in; ``next`` is the page that was wanted."""

    login: str = ""
    password: str = ""
    next: str = "/"
    token: str = ""


class WelcomeForm(BaseModel):
    """What is typed to take up an invitation; names are the first administrator's."""

    login: str = ""
    name: str = ""
    unit_name: str = ""
    unit_kind: str = ""
    password: str = ""
    again: str = ""
    token: str = ""


@ROUTER.get("/sign-in", response_class=HTMLResponse)
def sign_in_page(
    request: Request,
    serving: Serving,
    wanted: Annotated[str, Query(alias="next")] = "/",
) -> Response:
    """Show the sign-in; who is signed in already goes on."""
    if session_of(request) is not None:
        return RedirectResponse(own_path(wanted), 303)
    return sign_in_form(request, serving, login="", wanted=own_path(wanted))


@ROUTER.post("/sign-in", response_class=HTMLResponse)
def sign_in_sent(
    request: Request, serving: Serving, typed: Annotated[SignInForm, Form()]
) -> Response:
    """Sign in with a password."""
    wanted, login = own_path(typed.next), typed.login
    try:
        check_form(request, serving.settings, typed.token)
        started = sign_in(request, serving, login, typed.password)
    except ProblemError as problem:
        return sign_in_form(
            request, serving, login=login, wanted=wanted, problem=problem
        )
    return arrived(serving, started, wanted)


@ROUTER.get("/welcome/{secret}", response_class=HTMLResponse)
def welcome(request: Request, serving: Serving, secret: str) -> Response:
    """Show what an invitation asks for."""
    return _welcome_form(request, serving, secret)


@ROUTER.post("/welcome/{secret}", response_class=HTMLResponse)
def welcome_sent(
    request: Request,
    serving: Serving,
    secret: str,
    typed: Annotated[WelcomeForm, Form()],
) -> Response:
    """Take up an invitation."""
    first = First(typed.login, typed.name, typed.unit_name, _kind(typed.unit_kind))
    try:
        check_form(request, serving.settings, typed.token)
        with serving.database.reading() as connection:
            found = opened(connection, secret)
        if typed.password != typed.again:
            raise _unlike()
        if found.person is None:
            started = make_first(request, serving, secret, first, typed.password)
        else:
            started = accept(request, serving, secret, typed.password)
    except ProblemError as problem:
        return _welcome_form(request, serving, secret, typed=first, problem=problem)
    return arrived(serving, started, "/")


def arrived(serving: Service, started: Started, wanted: str) -> Response:
    """Lead on who has signed in, in the language that he chose."""
    response = RedirectResponse(wanted, 303)
    started.hand_out(response, serving.settings)
    if started.user.language is not None:
        language: Language = "en" if started.user.language == "en" else "zh"
        keep_language(response, serving.settings, language)
    return response


def sign_in_form(
    request: Request,
    serving: Service,
    *,
    login: str,
    wanted: str,
    problem: ProblemError | None = None,
) -> Response:
    """Answer with the sign-in, and what is wrong with the last one."""
    proof = proof_for(request, serving.settings)
    oidc = serving.settings.oidc
    response = page(
        request,
        "people/sign_in.html",
        status=200 if problem is None else problem.kind.status,
        login=login,
        wanted=wanted,
        token=proof.token,
        fault=_told(request, problem),
        provider="" if oidc is None else oidc.name or oidc.issuer,
    )
    return _handed_out(response, serving, proof, problem)


def _welcome_form(
    request: Request,
    serving: Service,
    secret: str,
    *,
    typed: First | None = None,
    problem: ProblemError | None = None,
) -> Response:
    found: Opened | None = None
    try:
        with serving.database.reading() as connection:
            found = opened(connection, secret)
    except ProblemError as gone:
        problem = gone
    proof = proof_for(request, serving.settings)
    oidc = serving.settings.oidc
    response = page(
        request,
        "people/welcome.html",
        status=200 if problem is None else problem.kind.status,
        found=found,
        secret=secret,
        typed=typed or First("", "", "", "province"),
        kinds=tuple(KIND_WORDS.items()),
        token=proof.token,
        fault=_told(request, problem),
        provider="" if oidc is None else oidc.name or oidc.issuer,
    )
    return _handed_out(response, serving, proof, problem)


def _handed_out(
    response: Response,
    serving: Service,
    proof: FormProof,
    problem: ProblemError | None,
) -> Response:
    proof.hand_out(response, serving.settings)
    if problem is not None:
        response.headers.update(problem.headers)
    return response


def _told(request: Request, problem: ProblemError | None) -> str:
    return "" if problem is None else problem.detail.in_language(language_of(request))


def _kind(written: str) -> UnitKind:
    for each in get_args(UnitKind):
        if each == written:
            kind: UnitKind = each
            return kind
    return "province"


def _unlike() -> ProblemError:
    return ProblemError(
        INVALID,
        Text(
            "两次输入的密码不同，要求相同",
            "the two passwords differ, the same is required twice",
        ),
    )
