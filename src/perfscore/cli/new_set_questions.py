"""The few questions that a new set begins with, on a terminal."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast, get_args

import typer

from perfscore.api.new_set_wishes import (
    FormName,
    NewSet,
    faults,
    read_shares,
    shares_text,
)
from perfscore.api.text import printable
from perfscore.cli.language import Speech
from perfscore.cli.output import tell

_YES = {"y", "yes", "是", "1"}
_NO = {"n", "no", "否", "0"}
Reader = Callable[[NewSet, str], NewSet | None]


def can_ask() -> bool:
    """Whether somebody sits at a terminal to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for_set(begin: NewSet, say: Speech) -> tuple[NewSet, str | None]:
    """Ask what the set is to be like, and for the file to write; None is none.

    An empty answer takes what stands in brackets. What will not do is told, and asked
    for again.
    """
    tell(
        say(
            "几个问题，直接回车取方括号里的值。\n",
            "A few questions; Enter takes what stands in brackets.\n",
        )
    )
    wished = begin
    for question, usual, read in _questions(say):
        wished = _asked(wished, f"{question} [{usual(wished)}]", read, say)
    name = f"{wished.id.rpartition('/')[2]}.perf"
    answer = _answer(
        say(f"写到哪个文件（- 是屏幕） [{name}]", f"File to write (- prints) [{name}]")
    )
    return wished, None if answer == "-" else answer or name


def _questions(
    say: Speech,
) -> Iterator[tuple[str, Callable[[NewSet], str], Reader]]:
    yield (
        say(
            "表样：department 部门整体支出，project 项目支出，transfer 转移支付",
            "Form: department, project or transfer",
        ),
        lambda wished: wished.form,
        _with_form,
    )
    yield say("年度", "Year"), lambda wished: str(wished.year), _with_year
    yield (
        say("名称", "Title"),
        lambda wished: wished.title,
        lambda wished, answer: replace(wished, title=answer),
    )
    yield (
        say("编号", "Id"),
        lambda wished: wished.id,
        lambda wished, answer: replace(wished, id=answer),
    )
    yield (
        say("一级指标和分值", "Level-1 indicators and points"),
        lambda wished: shares_text(wished.weights),
        _with_weights,
    )
    yield (
        say("等级和它的下限", "Grades and where they begin"),
        lambda wished: shares_text(wished.grades),
        _with_grades,
    )
    yield (
        say("下级指标由单位自己填（y/n）", "Do units state their own indicators (y/n)"),
        lambda wished: "y" if wished.declared else "n",
        _with_declared,
    )


def _asked(wished: NewSet, question: str, read: Reader, say: Speech) -> NewSet:
    while True:
        answer = _answer(question)
        if not answer:
            return wished
        found = read(wished, answer)
        if found is None:
            shown = printable(answer)
            tell(
                say(
                    f"读不出“{shown}”，要求写成方括号里的样子\n",
                    f"“{shown}” cannot be read: write it as in the brackets\n",
                )
            )
            continue
        told = [each.in_language(say.language) for each in faults(found)]
        if not told:
            return found
        tell("".join(f"{each}\n" for each in told))


def _answer(question: str) -> str:
    tell(f"{question} ")
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip()


def _with_form(wished: NewSet, answer: str) -> NewSet | None:
    if answer not in get_args(FormName):
        return None
    form = cast("FormName", answer)
    return NewSet(year=wished.year, form=form, keywords=wished.keywords)


def _with_year(wished: NewSet, answer: str) -> NewSet | None:
    if not (answer.isascii() and answer.isdigit() and len(answer) < 5):  # noqa: PLR2004 - digits of a year
        return None
    return NewSet(year=int(answer), form=wished.form, keywords=wished.keywords)


def _with_weights(wished: NewSet, answer: str) -> NewSet | None:
    weights = read_shares(answer)
    return replace(wished, weights=weights, grades=()) if weights else None


def _with_grades(wished: NewSet, answer: str) -> NewSet | None:
    grades = read_shares(answer)
    return replace(wished, grades=grades) if grades else None


def _with_declared(wished: NewSet, answer: str) -> NewSet | None:
    if answer.lower() not in _YES | _NO:
        return None
    return replace(wished, declared=answer.lower() in _YES)
