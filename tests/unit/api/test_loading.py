"""A kept set is used as long as the sets that it takes over stay the same."""

import shutil
from pathlib import Path

from tests.unit.api.derived_sets import (
    BASE,
    CHAIN,
    DERIVED,
    found,
)

from perfscore.api import cache as cached
from perfscore.api.inheriting import SetFile
from perfscore.api.loading import load_set, load_set_text
from perfscore.source import Source


def test_a_kept_set_is_used_while_its_bases_stay_as_they_are(
    folder: Path, cache: Path
) -> None:
    assert found(DERIVED) == ()
    (kept,) = cache.iterdir()
    stamp = kept.stat().st_mtime_ns
    first = load_set("derived.perf").value
    assert kept.stat().st_mtime_ns == stamp
    changed = BASE.replace("60分", "70分").replace("40分", "30分")
    folder.joinpath("base.perf").write_text(changed, "utf-8")
    second = load_set("derived.perf").value
    assert first is not None
    assert second is not None
    assert [each.weight for each in first.indicator_set.indicators] == [60, 40]
    assert [each.weight for each in second.indicator_set.indicators] == [70, 30]


def test_a_kept_set_is_not_used_once_a_base_is_gone_or_wrong(folder: Path) -> None:
    assert found(DERIVED) == ()
    base = folder / "base.perf"
    base.write_text(BASE.replace("40分", "30分"), "utf-8")
    assert [each.rule.name for each in load_set("derived.perf").diagnostics] == [
        "base-has-errors",
        "weights-do-not-sum",
    ]
    base.unlink()
    assert [each.rule.name for each in load_set("derived.perf").diagnostics] == [
        "base-not-found"
    ]


def test_a_kept_set_of_a_text_without_a_file_is_another(folder: Path) -> None:
    assert found(DERIVED) == ()
    assert folder.exists()
    assert load_set_text(DERIVED, name="derived.perf").value is None
    assert cached.kept(SetFile(Source("derived.perf", DERIVED)).source) is None


def test_a_copy_of_a_whole_chain_works_wherever_it_is(tmp_path: Path) -> None:
    shutil.copytree(CHAIN, tmp_path / "copy")
    loaded = load_set(tmp_path / "copy/hunan/zhuzhou/bureau.perf")
    assert loaded.diagnostics == ()
