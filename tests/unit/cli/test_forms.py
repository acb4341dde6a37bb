"""Filled forms in place of assessment files: scored, explained, converted."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.laying.docx import docx_bytes
from tests.laying.published import paper_form, published
from tests.unit.cli.running import NATIONAL, ZHUZHOU, Command, department

from perfscore.api import extras

KINDS = ("xlsx", "docx", "html", "pdf")


def filed(command: Command, path: Path, assessment: str | Path = ZHUZHOU) -> Path:
    """Score an assessment into a form of the kind that the path's ending names."""
    ran = command("score", assessment, "-o", path)
    assert (ran.code, ran.out) in {(0, ""), (1, "")}  # 1: the unit's own mistakes
    return path


def totals(out: str) -> list[str]:
    return [each["total"] for each in json.loads(out)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_scored_as_the_assessment_it_was_printed_of(
    command: Command, tmp_path: Path, kind: str
) -> None:
    # 10 × 150 / 200 = 7.5 of the budget's 10 points, and all the others' 90.
    own = tmp_path / "own.yaml"
    own.write_text(department("某局", executed="150"), "utf-8")
    form = filed(command, tmp_path / f"form.{kind}", own)

    ran = command("score", form, "--format", "json")

    assert ran.code == 0
    assert totals(ran.out) == ["97.5"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [ZHUZHOU, NATIONAL, "hunan/yueyang/department"])
def test_a_converted_form_is_an_assessment_with_the_same_total(
    command: Command, tmp_path: Path, name: str, kind: str
) -> None:
    own = totals(command("score", name, "--format", "json").out)
    form, kept = filed(command, tmp_path / f"form.{kind}", name), tmp_path / "kept.yaml"

    converted = command("convert", form, "-o", kept)

    assert converted.code == 0
    assert f"指标体系: {name}\n" in kept.read_text("utf-8")
    assert totals(command("score", kept, "--format", "json").out) == own


def test_a_form_is_explained_by_its_own_figures(
    command: Command, tmp_path: Path
) -> None:
    form = filed(command, tmp_path / "form.xlsx")

    ran = command("explain", form, "预算执行率", "--width", "200")

    assert ran.code == 0
    assert "全年执行数 467.03 ÷ 全年预算数 467.03 = 100%" in ran.out


def test_one_form_of_several_is_named_by_its_number(
    command: Command, tmp_path: Path
) -> None:
    both = tmp_path / "both.docx"
    forms = [paper_form(published()[each]) for each in ("009", "017")]
    both.write_bytes(docx_bytes(*forms))

    first, second = (command("convert", f"{both}#{each}").out for each in (1, 2))
    third = command("convert", f"{both}#3")
    all_ = command("convert", both)
    folder = command("convert", both, "-o", f"{tmp_path}/kept/")

    assert "项目: 中江县农业水价综合改革精准补贴" in first
    assert "项目: 商品和服务支出\n" in second
    assert (third.code, third.out) == (2, "")
    assert "错误[no-such-form]" in third.err
    assert "有 2 张自评表，没有第 3 张" in third.err
    assert all_.code == 2
    assert "写明文件夹" in all_.err
    assert folder.code == 0
    written = (tmp_path / "kept").iterdir()
    kept = {each.name: each.read_text("utf-8") for each in written}
    assert kept == {"both-1.yaml": first, "both-2.yaml": second}


def test_a_broken_file_does_not_stop_the_rest_of_a_folder(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    for kind in KINDS:
        filed(command, folder / f"form.{kind}")
    whole = (folder / "form.xlsx").read_bytes()
    (folder / "broken.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "typed.yaml").write_text(department(executed="100"), "utf-8")

    ran = command("score", folder, "--format", "json")
    converted = command("convert", folder, "-o", f"{tmp_path}/kept/")

    assert ran.code == converted.code == 1
    # 10 × 100 / 200 = 5 points of 10 for the typed one.
    assert sorted(totals(ran.out)) == ["100", "100", "100", "100", "95"]
    for each in (ran.err, converted.err):
        assert each.count("错误[file-damaged]") == 1
    kept = {each.name for each in (tmp_path / "kept").iterdir()}
    assert kept == {
        *("form.yaml", "form-2.yaml", "form-3.yaml", "form-4.yaml", "typed.yaml")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_comes_through_standard_input(
    command: Command, tmp_path: Path, kind: str
) -> None:
    data = filed(command, tmp_path / f"form.{kind}").read_bytes()

    ran = command("score", "-", "--format", "json", stdin=data)

    assert ran.code == 0
    assert totals(ran.out) == ["100"]


def test_a_form_of_another_program_needs_the_set_to_be_named(
    command: Command, tmp_path: Path
) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(docx_bytes(paper_form(published()["009"])))

    unnamed = command("score", form)
    named = command("score", form, "--set", NATIONAL, "--format", "json")

    assert unnamed.code == 2
    assert "错误[set-not-named]" in unnamed.err
    assert json.loads(named.out)[0]["set"]["id"] == NATIONAL


def without(monkeypatch: pytest.MonkeyPatch, modules: Sequence[str]) -> None:
    """Let libraries seem not to be installed."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        extras, "find_spec", lambda name: None if name in modules else real(name)
    )


@pytest.mark.parametrize(
    ("kind", "module"), [("xlsx", "xlsxwriter"), ("docx", "docx"), ("pdf", "typst")]
)
def test_a_missing_library_is_told_with_what_to_install(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    module: str,
) -> None:
    extra = "pdf" if kind == "pdf" else "office"
    form = filed(command, tmp_path / f"form.{kind}")
    without(monkeypatch, [module])
    fresh = tmp_path / f"fresh.{kind}"

    for words in (
        ("score", ZHUZHOU, "-o", fresh),
        ("score", form),
        ("convert", form),
        ("explain", form),
    ):
        ran = command(*words)
        assert ran.code == 2
        assert "错误[extra-missing]" in ran.err
        assert f"pip install 'perfscore[{extra}]'" in ran.err
    assert not fresh.exists()


def test_a_blank_form_needs_its_library_too(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, ["xlsxwriter"])
    path = tmp_path / "blank.xlsx"

    ran = command("new", ZHUZHOU, "-o", path)

    assert ran.code == 2
    assert "pip install 'perfscore[office]'" in ran.err
    assert not path.exists()
    assert command("new", ZHUZHOU, "-o", tmp_path / "blank.yaml").code == 0


def test_a_form_of_a_set_of_ones_own_is_scored_by_that_file(
    command: Command, tmp_path: Path
) -> None:
    own, path = tmp_path / "own.perf", tmp_path / "blank.xlsx"
    own.write_text(command("sets", ZHUZHOU).out, "utf-8")

    assert command("new", own, "-o", path).err == (
        f"已写入 {path}\n填好后：perfscore score {path} --set {own}\n"
    )
    assert command("new", ZHUZHOU, "-o", path, "--force").err == (
        f"已写入 {path}\n填好后：perfscore score {path}\n"
    )


def test_weights_that_do_not_add_up_are_told_with_the_first_of_them(
    command: Command, tmp_path: Path
) -> None:
    """产出指标 has 40 of its 50 points, stated in the sixth line."""
    own = tmp_path / "own.yaml"
    own.write_text(department().replace("分值: 50", "分值: 40"), "utf-8")

    ran = command("score", own)

    said = ran.out[ran.out.index("reported-weights-do-not-sum") :]
    assert f"--> {own}:6:" in said


def test_a_form_that_no_spreadsheet_has_computed_says_so_once(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "blank.xlsx"
    command("new", ZHUZHOU, "-o", path)

    ran = command("score", path)

    assert ran.err.count("formula-without-value") == 1
    assert f"--> {path} 自评表!J5" in ran.err
    for noise in ("row-not-used", "not-read", "uncertain-reading"):
        assert noise not in ran.err


def test_what_reading_found_is_among_the_findings_that_programs_get(
    command: Command, tmp_path: Path
) -> None:
    form = tmp_path / "page.html"
    form.write_text(
        "<p>项目支出绩效自评表（2022年度）</p><table>"
        "<tr><td>项目名称<td colspan=6>甲</tr>"
        "<tr><td>项目资金（元）<td>年初预算数<td>全年预算数<td>全年执行数<td>分值"
        "<td>执行率<td>得分</tr>"
        "<tr><td>年度资金总额<td>2000000<td>2000000<td>1500000<td>10<td>75%<td>7.5</tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值"
        "<td>得分</tr>"
        "<tr><td>产出指标<td>数量指标<td>培训场次<td>≥4场<td>4场<td>90<td>90</tr>"
        "</table>",
        "utf-8",
    )

    ran = command("score", form, "--set", NATIONAL, "--format", "json")

    (score,) = json.loads(ran.out)
    places = {each["rule"]: each["at"]["cell"] for each in score["findings"]}
    assert score["execution_rate"] == "0.75"
    assert places["unit-from-heading"] == "表1 第3行第2列"  # the first amount
