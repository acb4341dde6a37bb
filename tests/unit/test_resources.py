from pathlib import Path

import pytest

from perfscore.resources import (
    ResourceMissingError,
    grammar_text,
    grammars_folder,
    sets_folder,
    shipped_folder,
)


def test_the_shipped_folders_are_found() -> None:
    assert (grammars_folder() / "target_value.lark").is_file()
    assert sets_folder().is_dir()
    assert "FIGURE" in grammar_text("target_value")


def test_a_wheel_has_the_folder_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "perfscore"
    (package / "grammars").mkdir(parents=True)
    assert shipped_folder("grammars", package=package) == package / "grammars"


def test_a_checkout_has_the_folder_at_its_root(tmp_path: Path) -> None:
    (tmp_path / "grammars").mkdir()
    (tmp_path / "pyproject.toml").touch()
    package = tmp_path / "src" / "perfscore"
    assert shipped_folder("grammars", package=package) == tmp_path / "grammars"


def test_a_folder_that_merely_stands_there_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "grammars").mkdir()
    package = tmp_path / "lib" / "perfscore"
    with pytest.raises(ResourceMissingError, match=r"'grammars' .* is missing"):
        shipped_folder("grammars", package=package)
