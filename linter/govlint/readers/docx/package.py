"""The package that a Word document is: a ZIP archive of parts that name each other by relationships.

Nothing is unpacked to the disk. A part is read into memory when it is asked for, and no further than the
limit, whatever the archive says of its size.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from govlint.diagnostics import Text
from govlint.readers.docx.faults import damaged, not_a_package, not_word, protected
from govlint.readers.docx.markup import parsed
from govlint.readers.limits import LARGEST_EXPANDED, LARGEST_MARKUP, check_size, expands_too_far
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from govlint.readers.docx.markup import Element

_LOCAL_HEADER = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
# A document with a thousand pictures has little more than a thousand entries.
_MOST_ENTRIES = 5000
_LOCAL_HEADER_LENGTH = 30
_ENCRYPTED = 0x1
_USUAL_MAIN = "word/document.xml"
_LONGEST_NAME = 1024


class Relationship(NamedTuple):
    """What a part names another by: the last word of the kind, and the path of the other in the package."""

    kind: str
    target: str


class Package:
    """A Word document's parts.

    Raises:
        UnreadableFile: the bytes are no such package, or one that cannot be read or is not safe to read.
    """

    def __init__(self, data: bytes) -> None:
        check_size(data)
        if not data.startswith(_LOCAL_HEADER):
            raise not_a_package(data)
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise damaged(Text(f"文件数超过{_MOST_ENTRIES}个", f"it has more than {_MOST_ENTRIES} entries"))
        self._left = LARGEST_EXPANDED
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise _unreadable_archive(data) from error
        self._entries = _entries(self._archive)
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """Return the root of a part that is XML; None where the package has no such part."""
        info = self._entries.get(name)
        return None if info is None else parsed(self._read(info))

    def related(self, name: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part within the package, an empty name for those of the package."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        return () if root is None else tuple(_relationships(root, folder))

    def _main_part(self) -> str:
        """Return the name of the part with the text."""
        mains = [each.target for each in self.related("") if each.kind == "officeDocument"]
        for name in (*mains, _USUAL_MAIN):
            if name in self._entries and not name.startswith(("xl/", "ppt/")):
                return name
        raise not_word(frozenset(self._entries))

    def _read(self, info: ZipInfo) -> bytes:
        if info.flag_bits & _ENCRYPTED:
            raise protected()
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(Text("压缩方式不是Word所用", "it is packed in a way that Word does not use"))
        most = min(self._left, LARGEST_MARKUP)
        if info.file_size > most:
            raise expands_too_far(LARGEST_MARKUP)
        try:
            with self._archive.open(info) as stream:
                # The size that the archive states may be a lie: one byte more than may be shows it.
                data = stream.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise damaged(_part_broken(info.filename)) from error
        if len(data) > most:
            raise expands_too_far(LARGEST_MARKUP)
        self._left -= len(data)
        return data


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    """Return the entries by name.

    Two entries of one name, or that share bytes, are read one way by this program and another by the next.
    """
    entries: dict[str, ZipInfo] = {}
    seen: set[str] = set()
    end = 0
    for info in sorted(archive.infolist(), key=lambda each: each.header_offset):
        if info.header_offset < end or len(info.filename) > _LONGEST_NAME:
            raise damaged(Text("包内文件互相重叠", "entries of the package overlap"))
        end = info.header_offset + _LOCAL_HEADER_LENGTH + info.compress_size
        name = info.filename.replace("\\", "/").lstrip("/")
        if name.lower() in seen:
            raise damaged(Text("包内有重名文件", "entries of the package have the same name"))
        seen.add(name.lower())
        entries[name] = info
    return entries


def _relationships(root: Element, folder: str) -> Iterator[Relationship]:
    """Yield the relationships that stay in the package; what lies outside is never looked at."""
    for each in root:
        target = each.get("Target") or ""
        if each.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        yield Relationship((each.get("Type") or "").rpartition("/")[2], posixpath.normpath(path))


def _unreadable_archive(data: bytes) -> Exception:
    """Return the read error of an archive without a sound directory, which stands at its end."""
    if _END not in data:
        return damaged(Text("文件结尾缺失，可能没有下载或复制完整", "its end is missing"))
    return damaged(Text("文档包的目录已损坏", "the directory of the package is broken"))


def _part_broken(name: str) -> Text:
    shown = "".join(char for char in name if char.isprintable())[:60]
    return Text(f"包内的{shown}已损坏", f"{shown} in it is broken")
