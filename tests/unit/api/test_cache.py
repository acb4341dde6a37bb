"""Checked sets kept between runs: only our own, only what they were made from."""

import os
import pickle
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from perfscore.api import cache as cached
from perfscore.api.compiling import compile_set
from perfscore.api.loading import set_source
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Outcome, Severity
from perfscore.source import Source


@pytest.fixture(scope="module")
def source() -> Source:
    read = set_source("hunan/zhuzhou/department-2021").value
    assert read is not None
    return read


@pytest.fixture(scope="module")
def outcome(source: Source) -> Outcome[CheckedSet]:
    made = compile_set(source)
    assert made.value is not None
    return made


def file_in(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_what_was_kept_is_equal_places_included(
    source: Source, outcome: Outcome[CheckedSet]
) -> None:
    cached.keep(source, outcome)
    found = cached.kept(source)
    assert found == outcome
    assert found is not None
    assert found.value is not None
    assert outcome.value is not None
    ours, theirs = found.value.indicator_set, outcome.value.indicator_set
    assert [each.span for each in ours.walk()] == [each.span for each in theirs.walk()]


def test_what_a_set_states_of_the_audit_is_kept() -> None:
    shipped = set_source("hunan/zhuzhou/department-2021").value
    assert shipped is not None
    text = shipped.text + "\n复核\n  K9：≥ 130%，错误\n    依据 “甲号文”\n  K8：不查\n"
    source = Source("audited.perf", text)
    outcome = compile_set(source)
    cached.keep(source, outcome)
    found = cached.kept(source)
    assert found is not None
    assert found.value is not None
    over, reason = found.value.indicator_set.audit
    assert (over.severity, over.basis) == (Severity.ERROR, ("甲号文",))
    assert over.threshold is not None
    assert over.threshold.low == Fraction(13, 10)
    assert not reason.is_on


def test_another_text_or_name_is_another_set(
    source: Source, outcome: Outcome[CheckedSet]
) -> None:
    cached.keep(source, outcome)
    assert cached.kept(Source(source.name, source.text + "\n")) is None
    assert cached.kept(Source("another.perf", source.text)) is None


def test_a_change_of_the_program_is_noticed(
    source: Source,
    outcome: Outcome[CheckedSet],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    tmp_path.joinpath("module.py").write_text("1", "utf-8")
    monkeypatch.setattr(cached, "_PACKAGE", tmp_path)
    cached.keep(source, outcome)
    assert cached.kept(source) == outcome
    tmp_path.joinpath("module.py").write_text("12", "utf-8")
    assert cached.kept(source) is None


def test_nobody_else_can_look_in(
    source: Source, outcome: Outcome[CheckedSet], cache: Path
) -> None:
    cached.keep(source, outcome)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert file_in(cache).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o755])
def test_a_folder_that_others_can_enter_is_not_used(
    source: Source, outcome: Outcome[CheckedSet], cache: Path, mode: int
) -> None:
    cached.keep(source, outcome)
    cache.chmod(mode)
    assert cached.kept(source) is None
    file_in(cache).unlink()
    cached.keep(source, outcome)
    assert list(cache.iterdir()) == []


def test_a_file_that_others_can_write_is_not_used(
    source: Source, outcome: Outcome[CheckedSet], cache: Path
) -> None:
    cached.keep(source, outcome)
    file_in(cache).chmod(0o602)
    assert cached.kept(source) is None


def test_what_belongs_to_somebody_else_is_not_used(
    source: Source, outcome: Outcome[CheckedSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached.keep(source, outcome)
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    assert cached.kept(source) is None


def test_a_link_is_not_followed(
    source: Source, outcome: Outcome[CheckedSet], cache: Path, tmp_path: Path
) -> None:
    cached.keep(source, outcome)
    moved = tmp_path / "elsewhere"
    file_in(cache).rename(moved)
    cached.keep(source, outcome)
    file_in(cache).unlink()
    cache.joinpath(moved.name).symlink_to(moved)
    assert cached.kept(source) is None


class Harmful:
    """Runs a command when it is unpickled without care."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_only_the_classes_of_a_set_are_made(
    source: Source, outcome: Outcome[CheckedSet], cache: Path, tmp_path: Path
) -> None:
    cached.keep(source, outcome)
    proof = tmp_path / "proof"
    for value in (
        Harmful(proof),
        replace(outcome, diagnostics=(Harmful(proof),)),  # type: ignore[arg-type] # on purpose
        Outcome(source),
        (outcome, ("base",)),
        (outcome, (("base", "1", "0"),)),
        [1, 2],
    ):
        file_in(cache).write_bytes(pickle.dumps(value))
        assert cached.kept(source) is None
    assert not proof.exists()


@pytest.mark.parametrize("data", [b"", b"garbage", b"\x80\x05."])
def test_a_damaged_file_is_passed_over(
    source: Source, outcome: Outcome[CheckedSet], cache: Path, data: bytes
) -> None:
    cached.keep(source, outcome)
    file_in(cache).write_bytes(data)
    assert cached.kept(source) is None
    cached.keep(source, outcome)
    assert cached.kept(source) == outcome


def test_it_can_be_turned_off(
    source: Source,
    outcome: Outcome[CheckedSet],
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PERFSCORE_CACHE", "off")
    cached.keep(source, outcome)
    assert not cache.exists()


def test_where_it_cannot_be_written_it_is_not_used(
    source: Source, outcome: Outcome[CheckedSet], cache: Path
) -> None:
    cache.parent.parent.mkdir(exist_ok=True)
    cache.parent.write_text("a file where the folder should be", "utf-8")
    cached.keep(source, outcome)
    assert cached.kept(source) is None


def test_old_files_make_room_for_new_ones(
    outcome: Outcome[CheckedSet], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "_MOST_FILES", 3)
    for number in range(6):
        cached.keep(Source("a.perf", str(number)), outcome)
    assert len(list(cache.iterdir())) == 3
    assert cached.kept(Source("a.perf", "5")) == outcome


def test_machine_code_is_kept_where_only_this_user_can_write(cache: Path) -> None:
    code = cached.code_folder()
    assert code == cache / "code"
    assert code.stat().st_mode & 0o777 == 0o700
    assert cached.code_folder() == code


@pytest.mark.parametrize("inside", [False, True])
def test_a_folder_that_others_can_write_holds_no_machine_code(
    cache: Path, *, inside: bool
) -> None:
    code = cached.code_folder()
    assert code is not None
    (code if inside else cache).chmod(0o777)
    assert cached.code_folder() is None


def test_somebody_elses_machine_code_is_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert cached.code_folder() is not None
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    assert cached.code_folder() is None


def test_no_machine_code_is_kept_where_the_cache_is_off(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cached.SWITCH, "off")
    assert cached.code_folder() is None
    assert not cache.exists()


def test_sets_are_kept_beside_machine_code(
    source: Source, outcome: Outcome[CheckedSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "_MOST_FILES", 1)
    code = cached.code_folder()
    assert code is not None
    (code / "piece.py").touch()
    cached.keep(source, outcome)
    assert cached.kept(source) == outcome
    assert (code / "piece.py").exists()


def test_much_machine_code_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached, "_MOST_CODE", 1)
    code = cached.code_folder()
    assert code is not None
    for name in ("a.py", "b.py"):
        (code / name).touch()
    assert cached.code_folder() == code
    assert not list(code.iterdir())
