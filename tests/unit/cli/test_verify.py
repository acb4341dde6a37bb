"""``score --receipt`` and ``verify``: what they print, and their exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.unit.cli.running import NATIONAL, ZHUZHOU, Command, department

from perfscore.wire.schemas import schema

YUEYANG = "hunan/yueyang/department"


@pytest.fixture
def made(command: Command, tmp_path: Path) -> Path:
    facts = tmp_path / "某局.yaml"
    facts.write_text(department(executed="180"), "utf-8")
    path = tmp_path / "r.json"
    assert command("score", facts, "--receipt", path).code == 0
    return path


def test_a_receipt_is_written_beside_the_form(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    ran = command("score", ZHUZHOU, "--receipt", path)
    assert ran.code == 0
    assert "部门整体支出绩效自评表" in ran.out
    assert f"已写入 {path}" in ran.err
    Draft202012Validator(schema("receipt")).validate(json.loads(path.read_bytes()))


def test_several_assessments_have_a_receipt_each(
    command: Command, tmp_path: Path
) -> None:
    folder = f"{tmp_path / 'receipts'}/"
    ran = command(
        "score", ZHUZHOU, YUEYANG, "-o", tmp_path / "all.md", "--receipt", folder
    )
    assert ran.code == 0
    names = sorted(each.name for each in Path(folder).iterdir())
    assert names == ["department-2021.json", "department.json"]
    paths = [Path(folder) / each for each in names]
    ran = command("verify", *paths)
    assert ran.code == 0
    assert ran.out.count("：相同\n") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((ZHUZHOU, NATIONAL, "--receipt", "r.json"), "以 / 结尾"),
        ((ZHUZHOU, "--together", "--receipt", "r.json"), "--together"),
        ((ZHUZHOU, "--receipt", "-"), "要写明文件"),
    ],
)
def test_a_place_that_cannot_hold_the_receipts_is_refused(
    command: Command, arguments: tuple[str, ...], said: str
) -> None:
    ran = command("score", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_the_same_score_is_said_with_both_versions(
    command: Command, made: Path
) -> None:
    ran = command("verify", made)
    # 10 × 180/200 + 90
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == [
        f"{made}：相同",
        f"  某局 2021年度：重算总分 99，等级 优，按 {ZHUZHOU}@2021.1",
    ]
    assert "收据由 perfscore 0." in ran.out


def test_a_changed_letter_is_told(command: Command, made: Path) -> None:
    data = made.read_bytes()
    made.write_bytes(data.replace('"某局"'.encode(), '"他局"'.encode(), 1))
    ran = command("verify", made)
    assert ran.code == 1
    assert "错误[receipt-damaged]" in ran.err
    assert "收据有改动或损坏" in ran.out


def test_programs_get_the_verdict_of_every_receipt(
    command: Command, made: Path, tmp_path: Path
) -> None:
    other = tmp_path / "x.json"
    other.write_text("{}", "utf-8")
    ran = command("verify", made, other, "no.json", "--format", "json", "--lang", "en")
    assert ran.code == 2
    verdicts = json.loads(ran.out)
    Draft202012Validator(schema("verification")).validate(verdicts)
    found = [(each["status"], each["total"]) for each in verdicts]
    assert found == [("same", "99"), ("unreadable", None), ("unreadable", None)]


def test_a_receipt_is_read_from_standard_input(command: Command, made: Path) -> None:
    ran = command(
        "verify",
        "-",
        stdin=made.read_bytes(),
    )
    assert (ran.code, ran.out.splitlines()[0]) == (0, "<stdin>：相同")


def test_a_folder_of_receipts_is_verified_and_counted(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "receipts"
    command(
        "score", ZHUZHOU, YUEYANG, "-o", tmp_path / "x.md", "--receipt", f"{folder}/"
    )
    damaged = folder / "damaged.json"
    damaged.write_bytes(
        (folder / "department.json").read_bytes().replace(b"1", b"2", 1)
    )
    ran = command("verify", folder)
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "共 3 份收据：相同 2，收据有改动或损坏 1"
    ran = command("verify", folder, "--lang", "en")
    assert ran.out.splitlines()[-1] == "3 receipts: same 2, damaged 1"


def test_a_folder_without_receipts_is_told(command: Command, tmp_path: Path) -> None:
    ran = command("verify", tmp_path)
    assert ran.code == 2
    assert "没有 .json 文件" in ran.err


def test_a_receipt_takes_the_place_of_nothing_else(
    command: Command, tmp_path: Path
) -> None:
    facts = tmp_path / "某局.json"
    facts.write_text(json.dumps({"单位": "某局", "指标体系": ZHUZHOU}), "utf-8")
    before = facts.read_bytes()
    for place in (facts, f"{tmp_path}/", f"{tmp_path}/x/../某局.json"):
        ran = command("score", facts, "--receipt", place)
        assert (ran.code, "会盖掉自评表" in ran.err) == (2, True)
        assert facts.read_bytes() == before
    out = tmp_path / "r.json"
    ran = command("score", ZHUZHOU, "-o", out, "--receipt", f"{tmp_path}/./r.json")
    assert (ran.code, "是同一处" in ran.err) == (2, True)
    assert not out.exists()
    folder = f"{tmp_path}/both/"
    ran = command(
        "score", ZHUZHOU, "--format", "json", "-o", folder, "--receipt", folder
    )
    assert (ran.code, "是同一处" in ran.err) == (2, True)
    # A form and its receipt differ by their endings.
    ran = command("score", ZHUZHOU, "--format", "md", "-o", folder, "--receipt", folder)
    assert ran.code == 0
    names = sorted(each.name for each in Path(folder).iterdir())
    assert names == ["department-2021.json", "department-2021.md"]
