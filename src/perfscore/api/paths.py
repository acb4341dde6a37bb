"""What is at a path, for any text that somebody may give as one."""

from contextlib import suppress
from pathlib import Path


def exists(name: str) -> bool:
    """Whether there is something; False for what can be no path at all."""
    with suppress(OSError, ValueError):
        return Path(name).exists()
    return False


def is_folder(name: str) -> bool:
    """Whether there is a folder; False for what can be no path at all."""
    with suppress(OSError, ValueError):
        return Path(name).is_dir()
    return False


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file; False for what can be no path at all."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False
