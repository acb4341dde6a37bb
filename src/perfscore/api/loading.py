"""An indicator set is loaded: read, parsed, lowered, checked."""

from functools import partial
from pathlib import Path

from perfscore.api import cache
from perfscore.api.inheriting import Reference, SetFile, find_base
from perfscore.api.paths import exists
from perfscore.api.reading import STDIN, about, read_source
from perfscore.api.rules import UNKNOWN_SET
from perfscore.api.shipped import (
    shipped_example,
    shipped_ids,
    shipped_set,
    shown_name,
)
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Outcome, Text
from perfscore.source import Source, Span


def load_set(name: str | Path) -> Outcome[CheckedSet]:
    """Load an indicator set: the id of a shipped one, a path, or ``-`` for stdin.

    Everything that is wrong with it is in the outcome's diagnostics; there is a set
    only if nothing of it is an error.

    Example:
        >>> outcome = load_set("hunan/zhuzhou/department-2021")
        >>> outcome.value.indicator_set.version
        '2021.1'
        >>> load_set("hunan/zuzhou/department-2021").diagnostics[0].rule.name
        'unknown-set'
    """
    source = set_source(name)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    return check_source(source.value, path=set_path(name))


def load_set_text(text: str, *, name: str = "<text>") -> Outcome[CheckedSet]:
    """Load an indicator set from its text; ``name`` is what diagnostics call it.

    The text can take over shipped sets; it reaches no files.

    Example:
        >>> [each.rule.name for each in load_set_text("").diagnostics]
        ['no-head']
    """
    return check_source(Source(name, text))


def set_source(name: str | Path, *, shown: str | None = None) -> Outcome[Source]:
    """Read the text of a set; an unknown name is told with those that are near.

    ``shown`` is what people know the file by, if not by its path.
    """
    shipped = shipped_set(str(name))
    if shipped is not None:
        return read_source(shipped, name=shown_name(shipped))
    if str(name) == STDIN or _is_meant_as_path(str(name)):
        return read_source(name, name=shown)
    message = Text(
        f"“{name}”既不是文件，也不是自带的指标体系",
        f"“{name}” is neither a file nor a shipped indicator set",
    )
    unknown = about(UNKNOWN_SET, str(name), message, hint=near_sets(str(name)))
    return Outcome(None, (unknown,))


def set_path(name: str | Path) -> Path:
    """Give the file of a set, from which the sets that it takes over are found.

    What comes from standard input stands in the folder of the process.
    """
    return shipped_set(str(name)) or Path(name)


def shipped_text(name: str, *, example: bool = False) -> Outcome[str]:
    """Give a shipped set as it is written, or its worked example, to read or copy.

    Example:
        >>> text = shipped_text("national/project-2020", example=True).value
        >>> "项目:" in text
        True
    """
    path = shipped_example(name) if example else shipped_set(name)
    if path is None:
        message = Text(
            f"自带的指标体系里没有“{name}”", f"“{name}” is no shipped indicator set"
        )
        unknown = about(UNKNOWN_SET, name, message, hint=near_sets(name))
        return Outcome(None, (unknown,))
    source = read_source(path, name=shown_name(path))
    text = None if source.value is None else source.value.text
    return Outcome(text, source.diagnostics)


def near_sets(name: str) -> Text:
    """Name the shipped sets that may be meant, or all of them."""
    from perfscore.diagnostics.suggest import (  # noqa: PLC0415 - only for a mistake
        nearest,
    )

    ids = shipped_ids()
    shown = nearest(name, ids) or ids
    return Text(
        f"自带的指标体系有：{'、'.join(shown)}",
        f"shipped indicator sets: {', '.join(shown)}",
    )


def check_source(source: Source, *, path: Path | None = None) -> Outcome[CheckedSet]:
    """Check the text of a set, or recall what was found when it was last checked.

    ``path`` is its file: sets that it takes over are found from there.
    """
    file = SetFile(source, path)
    outcome = cache.kept(source, still_used=partial(_still_used, file))
    if outcome is not None:
        return outcome
    from perfscore.api.compiling import (  # noqa: PLC0415 - loads the parser
        compile_chain,
    )

    compiled = compile_chain(file)
    if compiled.outcome.value is not None:
        used = (
            (each.name, each.version, cache.digest_of(each.source))
            for each in compiled.bases
        )
        cache.keep(source, compiled.outcome, tuple(used))
    return compiled.outcome


def _still_used(file: SetFile, used: cache.Used) -> bool:
    """Whether the sets that a file takes over are found, and are what they were."""
    for name, version, digest in used:
        whole = Span(file.source, 0, 0)
        found = find_base(Reference(whole, name, version), file).value
        if found is None or cache.digest_of(found.source) != digest:
            return False
        file = found
    return True


def _is_meant_as_path(name: str) -> bool:
    """Whether a name that is no shipped id means a file: ids have no dots."""
    return "." in name or name.startswith(("/", "\\")) or exists(name)
