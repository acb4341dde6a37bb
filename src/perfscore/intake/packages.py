"""The archive that a workbook or a document is, opened with care."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import IO

from lxml import etree

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.counting import CountedPart
from perfscore.intake.limits import (
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_PART,
    MAX_TAGS,
    MAX_UNPACKED,
)
from perfscore.intake.refusal import RefusedError, Remarks, damaged, too_large

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
_ENTITIES = tuple(
    each.encode(encoding)
    for each in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_MACROS = re.compile(r"vbaproject|macrosheets/|activex/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another: the end of its type, its target."""

    kind: str
    target: str


class Package:
    """The parts of an Office file; each is checked before it is parsed.

    Raises:
        RefusedError: From every method, where the file cannot or must not be read.
    """

    def __init__(self, data: bytes, remarks: Remarks) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _DAMAGE as fault:
            what = Text("压缩结构读不出来", "its archive cannot be read")
            raise damaged(what) from fault
        if len(entries) > MAX_ENTRIES:
            raise too_large(
                Text(
                    f"内含 {len(entries)} 个文件，最多 {MAX_ENTRIES} 个",
                    f"it packs {len(entries)} files, at most {MAX_ENTRIES}",
                )
            )
        total = sum(each.file_size for each in entries)
        if total > MAX_UNPACKED:
            raise too_large(
                Text(
                    f"展开后有 {total} 字节，最多 {MAX_UNPACKED} 字节",
                    f"it unpacks to {total} bytes, at most {MAX_UNPACKED}",
                )
            )
        self._entries = {_key(each.filename): each for each in entries}
        self._remarks = remarks
        self._told_external = False
        self._elements = 0
        if any(_MACROS.search(each) for each in self._entries):
            remarks.add(
                file_rules.MACROS_NOT_RUN,
                Text("文件带有宏，没有运行", "the file has macros; they were not run"),
            )

    def has(self, path: str) -> bool:
        """Whether there is a part of that path."""
        return _key(path) in self._entries

    def tree(self, path: str) -> etree._Element | None:
        """Parse a part; None where there is none."""
        if not self.has(path):
            return None
        with self._open(path) as part:
            try:
                data = part.read()
            except _DAMAGE as fault:
                raise _damaged_part(path) from fault
        if any(each in data for each in _ENTITIES):
            raise _entities(path)
        if data.count(b"<") > MAX_TAGS:
            raise too_large(
                Text(
                    f"{path} 有 {data.count(b'<')} 个标记，最多 {MAX_TAGS} 个",
                    f"{path} has {data.count(b'<')} tags, at most {MAX_TAGS}",
                )
            )
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as fault:
            raise _damaged_part(path) from fault

    def elements(
        self,
        path: str,
        *tags: str,
        limit: int = MAX_UNPACKED,
        blank: re.Pattern[bytes] | None = None,
    ) -> Iterator[etree._Element]:
        """Parse a part of up to ``limit`` bytes, giving elements by local name.

        An element is emptied once the next is asked for. What ``blank`` matches may be
        left out before it is parsed, to save time.
        """
        with self._open(path, limit=limit) as part:
            counted = CountedPart(part, path, blank)
            try:
                events = etree.iterparse(
                    counted,
                    events=("end",),
                    tag=[f"{{*}}{each}" for each in tags],
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=False,
                    remove_comments=True,
                    remove_pis=True,
                )
                is_first = True
                for _, element in events:
                    if is_first and element.getroottree().docinfo.doctype:
                        raise _entities(path)
                    is_first = False
                    self._count_element()
                    counted.tags = counted.size = 0
                    yield element
                    _forget(element)
            except (etree.LxmlError, *_DAMAGE) as fault:
                raise _damaged_part(path) from fault

    def relations(self, path: str) -> Mapping[str, Relation]:
        """Give the references of a part (of the package, for ``""``) by their id.

        Those that leave the file are left out, and told once.
        """
        folder, name = path.rpartition("/")[::2]
        root = self.tree(join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for each in () if root is None else root:
            kind = each.get("Type", "").rpartition("/")[2]
            target = each.get("Target", "")
            if each.get("TargetMode") == "External":
                self._tell_external(kind)
            elif target.startswith("/"):
                found[each.get("Id", "")] = Relation(kind, target.lstrip("/"))
            else:
                full = normpath(join(dirname(path), target))
                found[each.get("Id", "")] = Relation(kind, full)
        return found

    def main_part(self, usual: str) -> str:
        """Give the path of the part that the file is about."""
        related = self.relations("").values()
        found = [each.target for each in related if each.kind == "officeDocument"]
        path = found[0] if found and self.has(found[0]) else usual
        if not self.has(path):
            raise damaged(Text(f"缺少 {usual}", f"{usual} is missing"))
        return path

    def _count_element(self) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise too_large(
                Text(
                    f"各工作表的行、列等超过 {MAX_ELEMENTS} 项",
                    f"its sheets list more than {MAX_ELEMENTS} rows, columns and texts",
                )
            )

    def _tell_external(self, kind: str) -> None:
        if kind != "hyperlink" and not self._told_external:
            self._told_external = True
            self._remarks.add(
                file_rules.EXTERNAL_REFERENCES_IGNORED,
                Text(
                    "文件引用了别的文件或网址，没有去读取",
                    "the file refers to other files or addresses; none was fetched",
                ),
            )

    def _open(self, path: str, *, limit: int = MAX_PART) -> IO[bytes]:
        entry = self._entries[_key(path)]
        if entry.flag_bits & 1:
            raise RefusedError(
                file_rules.PASSWORD_PROTECTED,
                Text("文件有打开密码", "the file opens with a password only"),
                hint=Text("去掉打开密码后另存", "take the password off and save"),
            )
        if entry.file_size > limit:
            raise too_large(
                Text(
                    f"{path} 展开后有 {entry.file_size} 字节，最多 {limit} 字节",
                    f"{path} unpacks to {entry.file_size} bytes, at most {limit}",
                )
            )
        try:
            return self._zip.open(entry)
        except _DAMAGE as fault:
            raise _damaged_part(path) from fault


def _key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _forget(element: etree._Element) -> None:
    """Free an element and all before it, so that a long sheet needs no memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None:
        while element.getprevious() is not None:
            del parent[0]
        element, parent = parent, parent.getparent()


def _entities(path: str) -> RefusedError:
    return RefusedError(
        file_rules.ENTITIES_REFUSED,
        Text(
            f"文件内部的 {path} 带有文档类型或实体声明，不予读取",
            f"{path} inside the file declares a document type or entities; refused",
        ),
        hint=Text(
            "在 WPS 或 Office 里打开，另存为新文件",
            "open the file in an office program and save it anew",
        ),
    )


def _damaged_part(path: str) -> RefusedError:
    return damaged(Text(f"{path} 读不出来", f"{path} cannot be read"))
