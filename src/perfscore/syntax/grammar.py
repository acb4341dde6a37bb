"""The grammar of sets at work: the parser, and what begins a head or a section."""

import re
from functools import cache

from lark import Lark

from perfscore.resources import grammars_folder
from perfscore.syntax.lines import accepted


@cache
def document_parser() -> Lark:
    """Build the parser of heads and sections, once."""
    return Lark.open(
        str(grammars_folder() / "indicator_set.lark"),
        parser="lalr",
        start=["head", "section"],
        propagate_positions=True,
        maybe_placeholders=True,
    )


@cache
def openings(rule: str) -> frozenset[str]:
    """Give the terminals that a ``rule`` can begin with."""
    return accepted(document_parser().parse_interactive("", rule).parser_state)


@cache
def opening_line(rule: str) -> re.Pattern[str]:
    """Give the pattern of a line's start at which a ``rule`` begins."""
    terminals = map(document_parser().get_terminal, sorted(openings(rule)))
    keywords = "|".join(each.pattern.to_regexp() for each in terminals)
    return re.compile(rf"^[ \t]*(?:{keywords})", re.MULTILINE)
