"""What is posted to do harm: it is refused, or read as the text that it is."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.unit.cli.running import NATIONAL, department
from tests.web.people import SignedIn

NAMES = [
    "../../etc/passwd.yaml",
    "..\\..\\windows\\win.ini.yaml",
    "/etc/passwd",
    "a\x00b.yaml",
    "a\r\nSet-Cookie: x=1.yaml",
    "\u202egpj.yaml",
    "很长" * 5_000 + ".yaml",
    '"; filename="x.html.yaml',
    "<script>alert(1)</script>.yaml",
    "-",
    "",
    ".",
    "con.yaml#1",
    "x.yaml#99999999999",
]


def texts_of(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_leads_nowhere(
    name: str, caller: TestClient, stocked: SignedIn
) -> None:
    folder = stocked.service.settings.folder
    before = sorted(path.name for path in folder.iterdir())
    files = {"file": (name, department().encode())}
    for form in ("json", "xlsx"):
        answer = caller.post(f"/v1/score?format={form}", files=files)
        assert answer.status_code in {200, 422}
        assert "set-cookie" not in answer.headers
        saved = answer.headers.get("content-disposition", "")
        assert "\n" not in saved
        assert "../" not in saved
        assert str(folder) not in answer.text
    alone = caller.post(
        "/v1/score", params={"name": name[:200]}, json={"项目": "某项目"}
    )
    assert alone.status_code == 422
    assert str(folder) not in alone.text
    assert sorted(path.name for path in folder.iterdir()) == sorted({*before, "posted"})
    assert texts_of(folder / "posted") == []


@pytest.mark.parametrize(
    "named",
    [
        "/etc/passwd",
        "../../../../etc/passwd",
        "set.perf",
        "0.perf",
        "-",
        "national/../national/project-2020",
        "national/project-2020@../../x",
        "\x00",
        "甲" * 10_000,
    ],
)
def test_a_set_is_looked_up_on_the_shelf_only(named: str, caller: TestClient) -> None:
    answer = caller.post("/v1/score?lang=en", json={"set": named, "project": "x"})
    assert answer.status_code == 422
    rules = {each["rule"] for each in answer.json()["diagnostics"]}
    assert rules & {"unknown-set", "control-character", "not-text"}, rules
    assert "root:" not in answer.text
    assert "No such file" not in answer.text


def test_a_set_beside_the_server_is_not_read(
    caller: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "geheim.perf").write_text("指标体系 “机密”\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "geheim.perf"
    for named in ("geheim.perf", "./geheim.perf", str(path)):
        for body in (
            {"file": ("a.yaml", f"set: {named}\n"), "set": (None, "")},
            {"file": ("a.yaml", f"set: {named}\n")},
        ):
            answer = caller.post("/v1/score", files=body)
            assert answer.status_code == 422
            assert "机密" not in answer.text
        reusing = f"指标体系 “甲”\n  编号 甲/乙\n  版本 1\n  沿用 {named}@1\n"
        found = caller.post("/v1/check", json={"text": reusing}).json()
        assert "base-not-found" in {each["rule"] for each in found}
        assert "机密" not in json.dumps(found, ensure_ascii=False)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf",
        b"unit: \xb3\xa4\xc9\xb3",
        b"\x00" * 100,
        b"[" * 100_000,
        b"{" * 100_000,
        b"- " * 50_000,
        ("数据: {年初预算数: " + "9" * 100_000 + "}").encode(),
        b"data: {x: 1e999999999}",
        b"!!python/object/apply:os.system ['true']",
        b"",
        b"null",
        b'"text"',
    ],
)
def test_a_body_that_is_no_assessment_is_told_so(
    body: bytes, caller: TestClient
) -> None:
    for media in ("application/json", "application/yaml", "text/plain", "text/html"):
        answer = caller.post("/v1/score", content=body, headers={"Content-Type": media})
        assert answer.status_code == 422, media
        assert answer.headers["content-type"] == "application/problem+json"


def bomb_of_zeros() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"\0" * 60_000_000)
    return whole.getvalue()


def test_a_zip_bomb_is_refused(caller: TestClient) -> None:
    bomb = bomb_of_zeros()
    answer = caller.post("/v1/score?lang=en", files={"file": ("表.xlsx", bomb)})
    assert answer.status_code == 422
    assert answer.json()["diagnostics"][0]["severity"] == "error"


@pytest.mark.parametrize(
    ("media", "status"),
    [
        ("application/json; charset=gbk", 415),
        ("application/json; charset=utf-8", 200),
        ('application/json; charset="UTF-8"', 200),
        ("application/xml", 415),
        ("", 415),
        ("multipart/form-data", 422),
        ("multipart/form-data; boundary=x; charset=punycode", 415),
        ("multipart/form-data; boundary=x", 422),
        ("\u00e9", 415),
    ],
)
def test_the_media_type_has_to_be_one_that_is_read(
    media: str, status: int, caller: TestClient
) -> None:
    body = json.dumps({"set": NATIONAL, "project": "x"})
    headers = {b"Content-Type": media.encode("latin-1")}
    answer = caller.post("/v1/score", content=body, headers=headers)
    assert answer.status_code == status


def test_two_files_of_one_name_are_two(caller: TestClient) -> None:
    files = [("file", ("a.yaml", department(unit).encode())) for unit in ("甲", "乙")]
    answer = caller.post("/v1/score", files=files)
    assert [each["unit"] for each in answer.json()] == ["甲", "乙"]


def test_a_field_that_is_not_known_is_refused(caller: TestClient) -> None:
    files = {"file": ("a.yaml", department().encode()), "sett": ("b.perf", b"x")}
    answer = caller.post("/v1/score?lang=en", files=files)
    assert answer.status_code == 422
    assert "sett" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_other_methods_are_refused(method: str, caller: TestClient) -> None:
    answer = caller.request(method, "/v1/score")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert answer.json()["type"] == "urn:perfscore:problem:method-not-allowed"


def test_markup_in_a_name_is_text_on_a_page(caller: TestClient) -> None:
    evil = "<img src=x onerror=alert(1)>"
    files = {"file": (f"{evil}.yaml", department(evil).encode())}
    for url in ("/v1/score?format=html", "/v1/audit?format=html"):
        page = caller.post(url, files=files)
        assert page.status_code == 200
        assert "<img src=x" not in page.text
        assert "sandbox" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "（" * 50_000,
        "指标体系 “甲”\n" + "一级指标 甲\n" * 2_000,
        "指标体系 “甲”\n定义 甲 = " + "(" * 5_000 + "1" + ")" * 5_000,
        "指标体系 “甲”\n定义 甲 = " + "9" * 100_000,
        "\ud800",
    ],
)
def test_a_hostile_set_is_checked_to_an_end(text: str, caller: TestClient) -> None:
    body = json.dumps({"name": "甲.perf", "text": text}).encode()
    answer = caller.post(
        "/v1/check", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 200
    assert answer.json()


def test_a_text_longer_than_any_set_is_refused(caller: TestClient) -> None:
    long = "指标体系 “甲”\n" + "# 说明\n" * 50_000
    for route in ("/v1/check", "/v1/cases", "/v1/new-form"):
        answer = caller.post(route, json={"name": "甲.perf", "text": long})
        assert answer.status_code == 413
