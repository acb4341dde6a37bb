"""Text becomes a document; all syntax errors are found in one run."""

from functools import lru_cache

from lark import Token, Tree, UnexpectedInput

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.source import Source, Span
from perfscore.syntax import rules
from perfscore.syntax import tree as t
from perfscore.syntax.build import build
from perfscore.syntax.chunks import Chunk, cut
from perfscore.syntax.grammar import document_parser
from perfscore.syntax.mend import mend
from perfscore.syntax.normal import MAX_LENGTH, Prepared, prepare

MAX_ERRORS = 50
"""Syntax errors reported of one document; the rest are told when these are mended."""


def parse(source: Source) -> Outcome[t.Document]:
    """Parse a set; the document holds all that could be read, faults or not."""
    if len(source.text) > MAX_LENGTH:
        return Outcome(None, (_too_large(source),))
    prepared = prepare(source)
    reader = _Reader(source, prepared)
    head, sections = None, []
    chunks = list(cut(prepared))
    for chunk in chunks:
        node = reader.read(chunk)
        if isinstance(node, t.Head):
            head = node
        elif node is not None:
            sections.append(node)
    diagnostics = reader.diagnostics
    first_section = next(
        (each.offset for each in chunks if each.rule == "section"), len(source.text)
    )
    if head is None and all(
        each.at.span.start >= first_section for each in diagnostics
    ):
        diagnostics.append(_no_head(source))
    diagnostics.sort(key=lambda each: each.at.span.start)
    damaged = tuple(_without_margins(each) for each in reader.damaged)
    document = t.Document(source, head, tuple(sections), damaged)
    return Outcome(document, tuple(diagnostics[:MAX_ERRORS]))


class _Reader:
    """Reads chunks one by one, and keeps what it found."""

    def __init__(self, source: Source, prepared: Prepared) -> None:
        self._source = source
        self._blanked = [each.start for each in prepared.damaged]
        self.damaged = list(prepared.damaged)
        self.diagnostics = list(prepared.diagnostics)

    def read(self, chunk: Chunk) -> t.Head | t.Section | None:
        """Read a chunk; nothing comes of one that is damaged in its heading."""
        try:
            parsed = _parsed(chunk.text, chunk.rule)
        except UnexpectedInput:
            text = self._mended(chunk)
            if text is None:
                return None
            parsed = _parsed(text, chunk.rule)
        return build(parsed, self._source, chunk)

    def _mended(self, chunk: Chunk) -> str | None:
        """Report the faults of a chunk; give what can be read of it, if anything."""
        room = MAX_ERRORS - len(self.diagnostics)
        if room <= 0:
            return None
        mended = mend(self._source, chunk, self._blanked, most=room)
        self.diagnostics += mended.diagnostics
        self.damaged += mended.damaged
        return mended.text


@lru_cache(maxsize=2048)
def _parsed(text: str, rule: str) -> Tree[Token]:
    """Read a chunk; an editor asks for most of them again while another one changes."""
    return document_parser().parse(text, rule)


def _without_margins(line: Span) -> Span:
    text = line.text
    if not text.strip():
        return line
    return Span(
        line.source, line.end - len(text.lstrip()), line.start + len(text.rstrip())
    )


def _too_large(source: Source) -> Diagnostic:
    return Diagnostic(
        rules.DOCUMENT_TOO_LARGE,
        Text(
            f"文件有 {len(source.text)} 个字符，最多 {MAX_LENGTH} 个",
            f"the file has {len(source.text)} characters, {MAX_LENGTH} at most",
        ),
        Label(Span(source, 0, 0)),
    )


def _no_head(source: Source) -> Diagnostic:
    return Diagnostic(
        rules.NO_HEAD,
        Text("文件开头没有“指标体系”", "the file does not begin with indicator_set"),
        Label(Span(source, 0, 0)),
        hint=Text(
            "在第一行写：指标体系 “名称”",
            "write on the first line: indicator_set “name”",
        ),
    )
