"""The editor's questions over REST: what the core finds, at its places."""

import pytest
from tests.web.people import Org, Signing
from tests.web.sets.texts import published, small_set

from perfscore.api.checking import check_files
from perfscore.api.files import set_files
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf

EDITOR = "/v1/editor"


def test_faults_are_those_of_the_command_line(
    signed_in: Signing, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = small_set(points=90).replace("满分 100", "满分 100\n  满份 5")
    path = tmp_path_factory.mktemp("check") / "set.perf"
    path.write_text(text, "utf-8")
    (checked,) = check_files(set_files([str(path)]).files)
    client = signed_in("bureau", "city_a")
    for language in ("zh", "en"):
        params = {"lang": language}
        answer = client.post(
            f"{EDITOR}/diagnostics", json={"text": text}, params=params
        ).json()
        told = [
            (each["rule"], each["line"], each["column"], each["message"])
            for each in answer["diagnostics"]
        ]
        expected = [
            (
                each.rule.name,
                *each.at.span.source.place(each.at.span.start),
                each.message.en if language == "en" else each.message.zh,
            )
            for each in checked.diagnostics
        ]
        assert told == expected
        assert answer["errors"] == len(expected)


def test_no_file_is_taken_over(signed_in: Signing, shelf: Shelf) -> None:
    assert shelf.ids()
    client = signed_in("bureau", "city_a")
    for name in ("../../etc/passwd.perf@1", "/etc/passwd@1", "set.perf@1"):
        text = f"指标体系 “甲”\n  编号 a/b\n  版本 1\n  沿用 {name}\n"
        found = client.post(f"{EDITOR}/diagnostics", json={"text": text}).json()
        assert [each["rule"] for each in found["diagnostics"]] == ["base-not-found"]


def test_sets_to_take_over_are_completed(
    signed_in: Signing, service: Service, org: Org, shelf: Shelf
) -> None:
    assert shelf.ids()
    published(service, small_set(), unit_id=org.units["city_a"].id)
    text = "指标体系 “甲”\n  沿用 city"
    body = {"text": text, "line": 2, "column": 10}
    found = signed_in("bureau", "city_a").post(f"{EDITOR}/complete", json=body).json()
    assert found["column"] == 6
    assert [each["text"] for each in found["items"]] == ["city/training@2020.1"]


def test_a_sample_is_scored(signed_in: Signing) -> None:
    client = signed_in("bureau", "city_a")
    seen = client.post(f"{EDITOR}/preview", json={"text": small_set()}).json()
    assert (seen["tried"]["total"], seen["tried"]["grade"]) == ("80", "良")
    assert seen["samples"] == ["完成八成"]
    assert [each["name"] for each in seen["data"]] == ["计划人数", "培训人数"]
    typed = {"data": {"计划人数": "40", "培训人数": "38"}}
    body = {"text": small_set(), "document": typed}
    tried = client.post(f"{EDITOR}/preview", json=body).json()["tried"]
    assert (tried["total"], tried["grade"]) == ("95", "优")
    wrong = {"text": small_set(), "document": {"data": {"计划人数": 0.5}}}
    answer = client.post(f"{EDITOR}/preview", json=wrong)
    assert answer.status_code == 200
    assert answer.json()["tried"] is None
    assert [each["rule"] for each in answer.json()["diagnostics"]] == ["not-text"]


def test_cases_are_run_at_their_lines(signed_in: Signing) -> None:
    text = small_set().replace("期望 总分 = 80", "期望 总分 = 81\n  期望 等级 = 良")
    client = signed_in("bureau", "city_a")
    found = client.post(f"{EDITOR}/cases", json={"text": text}).json()
    (case,) = found["cases"]["cases"]
    assert case["passed"] is False
    assert [(each["at"]["line"], each["passed"]) for each in case["expectations"]] == [
        (26, False),
        (27, True),
    ]


def test_changes_against_a_version_are_told(
    signed_in: Signing, service: Service, org: Org
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    text = small_set(version="2021.1").replace("[90, 100]", "[95, 100]")
    text = text.replace("[80, 90)", "[80, 95)")
    body = {"text": text, "base": "city/training@2020.1"}
    found = signed_in("bureau", "city_a").post(f"{EDITOR}/changes", json=body).json()
    assert found["difference"] is not None
    assert "95" in found["text"]


def test_a_text_with_errors_has_no_form(signed_in: Signing) -> None:
    client = signed_in("bureau", "city_a")
    for name in ("preview", "cases"):
        found = client.post(f"{EDITOR}/{name}", json={"text": "指标体系"}).json()
        assert found["diagnostics"]
    formatted = client.post(f"{EDITOR}/format", json={"text": "指标体系"}).json()
    assert formatted["text"] is None
