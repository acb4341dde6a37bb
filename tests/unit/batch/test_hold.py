"""A folder is held by one run at a time."""

from pathlib import Path

import pytest

from perfscore.batch.run.hold import FolderHeldError, clear, held


def test_a_folder_is_held_once_and_then_again(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with held(folder):
        with pytest.raises(FolderHeldError), held(folder):
            pass
        assert folder.is_dir()
    assert not folder.exists()
    with held(folder):
        assert folder.is_dir()


def test_what_a_run_has_kept_outlives_its_hold_and_is_cleared_below_the_next(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "run"
    with held(folder):
        (folder / "journal").touch()
        (folder / "more").mkdir()
    assert (folder / "journal").exists()
    with held(folder):
        clear(folder)
        with pytest.raises(FolderHeldError), held(folder):
            pass
    assert not folder.exists()
