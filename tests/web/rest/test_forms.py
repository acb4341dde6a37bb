"""Every form that the command line writes, asked of the service."""

import io
import json
import zipfile

import pytest
from fastapi.testclient import TestClient
from tests.unit.cli.running import NATIONAL, ZHUZHOU, department
from tests.web.rest.commands import Commands

from perfscore.api.loading import shipped_text
from perfscore.api.told import Language

FORM = "自评.yaml"
SECOND = "第二份.yaml"


def example() -> str:
    """Give the worked example of the Zhuzhou set, as it ships."""
    text = shipped_text(ZHUZHOU, example=True).value
    assert text is not None
    return text


def posted(**files: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("file", (name, text.encode())) for name, text in files.items()]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["json", "table", "md", "html"])
def test_a_score_as_text(
    form: str, language: Language, caller: TestClient, commands: Commands
) -> None:
    commands.file(FORM, example())
    answer = caller.post(
        f"/v1/score?format={form}&lang={language}", files=posted(**{FORM: example()})
    )
    printed = commands("score", FORM, "--format", form, language=language)
    if form == "table":  # a terminal shows the findings below the form
        assert printed.startswith(answer.text)
    else:
        assert answer.text == printed


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "html", "md"])
def test_a_score_as_file_with_its_trace(
    form: str, caller: TestClient, commands: Commands
) -> None:
    commands.file(FORM, example())
    with_picture = form in {"pdf", "html"}
    answer = caller.post(
        "/v1/score",
        params={"format": form, "with_trace": True, "with_picture": with_picture},
        files=posted(**{FORM: example()}),
    )
    options = ["--with-trace", *(["--with-picture"] if with_picture else [])]
    assert answer.status_code == 200
    assert answer.content == commands.written(f"out.{form}", "score", FORM, *options)
    if form in {"xlsx", "docx", "pdf"}:
        name = answer.headers["content-disposition"]
        assert name == (
            f'attachment; filename="download.{form}"; '
            f"filename*=UTF-8''%E8%87%AA%E8%AF%84.{form}"
        )


def test_several_forms_come_as_one_archive(
    caller: TestClient, commands: Commands
) -> None:
    files = {FORM: department("甲局"), SECOND: department("乙局", "150")}
    for name, text in files.items():
        commands.file(name, text)
    answer = caller.post("/v1/score?format=xlsx", files=posted(**files))
    commands("score", *files, "-o", "out/", "--format", "xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["自评.xlsx", "第二份.xlsx", "summary.txt"]
        for name in ("自评.xlsx", "第二份.xlsx"):
            written = (commands.folder / "out" / name).read_bytes()
            assert archive.read(name) == written


def test_several_units_are_rolled_up(caller: TestClient, commands: Commands) -> None:
    files = {FORM: department("甲局"), SECOND: department("乙局", "150")}
    for name, text in files.items():
        commands.file(name, text)
    answer = caller.post("/v1/score?together=true", files=posted(**files))
    assert answer.text == commands("score", *files, "--together", "--format", "json")


def test_where_one_fails_nothing_of_the_others_is_lost(caller: TestClient) -> None:
    files = {FORM: department("甲局", "150"), "无.yaml": "单位: 乙局\n"}
    answer = caller.post("/v1/score?lang=en", files=posted(**files))
    assert answer.status_code == 422
    problem = answer.json()
    assert [each["unit"] for each in problem["results"]] == ["甲局"]
    assert [(each["rule"], each["file"]) for each in problem["diagnostics"]] == [
        ("set-not-named", "无.yaml")
    ]
    whole = caller.post("/v1/score?with_diagnostics=true", files=posted(**files))
    assert whole.status_code == 200
    assert whole.json()["results"] == problem["results"]
    assert len(whole.json()["diagnostics"]) == 1


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_an_explanation(form: str, caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, example())
    answer = caller.post(
        "/v1/explain",
        params={"format": form, "indicator": "预算执行率"},
        files=posted(**{FORM: example()}),
    )
    assert answer.status_code == 200
    assert answer.text == commands("explain", FORM, "预算执行率", "--format", form)


def test_an_indicator_that_is_not_there_is_told_with_near_names(
    caller: TestClient,
) -> None:
    answer = caller.post(
        "/v1/explain?indicator=预算执行", files=posted(**{FORM: example()})
    )
    assert answer.status_code in {200, 422}
    answer = caller.post(
        "/v1/explain?indicator=预算执形率&lang=en", files=posted(**{FORM: example()})
    )
    assert answer.status_code == 422
    assert answer.json()["near"] == ["预算执行率"]


@pytest.mark.parametrize("form", ["json", "table", "html", "xlsx"])
def test_an_audit(form: str, caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, example())
    answer = caller.post(
        f"/v1/audit?format={form}&details=true", files=posted(**{FORM: example()})
    )
    assert answer.status_code == 200
    ending = {"table": "txt"}.get(form, form)
    written = commands.written(
        f"out.{ending}", "audit", FORM, "--format", form, "--width", "80"
    )
    assert answer.content == written


def test_an_audit_of_chosen_checks_beside_an_earlier_one(
    caller: TestClient, commands: Commands
) -> None:
    commands.file(FORM, example())
    earlier = commands.written("earlier.json", "audit", FORM)
    files = [
        *posted(**{FORM: example()}),
        ("against", ("earlier.json", earlier)),
    ]
    answer = caller.post("/v1/audit?only=K1,K2", files=files)
    assert answer.text == commands(
        "audit",
        FORM,
        "--against",
        "earlier.json",
        "--only",
        "K1,K2",
        "--format",
        "json",
    )
    unknown = caller.post("/v1/audit?only=K999&lang=en", files=files)
    assert unknown.status_code == 422
    assert unknown.json()["diagnostics"][0]["severity"] == "error"


def test_a_receipt_is_made_and_verified(caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, example())
    answer = caller.post("/v1/receipt", files=posted(**{FORM: example()}))
    commands("score", FORM, "--receipt", "receipt.json")
    assert answer.content == (commands.folder / "receipt.json").read_bytes()
    sealed = ("file", ("receipt.json", answer.content))
    verdict = caller.post("/v1/verify", files=[sealed])
    assert verdict.text == commands("verify", "receipt.json", "--format", "json")
    changed = answer.content.replace("株洲".encode(), "林洲".encode())
    damaged = caller.post(
        "/v1/verify", content=changed, headers={"Content-Type": "application/json"}
    )
    assert [each["status"] for each in damaged.json()] == ["damaged"]


def test_forms_are_converted(caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, department())
    filled = commands.written("表.xlsx", "score", FORM)
    answer = caller.post(
        "/v1/convert?format=yaml", files=[("file", ("表.xlsx", filled))]
    )
    assert answer.text == commands("convert", "表.xlsx")
    listed = caller.post("/v1/convert", files=[("file", ("表.xlsx", filled))]).json()
    assert [(each["name"], each["text"]) for each in listed] == [
        ("表.xlsx", answer.text)
    ]


def test_a_filled_workbook_is_scored(caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, department())
    filled = commands.written("表.xlsx", "score", FORM)
    in_parts = caller.post("/v1/score", files=[("file", ("表.xlsx", filled))])
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    alone = caller.post(
        "/v1/score?name=表.xlsx", content=filled, headers={"Content-Type": media}
    )
    assert in_parts.text == alone.text
    assert in_parts.text == commands("score", "表.xlsx", "--format", "json")


def test_an_evaluators_scores(caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, department())
    blank = caller.post(
        "/v1/review/blank?format=yaml", files=posted(**{FORM: department()})
    )
    written = commands.written("scores.yaml", "review", FORM)
    assert blank.content == written
    files = [*posted(**{FORM: department()}), ("scores", ("scores.yaml", written))]
    for form in ("json", "md", "docx"):
        made = caller.post(f"/v1/review?format={form}", files=files)
        assert made.status_code == 200
        assert made.content == commands.written(
            f"out.{form}", "review", FORM, "--scores", "scores.yaml"
        )


@pytest.mark.parametrize("form", ["xlsx", "docx", "yaml"])
def test_a_form_to_fill_in(form: str, caller: TestClient, commands: Commands) -> None:
    answer = caller.get("/v1/new-form", params={"set": NATIONAL, "format": form})
    assert answer.status_code == 200
    assert answer.content == commands.written(f"out.{form}", "new", NATIONAL)


def test_sets_are_compared(caller: TestClient, commands: Commands) -> None:
    text = shipped_text(ZHUZHOU).value or ""
    changed = text.replace("2021.1", "2021.2")
    commands.file("a.perf", text)
    commands.file("b.perf", changed)
    commands.file(FORM, department())
    files = [
        ("before", ("a.perf", text)),
        ("after", ("b.perf", changed)),
        ("on", (FORM, department())),
    ]
    answer = caller.post("/v1/diff", files=files)
    assert answer.text == commands(
        "diff", "a.perf", "b.perf", "--on", FORM, "--format", "json"
    )
    published = caller.get(
        "/v1/diff", params={"before": ZHUZHOU, "after": NATIONAL, "format": "text"}
    )
    assert published.text == commands("diff", ZHUZHOU, NATIONAL, "--width", "80")


def test_sensitivity(caller: TestClient, commands: Commands) -> None:
    commands.file(FORM, example())
    answer = caller.post(
        "/v1/sensitivity?error=5%25&weight=10%25", files=posted(**{FORM: example()})
    )
    options = ("--error", "5%", "--weight", "10%", "--format", "json")
    assert json.loads(answer.text) == json.loads(
        commands("sensitivity", FORM, *options)
    )


def test_schemas_and_rules(caller: TestClient, commands: Commands) -> None:
    assert caller.get("/v1/schemas/score").text == commands("schema", "score")
    rule = caller.get("/v1/rules/weights-do-not-sum?format=text&lang=en")
    assert rule.text == commands("explain", "weights-do-not-sum", language="en")
