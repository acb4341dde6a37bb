"""Forms are put together with their sets and the papers around them."""

from hashlib import sha256
from pathlib import Path, PurePath
from typing import TypeVar

import pytest

from perfscore.api.audit_output import AuditOutput, written
from perfscore.api.audit_papers import read_papers
from perfscore.api.audit_run import AuditRun, audit_all, checks_named
from perfscore.api.auditing import OF_PAPERS, AuditWishes, audit_file
from perfscore.api.files import Found
from perfscore.api.loading import shipped_text
from perfscore.audit.registry import CHECKS
from perfscore.diagnostics.model import Outcome
from perfscore.model.audit_names import AUDIT_NAMES

T = TypeVar("T")
ZHUZHOU = "hunan/zhuzhou/department-2021"
SEED = Path(__file__).parents[2] / "data" / "accounts" / "zhuzhou_2021.txt"


def run(*paths: Path, wishes: AuditWishes | None = None) -> AuditRun:
    files = [found(each) for each in paths]
    return audit_all(files, wishes or AuditWishes(), is_alone=len(files) == 1)


def found(path: Path, number: int | None = None) -> Found:
    name = str(path) if number is None else f"{path}#{number}"
    return Found(str(path), name, PurePath(path.stem), number)


def rules(outcome: Outcome[T]) -> list[str]:
    return [each.rule.name for each in outcome.diagnostics]


def accounts(folder: Path, unit: str, year: int = 2021) -> Path:
    path = folder / f"{unit}{year}.txt"
    path.write_text(
        f"收入支出决算总表\n部门：{unit}\n{year}年度\n公开01表\n金额单位：万元\n"
        "收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n"
        "一、一般公共预算财政拨款收入\t1\t10.00\t一、一般公共服务支出\t32\t10.00\n"
        "本年收入合计\t27\t10.00\t本年支出合计\t58\t10.00\n"
        "总计\t31\t10.00\t总计\t62\t10.00\n",
        "utf-8",
    )
    return path


def form(folder: Path, unit: str, year: int = 2021) -> Path:
    path = folder / f"{unit}{year}.yaml"
    path.write_text(f"单位: {unit}\n年度: {year}\n", "utf-8")
    return path


def test_without_a_set_the_rules_that_hold_everywhere_are_gone_by() -> None:
    audit = audit_file(SEED).value
    assert audit is not None
    assert audit.set_id == ""
    assert audit.claimed_total is not None
    assert audit.claimed_total.text == "100"


def test_with_a_set_the_score_is_recomputed() -> None:
    audit = audit_file(SEED, set_name=ZHUZHOU).value
    assert audit is not None
    assert (audit.set_id, audit.grade) == (ZHUZHOU, "优")
    assert audit.total == 100


def test_the_accounts_in_the_file_of_the_form_are_looked_at() -> None:
    audit = audit_file(SEED).value
    assert audit is not None
    unlooked = {each.rule.name for each in audit.unlooked}
    assert not unlooked & {"accounts-do-not-sum", "accounts-disagree"}


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    outcome = audit_file(tmp_path / "无.docx")
    assert outcome.value is None
    assert rules(outcome) == ["cannot-read"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert rules(audit_file(tmp_path)) == ["nothing-found"]


def test_the_json_has_the_digest_of_the_set(tmp_path: Path) -> None:
    text = shipped_text(ZHUZHOU).value
    assert text is not None
    made = written(run(SEED, wishes=AuditWishes(ZHUZHOU)).forms, AuditOutput("json"))
    assert isinstance(made.value, str)
    assert f'"sha256": "{sha256(text.encode()).hexdigest()}"' in made.value
    assert not list(tmp_path.glob("*.json"))


def test_accounts_belong_to_the_form_of_their_unit_and_year(tmp_path: Path) -> None:
    papers = [accounts(tmp_path, each) for each in ("某市财政局", "某市审计局（本级）")]
    papers.append(accounts(tmp_path, "某市教育局", 2020))
    forms = [form(tmp_path, each) for each in ("某市审计局", "某市教育局")]
    made = run(*forms, wishes=AuditWishes(accounts=tuple(map(found, papers))))
    told = [(each.rule.name, each.at.span.source.name) for each in made.told]
    assert told == [
        ("accounts-not-used", str(papers[0])),
        ("accounts-not-used", str(papers[2])),
    ]


def test_accounts_given_for_one_form_are_its_own_whatever_unit_they_name(
    tmp_path: Path,
) -> None:
    paper = accounts(tmp_path, "某市政府驻京办")
    wishes = AuditWishes(accounts=(found(paper),))
    made = run(form(tmp_path, "某市人民政府驻北京办事处"), wishes=wishes)
    assert made.told == ()


def test_accounts_of_another_year_are_never_used(tmp_path: Path) -> None:
    wishes = AuditWishes(accounts=(found(accounts(tmp_path, "某局", 2020)),))
    made = run(form(tmp_path, "某局"), wishes=wishes)
    assert [each.rule.name for each in made.told] == ["accounts-not-used"]
    assert made.told[0].message.zh.endswith(
        "的决算（某局 2020）没有用上：没有单位和年度与它相同的自评表"
    )


def test_papers_that_cannot_be_read_are_told_and_the_others_count(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("没有表。\n", "utf-8")
    good = accounts(tmp_path, "某局")
    read = read_papers([found(tmp_path / "无.xlsx"), found(empty), found(good)], [])
    assert rules(read) == ["cannot-read", "accounts-not-found"]
    assert read.value is not None
    assert [each.file.path for each in read.value.accounts] == [str(good)]


def test_what_papers_say_is_told_once_for_all_forms_of_the_unit(
    tmp_path: Path,
) -> None:
    paper = accounts(tmp_path, "某局")
    first, second = form(tmp_path, "某局"), tmp_path / "又.yaml"
    second.write_text(first.read_text("utf-8") + "项目: 甲\n", "utf-8")
    wishes = AuditWishes(accounts=(found(paper),))
    one, other = run(first, second, wishes=wishes).forms
    assert one.audit is not None
    assert other.audit is not None
    assert any(each.rule.name in OF_PAPERS for each in one.audit.verified)
    assert not any(each.rule.name in OF_PAPERS for each in other.audit.verified)


def test_the_approved_form_of_the_unit_and_project_is_compared(tmp_path: Path) -> None:
    goals, other = form(tmp_path, "某局"), form(tmp_path, "别局")
    wishes = AuditWishes(approved=(found(goals), found(other)))
    made = run(goals, wishes=wishes)
    assert [each.rule.name for each in made.told] == ["approved-form-not-used"]
    (one,) = made.forms
    assert one.audit is not None
    assert "indicators-changed" not in {each.rule.name for each in one.audit.unlooked}


def test_a_workbook_without_its_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfscore.api.extras.find_spec", lambda _: None)
    made = written((), AuditOutput("xlsx"))
    assert made.value is None
    assert [each.rule.name for each in made.diagnostics] == ["extra-missing"]


def test_accounts_alone_are_audited_without_a_form(tmp_path: Path) -> None:
    path = accounts(tmp_path, "某局")
    (made,) = run(path).forms
    assert made.audit is not None
    assert (made.audit.unit, made.audit.year) == ("某局", 2021)
    assert [each.rule.name for each in made.diagnostics] == ["audited-without-form"]
    looked = {each.rule.name for each in CHECKS} - {
        each.rule.name for each in made.audit.unlooked
    }
    assert looked <= OF_PAPERS


@pytest.mark.parametrize("written_as", ["K9", "k9", "超额完成说明", " K9 "])
def test_checks_are_named_by_number_title_or_rule(written_as: str) -> None:
    named = checks_named([f"{written_as}，T1"], where="--only")
    assert sorted(named.value or ()) == [
        "over-achievement-unexplained",
        "target-not-quantified",
    ]


def test_each_unknown_check_is_told() -> None:
    named = checks_named(["K9,K99", "不是"], where="--only")
    assert named.value is None
    assert rules(named) == ["no-such-check"] * 2


def test_the_checks_of_papers_are_in_the_catalogue() -> None:
    assert {each.rule for each in AUDIT_NAMES} >= OF_PAPERS
