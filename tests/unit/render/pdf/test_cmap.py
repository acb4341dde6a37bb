"""What a font covers, read from tables made by hand and from the bundled font."""

from struct import pack

import pylopdf_fonts_zh_cn
import pytest

from perfscore.render.pdf.cmap import Coverage, coverage

SEGMENTED = pack(
    ">7H 2H H 2H 4H",
    *(4, 32, 0, 4, 0, 0, 0),
    *(0x5A, 0xFFFF),
    0,
    *(0x41, 0xFFFF),
    *(0, 1, 0, 0),
)
"""A to Z, and the end mark."""

GROUPED = pack(">HHIII 6I", 12, 0, 40, 0, 2, 0x4E00, 0x9FFF, 1, 0x20000, 0x20001, 9)
"""The common Han characters and two rare ones."""


def font(table: bytes, *, before: bytes = b"") -> bytes:
    """Make a file of one face whose only table is a cmap of one subtable."""
    start = len(before)
    head = b"OTTO" + pack(">4H", 1, 0, 0, 0)
    entry = pack(">4s3I", b"cmap", 0, start + 28, 12 + len(table))
    return before + head + entry + pack(">HHHHI", 0, 1, 3, 10, 12) + table


def test_a_table_of_segments_is_read() -> None:
    found = coverage(font(SEGMENTED))
    assert [each for each in "@AZ[a" if found.has(each)] == ["A", "Z"]


def test_a_table_of_groups_is_read() -> None:
    found = coverage(font(GROUPED))
    assert [each for each in "a一鿿\U00020001\U00020002" if found.has(each)] == [
        "一",
        "鿿",
        "\U00020001",
    ]


def test_the_face_of_a_collection_is_found() -> None:
    collection = b"ttcf" + pack(">3I", 0x10000, 1, 16)
    found = coverage(font(GROUPED, before=collection))
    assert found.has("一")


@pytest.mark.parametrize(
    "content", [b"", b"OTTO", font(GROUPED)[:70], b"\xff" * 200, b"PK\x03\x04" * 9]
)
def test_a_damaged_font_covers_nothing(content: bytes) -> None:
    assert coverage(content) == Coverage((), ())


def test_the_bundled_font_has_what_forms_need() -> None:
    found = coverage(pylopdf_fonts_zh_cn.serif_path().read_bytes())
    text = "预算绩效自评表（万元）“”《》〔2020〕≥≤≈×÷√①Ⅰ℃㎡№‰—…·ABCabc0123456789%"
    assert [each for each in text if not found.has(each)] == []
    assert not found.has("𰻞")
