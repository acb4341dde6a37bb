"""The set that another takes over is found, and nothing else is read."""

import json
from pathlib import Path

import pytest
from tests.unit.api.derived_sets import (
    BASE,
    CHAIN,
    DERIVED,
    found,
    related,
)

from perfscore.api import inheriting, listing, shipped
from perfscore.api.loading import load_set, load_set_text


def test_a_file_is_seen_from_the_folder_of_the_set(folder: Path) -> None:
    text = DERIVED.replace("base.perf", "../../base.perf")
    assert found(text, name="省/市/derived.perf") == ()
    assert folder.joinpath("省/市/derived.perf").exists()


def test_a_shipped_set_is_found_by_its_id(folder: Path) -> None:
    assert folder.exists()
    text = DERIVED.replace("base.perf@1", "hunan/zhuzhou/department-2021@2021.1")
    assert found(text) == ()
    assert load_set_text(text).value is not None


@pytest.mark.parametrize(
    ("place", "id_"),
    [
        ("beside.perf", "base"),
        ("../above.perf", "base"),
        ("../nation/base.perf", "nation/base"),
        ("../indicator_sets/nation/base.perf", "nation/base"),
    ],
)
def test_an_id_is_looked_for_around_the_set(folder: Path, place: str, id_: str) -> None:
    folder.joinpath("base.perf").unlink()
    path = folder / "省" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.resolve().parent.mkdir(parents=True, exist_ok=True)
    path.resolve().write_text(BASE.replace("编号 base", f"编号 {id_}"), "utf-8")
    text = DERIVED.replace("base.perf@1", f"{id_}@1")
    assert found(text, name="省/derived.perf") == ()


def test_a_new_version_of_a_set_takes_over_the_old_one(folder: Path) -> None:
    folder.joinpath("base.perf").rename(folder / "base-2020.perf")
    text = DERIVED.replace("编号 derived", "编号 base").replace("版本 1", "版本 2")
    text = text.replace("base.perf@1", "base@1")
    assert found(text, name="base.perf") == ()
    loaded = load_set("base.perf").value
    assert loaded is not None
    assert loaded.indicator_set.bases == (("base", "1"),)


def test_of_several_the_version_that_is_wanted_is_meant(folder: Path) -> None:
    for version in ("2", "3"):
        text = BASE.replace("版本 1", f"版本 {version}")
        folder.joinpath(f"a{version}.perf").write_text(text, "utf-8")
    for version in ("1", "2", "3"):
        assert found(DERIVED.replace("base.perf@1", f"base@{version}")) == ()


def test_what_is_not_found_is_told_with_near_names(folder: Path) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED.replace("base.perf@1", "bass@1"))
    assert fault.rule.name == "base-not-found"
    assert fault.at.span.text == "bass@1"
    assert fault.hint is not None
    assert "“base”" in fault.hint.zh


@pytest.mark.parametrize(
    "name",
    [
        "../../../../../../../../etc/passwd",
        "/etc/passwd",
        "../secret",
        "secret.txt",
        "./secret",
        "secret\\..\\..",
        "a/../secret",
        "folder.perf",
        "nothing.perf",
        "x" * 3_000,
        "x" * 3_000 + ".perf",
        "\x7f",
        "@",
        "~/base",
    ],
)
def test_only_sets_are_read(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.joinpath("secret").write_text("编号 secret", "utf-8")
    folder.joinpath("secret.txt").write_text(BASE, "utf-8")
    folder.joinpath("folder.perf").mkdir()
    opened: list[str] = []
    original = Path.open

    def spy(self: Path, mode: str) -> object:
        opened.append(self.name)
        return original(self, mode)

    derived = Path("derived.perf")
    derived.write_text(DERIVED.replace("base.perf", name), "utf-8")
    monkeypatch.setattr(Path, "open", spy)
    rules = {each.rule.name for each in load_set("derived.perf").diagnostics}
    assert rules <= {"base-not-found", "control-character", "base-version-missing"}
    assert rules
    assert [each for each in opened if not each.endswith(".perf")] == []


def test_a_base_outside_the_folder_is_read_if_it_is_a_set(
    folder: Path, tmp_path: Path
) -> None:
    folder.joinpath("base.perf").rename(tmp_path / "base.perf")
    assert found(DERIVED.replace("base.perf", str(tmp_path / "base.perf"))) == ()


def test_a_text_without_a_file_reaches_no_files(folder: Path) -> None:
    assert folder.joinpath("base.perf").exists()
    for name in ("base.perf", str(folder / "base.perf"), "base"):
        (fault,) = load_set_text(DERIVED.replace("base.perf", name)).diagnostics
        assert fault.rule.name == "base-not-found"


def test_a_base_that_is_no_text_is_told_with_the_line_that_names_it(
    folder: Path,
) -> None:
    folder.joinpath("base.perf").write_bytes("指标体系 “国家”".encode("gbk"))
    (fault,) = found(DERIVED)
    assert fault.at.span.source.name == "base.perf"
    assert ("derived.perf", "base.perf@1") in related(fault)


def test_the_list_of_shipped_sets_shows_what_each_takes_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shipped, "sets_folder", lambda: CHAIN)
    monkeypatch.setattr(inheriting, "sets_folder", lambda: CHAIN)
    assert listing.chain_text("hunan/zhuzhou/bureau") == (
        "沿用 hunan/zhuzhou/training@2021.3\n沿用 hunan/training@2021.1\n"
        "沿用 national/training@2020.1\n"
    )
    assert listing.chain_text("national/training") == ""
    table = listing.sets_as_table(width=100, language="en")
    assert "reuse hunan/training@2021.1" in table
    (city,) = (
        each
        for each in json.loads(listing.sets_as_json())
        if each["id"] == "hunan/zhuzhou/training"
    )
    assert city["bases"] == [
        ["hunan/training", "2021.1"],
        ["national/training", "2020.1"],
    ]
    loaded = load_set("hunan/zhuzhou/bureau").value
    assert loaded is not None
    first = loaded.indicator_set.indicators[0]
    assert first.span.source.name == "national/training.perf"
