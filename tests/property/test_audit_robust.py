"""Whatever a filled file holds, the audit ends in time, and says what it found."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

import pytest
from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperCell, PaperForm
from tests.laying.published import paper_form, published, with_rows
from tests.laying.text import TEXT_LAYOUTS
from tests.laying.xlsx import xlsx_bytes

from perfscore.api.audit_output import FORMS, AuditOutput, written
from perfscore.api.audit_run import AuditRun, audit_all, told_text
from perfscore.api.auditing import AuditWishes
from perfscore.api.files import assessment_files

SEED = Path(__file__).parents[1] / "data" / "accounts" / "zhuzhou_2021.txt"
SET = "national/project-2020"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HEADS = (
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
    *("分值", "得分", "偏差原因分析及改进措施"),
)
FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
HOSTILE = (
    *("", "0", "-1", "-0.00", "1e5", "1E400", "NaN", "∞", "—", "／", "％"),
    *("１２３．４５", "9" * 35, "0." + "3" * 40, "1" + "0" * 400, "1000%", "-50%"),
    *("≥≥5", "1,2,3", "1.2.3", "2021年13月45日", "9999年99月99日", "0000-00-00"),
    *("=1+1", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "</td></table>"),
    *("\x07\x1b[31m红\x1b[0m", "\u202e反\u202c", "😀", "e\u0301\u0301", "\u200b1"),
    *("优", "☑优□良", "不适用", "总分", "产出指标（-5分）", "（0分）", "½", "约5个"),
    *("1亿元", "增加467.02万元，占99.9%", "1" * 3000, "1." * 1500, "1," * 1500),
    *("（" * 2000, "≥" * 1000, "，1万元" * 500, "产出指标" * 500, "年初预算" * 700),
)


def _audited(
    path: Path, *, set_name: str | None = None, accounts: Path | None = None
) -> AuditRun:
    papers = () if accounts is None else assessment_files([str(accounts)]).files
    wishes = AuditWishes(set_name=set_name, accounts=papers)
    return audit_all(assessment_files([str(path)]).files, wishes, is_alone=True)


def _assert_written(run: AuditRun) -> None:
    for form in FORMS:
        output = AuditOutput(to=form, with_verified=True, with_details=True)
        made = written(run.forms, output).value
        assert made
        if form == "json":
            assert isinstance(json.loads(made), list)
        elif form == "html":
            assert isinstance(made, str)
            assert "<script>alert" not in made
        elif form == "table":
            assert isinstance(made, str)
            shown = made + told_text(run, output)
            assert not CONTROLS.search(shown)


def _put_at_random(form: PaperForm, random: Random) -> PaperForm:
    cells = list(form.cells)
    for _ in range(random.choice((2, 8, len(cells) // 2))):
        at = random.randrange(len(cells))
        cells[at] = replace(cells[at], text=random.choice(HOSTILE))
    lost = random.randrange(form.rows)
    if random.random() < 1 / 4:
        cells = [each for each in cells if each.row != lost]
    return replace(form, cells=tuple(cells))


def _printable(form: PaperForm) -> PaperForm:
    cells = [replace(each, text=CONTROLS.sub("", each.text)) for each in form.cells]
    return replace(form, cells=tuple(cells))


WRITERS: dict[str, Callable[[PaperForm, Random], bytes]] = {
    "html": lambda form, _: html_text(form).encode(),
    "docx": lambda form, _: docx_bytes(_printable(form)),
    "xlsx": lambda form, _: xlsx_bytes(_printable(form)),
    "txt": lambda form, random: TEXT_LAYOUTS[random.choice(("tabs", "P1", "S2"))](
        form
    ).encode(),
}


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("seed", range(4))
def test_a_form_with_hostile_cells_is_audited_and_written(
    tmp_path: Path, ending: str, seed: int
) -> None:
    random = Random(f"{ending}{seed}")  # noqa: S311 - repeated alike
    form = paper_form(published()[random.choice(with_rows())])
    path = tmp_path / f"表.{ending}"
    path.write_bytes(WRITERS[ending](_put_at_random(form, random), random))

    run = _audited(path, set_name=random.choice((None, SET)))

    _assert_written(run)


@pytest.mark.parametrize("seed", range(3))
def test_accounts_with_broken_cells_and_rows_are_audited(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - repeated alike
    lines = SEED.read_text("utf-8").split("\n")
    for _ in range(60):
        at = random.randrange(len(lines))
        cells = lines[at].split("\t")
        cells[random.randrange(len(cells))] = random.choice(HOSTILE)
        lines[at] = "\t".join(cells)
        lines.pop(random.randrange(len(lines)))
    path = tmp_path / "公开.txt"
    path.write_text("\n".join(lines), "utf-8")

    _assert_written(_audited(path, accounts=path if seed else None))


def _long_form(rows: int) -> PaperForm:
    """A form of so many indicators under 200 headings, some of them twice."""
    lines = [
        ["项目名称", "甲项目", "", "", "实施单位", "某单位", "", ""],
        ["项目资金（万元）", *FUND_HEADS, ""],
        ["年度资金总额", "120.00", "120.00", "119.50", "10", "99.58%", "9.96", ""],
        list(HEADS),
    ]
    lines += [_row(at, rows) for at in range(rows)]
    lines.append(["总分", "", "", "", "", "100", "95.5", ""])
    cells = [
        PaperCell(row, column, text)
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
    ]
    above = ("项目支出绩效自评表", "（2023年度）")
    return PaperForm(above, len(lines), len(HEADS), tuple(cells))


def _row(at: int, rows: int) -> list[str]:
    heading, name = f"一级指标{at * 200 // rows}", f"指标{at % (rows - 9)}"
    values = [f"≥{at}个", f"{at - at % 2}个", "5", f"{5 - at % 2}", ""]
    return [heading, f"二级指标{at % 3}", name, *values]


def _time(path: Path) -> float:
    start = process_time()
    run = _audited(path)
    taken = process_time() - start
    assert run.is_any_read
    return taken


def test_the_time_grows_with_the_rows_and_not_with_their_square(
    tmp_path: Path,
) -> None:
    short, long = tmp_path / "短.html", tmp_path / "长.html"
    short.write_text(html_text(_long_form(100)), "utf-8")
    long.write_text(html_text(_long_form(500)), "utf-8")
    _time(short)  # loads what is needed

    # The least of some: what else goes on, as in the collector, only ever adds.
    least_short, least_long = (
        min(_time(each) for _ in range(3)) for each in (short, long)
    )
    assert least_long < 12 * least_short


PATHOLOGICAL = {
    "one long sentence": "，1万元" * 25_000,
    "lists without end": "人员经费1万元、公用经费2万元，合计7万元。" * 900,
    "其中 without end": "其中：财政拨款收入10万元；" * 3000,
    "brackets": "（" * 30_000 + "1万元",
    "digits": "1" * 60_000 + "万元",
    "words": "支出情况" * 12_000 + "1万元",
    "blanks": " " * 60_000 + "1万元",
    "headings": "一、收入情况说明\n" + "没有标点的短行\n" * 4000,
    "open lines": "支出10万元，\n" * 5000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_a_pathological_text_is_read_in_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "表.html"
    page = html_text(_long_form(10), *text.split("\n"))
    path.write_text(page, "utf-8")

    assert _time(path) < 10


@pytest.mark.parametrize(
    "text",
    [
        *("1", "1.", "1,", "支出", "年初预算", "比上年", "（", "1分、", "每", "①"),
        *("一", "年", " ", "其中：1万元；", "≥", "x1", "上年结转", "优、"),
    ],
)
def test_a_cell_filled_to_the_brim_is_looked_at_in_time(
    tmp_path: Path, text: str
) -> None:
    form, filled = _long_form(10), text * (32_000 // len(text))
    cells = [
        replace(each, text=filled) if each.row > 1 and each.row % 3 == 1 else each
        for each in form.cells
    ]
    path = tmp_path / "表.html"
    notes = (filled,)
    page = html_text(replace(form, cells=tuple(cells), below=notes))
    path.write_text(page, "utf-8")

    assert _time(path) < 10
