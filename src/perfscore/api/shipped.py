"""The indicator sets that ship with perfscore, and their worked examples."""

from pathlib import Path

from perfscore.resources import sets_folder

SET_ENDING = ".perf"
_EXAMPLE_ENDING = ".example.yaml"


def shipped_ids() -> tuple[str, ...]:
    """Give the ids of the shipped sets (``hunan/zhuzhou/department-2021``), sorted."""
    folder = sets_folder()
    paths = (each.relative_to(folder) for each in folder.rglob(f"*{SET_ENDING}"))
    return tuple(sorted(each.as_posix().removesuffix(SET_ENDING) for each in paths))


def shipped_set(name: str) -> Path | None:
    """Find a shipped set by its id; None if there is none of that id."""
    return _shipped(name, SET_ENDING)


def shipped_example(name: str) -> Path | None:
    """Find the worked example of a shipped set by the set's id."""
    return _shipped(name, _EXAMPLE_ENDING)


def shown_name(path: Path) -> str:
    """Name a shipped file as people know it, wherever perfscore is installed."""
    return path.relative_to(sets_folder()).as_posix()


def _shipped(name: str, ending: str) -> Path | None:
    # Asked of the list, so that no name leads out of the folder.
    if name not in shipped_ids():
        return None
    path = sets_folder() / f"{name}{ending}"
    return path if path.is_file() else None
