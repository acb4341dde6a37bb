"""Write a paper as a PDF that holds its fonts."""

import json
from collections.abc import Iterator
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

from typst import Compiler

from perfscore.apart import Apart, BrokenOffError
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Rule, Text
from perfscore.patience import OutOfTimeError, seconds_left
from perfscore.render.pdf.content import paper_object
from perfscore.render.pdf.fonts import FontChoice, choose_fonts
from perfscore.render.pdf.rules import FONT_BORROWED, FONTS_MISSING, GLYPHS_MISSING
from perfscore.report.paper import Paper
from perfscore.source import Source, Span

_TEMPLATE = Path(__file__).with_name("template.typ")
_INSTALL = "pip install 'perfscore[pdf]'"
_PACKAGES = "apt install fonts-noto-cjk-extra fonts-hanazono fonts-noto-color-emoji"
_MOST_NAMED = 20


def pdf_bytes(paper: Paper) -> Outcome[bytes]:
    """Write ``paper`` on A4 lying: the form, its annexes, the picture, the derivation.

    The same paper gives the same bytes, on any machine whose fonts are not needed:
    the bundled ones are used, and embedded. A character that they lack is taken from
    a font of the machine, or printed as its code where none has it; both are told.
    Texts are data to the engine, which can read no file and reach no address.

    Errors:
        The bundled fonts are not installed: no value, and ``pdf-fonts-missing``.

    Raises:
        OutOfTimeError: If somebody waits, and it takes too long or too much memory.
    """
    content = json.dumps(paper_object(paper), ensure_ascii=False)
    if seconds_left() == inf:
        return pdf_of(content)
    try:
        return _APART(content)
    except BrokenOffError as fault:
        raise OutOfTimeError from fault


def pdf_of(content: str) -> Outcome[bytes]:
    """Write a paper that is given as JSON, in this process."""
    chosen = choose_fonts(content)
    if chosen is None:
        return Outcome(None, (_fonts_missing(),))
    codes = {ord(each): _code(each) for each in chosen.lacking}
    made = _compiled(content.translate(codes), chosen)
    return Outcome(made, tuple(_told(chosen)))


_APART = Apart(pdf_of, most_seconds=60)
"""A long paper takes much memory, which the engine gives back with its process."""


def _compiled(content: str, chosen: FontChoice) -> bytes:
    with TemporaryDirectory() as empty:
        compiler = Compiler(
            _TEMPLATE.read_bytes(),
            root=empty,
            font_paths=chosen.fonts,
            sys_inputs={"paper": content, "fallbacks": json.dumps(chosen.fallbacks)},
            package_path=empty,
            package_cache_path=empty,
        )
        made = compiler.compile(format="pdf", timestamp=0)
    if not isinstance(made, bytes):
        msg = "the PDF engine gave no single file"
        raise TypeError(msg)
    return made


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _fonts_missing() -> Diagnostic:
    return _about(
        FONTS_MISSING,
        Text("PDF 用的中文字体没有安装", "the Chinese font for PDF is not installed"),
        Text(f"安装附加组件：{_INSTALL}", f"install the extra: {_INSTALL}"),
    )


def _told(chosen: FontChoice) -> Iterator[Diagnostic]:
    if chosen.borrowed:
        which = _listed(tuple(chosen.borrowed))
        fonts = "、".join(dict.fromkeys(chosen.borrowed.values()))
        yield _about(
            FONT_BORROWED,
            Text(
                f"随附的字体里没有 {which}，用了这台机器上的 {fonts}",
                f"the bundled font lacks {which}; taken from this machine's {fonts}",
            ),
        )
    if chosen.lacking:
        which = _listed(chosen.lacking)
        yield _about(
            GLYPHS_MISSING,
            Text(
                f"没有字体能印 {which}，PDF 里印的是编码",
                f"no font prints {which}; the PDF shows their codes",
            ),
            Text(
                f"安装有这些字的字体，例如 Debian：{_PACKAGES}",
                f"install fonts that have them, on Debian: {_PACKAGES}",
            ),
        )


def _listed(characters: tuple[str, ...]) -> str:
    shown = characters[:_MOST_NAMED]
    named = "、".join(f"“{each}”（{_code(each)[1:-1]}）" for each in shown)
    more = len(characters) - len(shown)
    return f"{named} … (+{more})" if more else named


def _about(rule: Rule, message: Text, hint: Text | None = None) -> Diagnostic:
    return Diagnostic(rule, message, Label(Span(Source("PDF", ""), 0, 0)), hint=hint)
