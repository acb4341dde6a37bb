"""Where the shipped grammars and indicator sets are."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


class ResourceMissingError(Exception):
    """The installation is incomplete: a folder that ships with perfscore is gone."""


def grammars_folder() -> Path:
    """Give the folder of the grammar files."""
    return shipped_folder("grammars", package=_PACKAGE)


def sets_folder() -> Path:
    """Give the folder of the shipped indicator sets."""
    return shipped_folder("indicator_sets", package=_PACKAGE)


def grammar_text(name: str) -> str:
    """Give the text of the grammar ``name`` (``expression``, ``target_value`` …)."""
    return (grammars_folder() / f"{name}.lark").read_text("utf-8")


def shipped_folder(name: str, *, package: Path) -> Path:
    """Find a shipped folder: in the package, or at the root of the checkout.

    An installed wheel has it inside ``package``; in a checkout (and an editable
    install of one) it stands beside ``pyproject.toml``, two folders up.

    Raises:
        ResourceMissingError: If it is in neither place.
    """
    inside = package / name
    if inside.is_dir():
        return inside
    checkout = package.parent.parent
    beside = checkout / name
    if beside.is_dir() and (checkout / "pyproject.toml").is_file():
        return beside
    msg = (
        f"the folder {name!r} that ships with perfscore is missing: "
        f"neither {inside} nor {beside} can be used; perfscore must be reinstalled"
    )
    raise ResourceMissingError(msg)
