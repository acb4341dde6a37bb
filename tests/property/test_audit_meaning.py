"""What is filled in rightly is never accused, and each slip is found at its cell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.model import PaperCell, PaperForm
from tests.laying.variety import accounts
from tests.laying.xlsx import xlsx_bytes

from perfscore.api.auditing import audit_file
from perfscore.api.scoring import score_file
from perfscore.api.shipped import shipped_ids
from perfscore.audit.result import Audit
from perfscore.diagnostics.model import Severity
from perfscore.render.docx.writing import docx_bytes as filed_docx
from perfscore.render.html import html_paper
from perfscore.render.xlsx.writing import xlsx_bytes as filed_xlsx
from perfscore.report.filed_form import filed_form
from perfscore.report.paper import Paper
from perfscore.score.result import Score

SEED_SET = "hunan/zhuzhou/department-2021"
ARITHMETIC = frozenset(
    {
        "claimed-points-differ",
        "claimed-total-differs",
        "claimed-rate-differs",
        "claimed-fund-score-differs",
        "claimed-grade-differs",
        "fund-rows-do-not-sum",
        "score-above-weight",
        "rating-band-missed",
    }
)
FILED: dict[str, Callable[[Paper], bytes]] = {
    "xlsx": filed_xlsx,
    "docx": filed_docx,
    "html": lambda paper: html_paper(paper).encode(),
}
Found = set[tuple[str, Severity, tuple[str, ...], str]]


def _audit(path: Path, data: bytes, *, set_name: str | None = None) -> Audit:
    path.write_bytes(data)
    audit = audit_file(path, set_name=set_name).value
    assert audit is not None
    return audit


def _found(audit: Audit) -> Found:
    return {
        (each.rule.name, each.severity, each.path, each.message.zh)
        for each in audit.findings
    }


@cache
def _score(name: str) -> Score:
    score = score_file(name).value
    assert score is not None
    return score


@pytest.mark.parametrize("name", shipped_ids())
def test_a_form_that_was_filled_in_by_its_set_is_never_accused(
    tmp_path: Path, name: str
) -> None:
    score = _score(name)
    paper = filed_form(score)

    audits = [
        _audit(tmp_path / f"表.{ending}", write(paper), set_name=name)
        for ending, write in FILED.items()
    ]

    for audit in audits:
        wrong = [each for each in audit.findings if each.rule.name in ARITHMETIC]
        assert [each for each in wrong if each.severity is not Severity.NOTE] == []
        assert audit.total == score.total
        assert _found(audit) == _found(audits[0])


SLIPS = [
    ("得分", "claimed-points-differ"),
    ("总分", "claimed-total-differs"),
    ("执行率", "claimed-rate-differs"),
    ("等级", "claimed-grade-differs"),
    ("执行得分", "claimed-fund-score-differs"),
    ("其中资金", "fund-rows-do-not-sum"),
]
HEADS = (
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
    *("分值", "得分", "偏差原因分析及改进措施"),
)
ROWS = [
    ["产出指标", "数量指标", "新建站点", "≥20个", "20个", "20", "20", ""],
    ["产出指标", "质量指标", "验收合格率", "≥95%", "96%", "15", "15", ""],
    ["产出指标", "时效指标", "按时完成率", "＝100%", "100%", "15", "15", ""],
    ["效益指标", "社会效益指标", "服务人数", "≥200人", "180人", "30", "27", "疫情影响"],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "92%", "10", "10", ""],
]
FUND_HEADS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
SLIPPED = {
    "得分": ("27", "28"),
    "总分": ("96.6", "97.6"),
    "执行率": ("96%", "97%"),
    "等级": ("优", "良"),
    "执行得分": ("9.6", "9.9"),
    "其中资金": ("62.50", "63.50"),
}
SLIP_SHOWN_AT = {"其中资金": "125.00"}
"""A part that is wrong shows at the whole: which of them is wrong is not known."""


def _form(slip: str = "", *, rows: Iterator[list[str]] | None = None) -> PaperForm:
    """A right form: 10 points × 96 % executed, 20 + 15 + 15 + 27 + 10 = 87, 96.6."""
    amounts = ["125.00", "125.00", "120.00", "10", "96%", "9.6", ""]
    parts = [["62.50", "62.50", "60.00"], ["62.50", "62.50", "60.00"]]
    body = [
        ["项目名称", "甲项目", "", "", "实施单位", "某中心", "", ""],
        ["项目资金（万元）", *FUND_HEADS, ""],
        ["年度资金总额", *amounts],
        ["其中：当年财政拨款", *parts[0], "", "96%", "", ""],
        ["其他资金", *parts[1], "", "96%", "", ""],
        list(HEADS),
        *map(list, rows or ROWS),
        ["总分", "", "", "", "", "100", "96.6", "优"],
    ]
    if slip:
        right, wrong = SLIPPED[slip]
        row, column = next(
            (at, where)
            for at, line in enumerate(body)
            for where, text in enumerate(line)
            if text == right and (where != 1 or slip != "其中资金")
        )
        body[row][column] = wrong
    cells = [
        PaperCell(at, column, text)
        for at, line in enumerate(body)
        for column, text in enumerate(line)
    ]
    above = ("项目支出绩效自评表", "（2023年度）")
    return PaperForm(above, len(body), len(HEADS), tuple(cells))


def _gravest(audit: Audit) -> Found:
    """Give what is in question of the form itself, not of accounts around it."""
    return {
        each
        for each in _found(audit)
        if each[1] is not Severity.NOTE and not each[0].startswith("accounts-")
    }


def test_the_right_form_has_no_finding_in_question(tmp_path: Path) -> None:
    audit = _audit(tmp_path / "表.html", html_text(_form()).encode())

    assert _gravest(audit) == set()
    assert audit.total == Fraction(966, 10)


@pytest.mark.parametrize(("slip", "rule"), SLIPS)
@pytest.mark.parametrize("ending", ["html", "docx", "xlsx"])
def test_each_slip_is_found_where_it_stands(
    tmp_path: Path, slip: str, rule: str, ending: str
) -> None:
    form = _form(slip)
    written = {
        "html": lambda: html_text(form).encode(),
        "docx": lambda: docx_bytes(form),
        "xlsx": lambda: xlsx_bytes(form),
    }

    audit = _audit(tmp_path / f"表.{ending}", written[ending]())

    found = [each for each in audit.findings if each.rule.name == rule]
    assert found
    places = [each.at for each in found if each.at is not None]
    related = [one.span for each in found for one in each.related]
    shown = [each.source.text[each.start : each.end] for each in (*places, *related)]
    assert SLIP_SHOWN_AT.get(slip, SLIPPED[slip][1]) in shown


ALIKE: dict[str, Callable[[PaperForm], bytes]] = {
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "xlsx with numbers": lambda form: xlsx_bytes(form, numbers=True),
    "behind accounts": lambda form: html_text(*accounts(3), form).encode(),
    "before prose": lambda form: html_text(
        form, "本年支出120.00万元，其中：甲项目60.00万元，占50%。"
    ).encode(),
    "with a blank row": lambda form: html_text(_with_blank_row(form)).encode(),
}
ENDINGS = {"docx": "docx", "xlsx": "xlsx", "xlsx with numbers": "xlsx"}


def _with_blank_row(form: PaperForm) -> PaperForm:
    """Put a blank row above the headings of the indicators."""
    first = next(each.row for each in form.cells if each.text == HEADS[0])
    moved = [
        replace(each, row=each.row + 1) if each.row >= first else each
        for each in form.cells
    ]
    blank = PaperCell(first, 0, "", 1, form.columns)
    cells = sorted([*moved, blank], key=lambda each: (each.row, each.column))
    return replace(form, rows=form.rows + 1, cells=tuple(cells))


@pytest.mark.parametrize("alike", ALIKE)
@pytest.mark.parametrize("slip", ["", "得分", "执行率"])
def test_the_kind_of_file_and_what_is_around_changes_no_finding(
    tmp_path: Path, alike: str, slip: str
) -> None:
    form = _form(slip)
    plain = _audit(tmp_path / "甲.html", html_text(form).encode())

    other = _audit(tmp_path / f"乙.{ENDINGS.get(alike, 'html')}", ALIKE[alike](form))

    assert _gravest(other) == _gravest(plain)


def test_the_order_of_rows_under_a_heading_changes_no_finding(tmp_path: Path) -> None:
    body = [list(each) for each in ROWS]
    body[1][6] = "14"
    turned = [body[1], body[2], body[0], *body[3:]]

    first = _audit(tmp_path / "甲.html", html_text(_form(rows=iter(body))).encode())
    second = _audit(tmp_path / "乙.html", html_text(_form(rows=iter(turned))).encode())

    assert _found(first) == _found(second)
    assert any("验收合格率" in each[2] for each in _gravest(first))


def test_amounts_in_yuan_give_the_findings_of_those_in_ten_thousands(
    tmp_path: Path,
) -> None:
    form = _form("执行率")
    yuan = {"125.00": "1250000", "62.50": "625000", "120.00": "1200000"}
    yuan |= {"60.00": "600000", "项目资金（万元）": "项目资金（元）"}
    cells = [replace(each, text=yuan.get(each.text, each.text)) for each in form.cells]

    first = _audit(tmp_path / "甲.html", html_text(form).encode())
    converted = html_text(replace(form, cells=tuple(cells))).encode()
    second = _audit(tmp_path / "乙.html", converted)

    assert [(each[0], each[1]) for each in sorted(_gravest(first), key=str)] == [
        (each[0], each[1]) for each in sorted(_gravest(second), key=str)
    ]


def test_another_total_in_the_seed_form_is_found_by_its_set(tmp_path: Path) -> None:
    """The 2021 form has 100 points in all."""
    book = load_workbook(BytesIO(filed_xlsx(filed_form(_score(SEED_SET)))))
    cells = [each for row in book.worksheets[0].iter_rows() for each in row]
    row = next(each.row for each in cells if each.value == "总分")
    total = [each for each in cells if each.row == row and each.value == 100][-1]
    assert isinstance(total, Cell)
    total.value = 99
    made = BytesIO()
    book.save(made)

    audit = _audit(tmp_path / "表.xlsx", made.getvalue(), set_name=SEED_SET)

    assert audit.total == Fraction(100)
    assert {each.rule.name for each in audit.findings} >= {"claimed-total-differs"}


CORRECT = (
    "本年支出200.00万元，其中：基本支出150.00万元，占75%；项目支出50.00万元，占25%。",
    "公务接待费3.00万元，比上年减少1.00万元，下降25%。",
    "项目年初预算80.00万元，支出决算60.00万元，完成年初预算的75%。",
    "全年共开展培训12期，培训600人次。",
    "各部门加强管理，绩效目标完成情况较好。",
)


@pytest.mark.parametrize("sentence", CORRECT)
def test_a_right_sentence_adds_no_finding(tmp_path: Path, sentence: str) -> None:
    plain = _audit(tmp_path / "甲.html", html_text(_form()).encode())

    told = _audit(tmp_path / "乙.html", html_text(_form(), sentence).encode())

    assert _found(told) == _found(plain)
