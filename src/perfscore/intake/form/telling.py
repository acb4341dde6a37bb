"""What is told of a form while it is read: every doubt with its cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from perfscore.diagnostics.model import Diagnostic, Label, Rule, Text
from perfscore.intake import rules
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import one_line
from perfscore.model.assessment import Cell
from perfscore.source import Span

_SHOWN = 40
_FEW = 3
"""Doubts of one kind beyond which they are told in one."""
_VARYING = re.compile(r"“[^”]*”(?:、“[^”]*”)*|[0-9.]+")
_MOST = 100
"""Diagnostics of one form; further ones of this form are left out, as in any file."""
_MOST_PLACES = 8


@dataclass(slots=True)
class Teller:
    """Gathers what is to be said of one form."""

    found: list[Diagnostic] = field(default_factory=list)
    unread: list[Cell] = field(default_factory=list)
    unused: list[Cell] = field(default_factory=list)

    def uncertain(
        self, span: Span, message: Text, *, others: Sequence[Span] = ()
    ) -> None:
        """Tell a reading that may be another; ``others`` are places involved."""
        self.add(rules.UNCERTAIN_READING, span, message, others=others)

    def add(
        self,
        rule: Rule,
        span: Span,
        message: Text,
        *,
        others: Sequence[Span] = (),
    ) -> None:
        """Tell anything else."""
        if len(self.found) < _MOST:
            labels = tuple(Label(each) for each in others[:_MOST_PLACES])
            self.found.append(Diagnostic(rule, message, Label(span), labels))

    def not_read(self, *cells: GridCell | Cell) -> None:
        """Keep cells that no field takes."""
        self.unread += [Cell(one_line(each.text), each.span) for each in cells]

    def not_used(self, *cells: GridCell) -> None:
        """Keep cells of template rows that were left open."""
        self.unused += [Cell(one_line(each.text), each.span) for each in cells]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give all that was told: unread cells in one note, like doubts in one."""
        told = _folded(self.found)
        if self.unused:
            told.append(
                _listing(
                    rules.ROW_NOT_USED,
                    self.unused,
                    Text(
                        "表样里没有填的行，略过了",
                        "template rows left open, passed over",
                    ),
                )
            )
        if self.unread:
            told.append(
                _listing(
                    rules.NOT_READ,
                    self.unread,
                    Text(
                        f"表里有 {len(self.unread)} 格没有用到",
                        f"{len(self.unread)} cells of the form were not used",
                    ),
                )
            )
        return tuple(told)


def _folded(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Let the first of many doubts of one kind stand for them, the others listed."""
    kinds: dict[tuple[Rule, str], list[Diagnostic]] = {}
    for each in found:
        template = _VARYING.sub("", each.message.zh)
        kinds.setdefault((each.rule, template), []).append(each)
    told: list[Diagnostic] = []
    for alike in kinds.values():
        if len(alike) <= _FEW:
            told += alike
            continue
        first, rest = alike[0], alike[1:]
        places = "、".join(
            each.at.span.source.mark(each.at.span.start) for each in rest
        )
        hint = Text(
            f"同样的还有 {len(rest)} 处，一并核对：{places}",
            f"{len(rest)} more are alike, to be checked as well: {places}",
        )
        told.append(replace(first, hint=hint))
    return told


def _listing(rule: Rule, cells: Sequence[Cell], head: Text) -> Diagnostic:
    spans = [each.span for each in cells if each.span is not None]
    listed = cells[:_MOST_PLACES]
    texts = "、".join(f"{_place(each)}“{shown(each.text)}”" for each in listed)
    more = len(cells) - len(listed)
    message = Text(
        f"{head.zh}：{texts}" + (f"，还有 {more} 格" if more else ""),
        f"{head.en}: {texts}" + (f", and {more} more" if more else ""),
    )
    return Diagnostic(rule, message, Label(spans[0]))


def _place(cell: Cell) -> str:
    mark = cell.span.source.mark(cell.span.start) if cell.span else ""
    return f"{mark} " if mark else ""


def shown(text: str) -> str:
    """Give a text short enough for a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
