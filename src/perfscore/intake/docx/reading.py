"""A Word document becomes paragraphs and grids."""

from perfscore.diagnostics.model import Outcome, Text
from perfscore.intake.docx.blocks import BlockReader
from perfscore.intake.docx.inline import Once, attribute
from perfscore.intake.grid import Document
from perfscore.intake.laying_out import Layout
from perfscore.intake.packages import Package
from perfscore.intake.refusal import RefusedError, Remarks, damaged
from perfscore.model.identity import KEYS

_NOTES = (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"))
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(data: bytes, name: str) -> Outcome[Document]:
    """Read a document as it is printed; ``name`` is what messages call it.

    Tracked insertions are read and deletions left out; a table within a cell follows as
    a grid of its own; footnotes come last. Cells are known as ``表2 第3行第1列``. Files
    that are damaged, encrypted or beyond :mod:`perfscore.intake.limits` are refused.
    """
    remarks = Remarks()
    layout = Layout(name, remarks)
    try:
        package = Package(data, remarks)
        _read(package, BlockReader(layout, remarks, Once(remarks)))
        identity = _identity(package)
    except RefusedError as refused:
        return refused.outcome(name)
    return remarks.outcome(layout.built, identity)


def _read(package: Package, reader: BlockReader) -> None:
    path = package.main_part("word/document.xml")
    root = package.tree(path)
    body = None if root is None else root.find("{*}body")
    if body is None:
        raise damaged(Text(f"{path} 里没有正文", f"{path} has no body"))
    reader.add(body)
    related = package.relations(path).values()
    for kind, element, word in _NOTES:
        for relation in related:
            notes = package.tree(relation.target) if relation.kind == kind else None
            if notes is None:
                continue
            found = [
                each
                for each in notes.iterfind(f"{{*}}{element}")
                if attribute(each, "type") not in _SEPARATORS
            ]
            for number, each in enumerate(found, start=1):
                reader.layout.add_paragraph(reader.text(each), mark=f"{word}{number}")


def _identity(package: Package) -> dict[str, str]:
    """Give the keys that the core property ``keywords`` carries."""
    root = package.tree("docProps/core.xml")
    words = "" if root is None else root.findtext("{*}keywords") or ""
    pairs = (each.partition("=") for each in words.split(";"))
    found = {key.strip(): value.strip() for key, _, value in pairs}
    return {key: value for key, value in found.items() if key in KEYS}
