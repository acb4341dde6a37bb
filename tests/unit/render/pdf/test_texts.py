"""Texts of any kind are printed whole, on the page, and do nothing."""

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.render.forms import HOSTILE, small
from tests.unit.render.pdf.reading import boxes, joined, made

from perfscore.model.identity import SET_ID
from perfscore.render.pdf import fonts, writing
from perfscore.render.pdf.cmap import Coverage
from perfscore.render.pdf.writing import pdf_bytes
from perfscore.report.paper import Paper
from perfscore.report.picture import Bar, Picture


@pytest.mark.parametrize(
    "name",
    ["x" * 3_000, "http://example.org/" + "a" * 500, "…" * 500, "（" * 500, "Ｗ" * 500],
    ids=["word", "address", "dots", "brackets", "wide"],
)
def test_what_cannot_break_is_broken_and_stays_on_the_page(name: str) -> None:
    table = small(name=name, unit=name, note=name)
    document = made(Paper((replace(table, title=name),)))
    for page in document:
        width, _ = page.get_size()
        assert all(
            left >= 20 and right <= width - 20 for left, _, right, _ in boxes(page)
        )
    text = re.sub(
        r"\s", "", "".join(page.get_textpage().get_text_range() for page in document)
    )
    assert text.count(name[-1]) >= 4 * name.count(name[-1])


def test_a_hundred_thousand_characters_are_printed() -> None:
    text = joined(Paper((small(name="长" * 100_000),)))
    assert text.count("长") == 100_000


@pytest.mark.parametrize(
    "name",
    [
        *HOSTILE,
        '#read("/etc/passwd")',
        '#eval("1+1")',
        "$x^2$ *b* _i_ `c` = 标题 @a <b> // c /* d */ ~ \\ \\u{41}",
        '"]#panic()[',
        "{{{[[[(((",
        "fi ffi --- ... 'a' \"b\"",
    ],
)
def test_a_hostile_name_is_only_text(name: str) -> None:
    table = small(name=name, unit=name, note=name)
    bars = (Bar(name, Fraction(1), Fraction(1)),)
    shown = Picture(name, name, bars, Fraction(1), Fraction(1), name, name)
    paper = Paper((replace(table, title=name),), None, shown, {SET_ID: name})
    text = joined(paper)
    assert "root:" not in text
    assert "\x1b" not in text
    if name.isprintable() and name.isascii():
        assert text.count(re.sub(r"\s", "", name)) >= 4


def test_signs_that_forms_use_are_printed() -> None:
    text = joined(Paper((small(name="☑是☐否☒√×①≥≤≈℃㎡№‰—■□●○⅓✓✗"),)))
    assert "☑是☐否☒√×①≥≤≈℃㎡№‰—■□●○⅓✓✗" in text
    assert pdf_bytes(Paper((small(name="☑是☐否☒√✗"),))).diagnostics == ()


def test_a_character_that_no_font_has_is_printed_as_its_code_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_machine_families", tuple)
    found = pdf_bytes(Paper((small(name="甲𰻞乙"),)))
    (told,) = found.diagnostics
    assert told.rule.name == "pdf-glyphs-missing"
    assert told.message.zh == "没有字体能印 “𰻞”（U+30EDE），PDF 里印的是编码"
    assert told.hint is not None
    assert "fonts-noto-cjk-extra fonts-hanazono" in told.hint.zh
    assert "甲<U+30EDE>乙" in joined(Paper((small(name="甲𰻞乙"),)))


def test_a_font_of_the_machine_that_helps_out_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rare = (("罕用字体", Coverage((ord("𰻞"),), (ord("𰻞"),))),)
    monkeypatch.setattr(fonts, "_machine_families", lambda: rare)
    (told,) = pdf_bytes(Paper((small(name="甲𰻞乙"),))).diagnostics
    assert told.rule.name == "pdf-font-borrowed"
    assert told.message.zh == (
        "随附的字体里没有 “𰻞”（U+30EDE），用了这台机器上的 罕用字体"
    )


def test_not_even_the_template_can_read_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    template = tmp_path / "template.typ"
    template.write_text('#read("/etc/hostname")', "utf-8")
    monkeypatch.setattr(writing, "_TEMPLATE", template)
    with pytest.raises(RuntimeError, match="not found"):
        pdf_bytes(Paper((small(),)))


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_texts_make_a_file(name: str, title: str) -> None:
    table = replace(small(name=name, unit=name, note=name), title=title)
    bars = (Bar(name, Fraction(1), None),)
    shown = Picture(title, name, bars, None, Fraction(1), name)
    found = pdf_bytes(Paper((table,), picture=shown, identity={SET_ID: title}))
    assert found.value is not None
    assert len(pypdfium2.PdfDocument(found.value)) >= 2
