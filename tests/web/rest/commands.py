"""The command line, asked in this process for what the service is to answer."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from perfscore.api.told import Language
from perfscore.cli.main import run


@dataclass(frozen=True, slots=True)
class Commands:
    """Runs commands in a folder of its own, where files lie under their plain names."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def file(self, name: str, content: str | bytes) -> str:
        """Put a file there; give its name."""
        data = content if isinstance(content, bytes) else content.encode()
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return name

    def __call__(self, *arguments: str, language: Language = "zh") -> str:
        """Run a command; give what it prints."""
        self.capsys.readouterr()  # what the service logged
        with self.monkeypatch.context() as patched:
            patched.chdir(self.folder)
            patched.setenv("PERFSCORE_LANG", language)
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
            run(list(arguments))
        return self.capsys.readouterr().out

    def written(self, out: str, *arguments: str, language: Language = "zh") -> bytes:
        """Run a command that writes a file; give what is in it."""
        self(*arguments, "-o", out, language=language)
        return (self.folder / out).read_bytes()
