from perfscore.intake.pdf.geometry import Glyph
from perfscore.intake.pdf.lines import cell_text, lines_of

# Chinese characters are 10 points wide here, others 5; a line is 14 points high.


def _line(text: str, number: int, left: int = 0) -> list[Glyph]:
    glyphs, right = [], left
    for letter in text:
        width = 500 if letter.isascii() else 1000
        top = 1400 * number
        glyphs.append(Glyph(letter, right, top, right + width, top + 1400))
        right += width
    return glyphs


def _cell(*lines: str, room: int) -> str:
    glyphs = [each for at, text in enumerate(lines) for each in _line(text, at)]
    return cell_text(lines_of(glyphs), 100 * room)


def test_a_line_without_room_for_more_goes_on() -> None:
    assert _cell("完成修缮校", "舍面积", room=60) == "完成修缮校舍面积"


def test_a_line_that_ends_early_ends_there() -> None:
    text = _cell("1.修缮校舍", "2.改造操场和食堂", "三处", room=90)

    assert text == "1.修缮校舍\n2.改造操场和食堂三处"


def test_a_narrow_heading_in_a_wide_cell_keeps_its_lines() -> None:
    assert _cell("产出指标", "(50分)", room=100) == "产出指标\n(50分)"


def test_a_line_ends_early_where_a_long_number_found_no_room() -> None:
    assert _cell("资金总额达到", "387664.62元", room=80) == "资金总额达到387664.62元"


def test_words_and_numbers_that_met_at_a_blank_do_not_run_together() -> None:
    assert _cell("其中指标1", "2021年完成", room=60) == "其中指标1 2021年完成"


def test_a_number_too_long_for_its_cell_is_one_number() -> None:
    assert _cell("51000021R0", "0019951", room=54) == "51000021R00019951"


def test_places_apart_are_parted_by_a_blank() -> None:
    glyphs = [*_line("分值", 0), *_line("10", 0, left=4000), *_line("%", 0, left=5000)]

    (line,) = lines_of(glyphs)

    assert line.text == "分值 10%"
