"""Documents in YAML whose every part knows its place, for errors that point at it.

Forms, provisions, configuration and rule packs are all read through `Node`: its accessors check what
they return, and raise a `DocumentError` with line, column and the allowed values. `load_packaged` reads
the YAML that comes with a package, from its compiled twin if that is up to date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from govlint_grammar.documents import Document, DocumentError, suggestion
from govlint_grammar.forms import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["Document", "DocumentError", "Key", "Node", "load_document", "load_packaged", "parse_document"]

# What a node holds. A list holds raw nodes, a map raw entries by their keys.
Content: TypeAlias = "str | int | bool | list[RawNode] | dict[str, RawEntry] | None"
# Line, column, content; for an entry the line and column of its key go before. From JSON these are lists.
RawNode: TypeAlias = tuple[int, int, Content]
RawEntry: TypeAlias = tuple[int, int, int, int, Content]

_KINDS = {
    str: Text("文字", "text"),
    bool: Text("true 或 false", "true or false"),
    int: Text("整数", "a whole number"),
    type(None): Text("空值", "nothing"),
    list: Text("列表", "a list"),
    dict: Text("键值表", "a mapping"),
}


# A start makes two thousand nodes: without the detour over their own constructor.
_new = tuple.__new__


class Key(NamedTuple):
    """The key of a map's entry, with its place."""

    text: str
    line: int
    column: int


class Node(NamedTuple):
    """A part of a document: its content and where it stands, counted from 1.

    Scalars are text, whole number, boolean or nothing. A number with a fraction, an octal or hexadecimal
    one, and a date stay text, so that nothing is lost; `decimal` and `date` read them.

    Attributes:
        key: the key under which it stands, for an entry of a map.
    """

    document: Document
    line: int
    column: int
    content: Content
    key: Key | None = None

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there."""
        return self.content is None

    @property
    def is_map(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.content, dict)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.content, list)

    def error(self, message: Text, allowed: Collection[str] = (), *, at_key: bool = False) -> DocumentError:
        """Return an error at this node, to be raised.

        Args:
            message: what is wrong.
            allowed: what may stand there instead.
            at_key: whether the caret points at the node's key.
        """
        line, column, length = self.line, self.column, 1
        if at_key and self.key is not None:
            line, column, length = self.key.line, self.key.column, len(self.key.text)
        elif isinstance(self.content, str | int) and not isinstance(self.content, bool):
            length = len(str(self.content).split("\n", 1)[0])
        excerpt = self.document.line(line)
        return DocumentError(self.document.name, line, column, message, tuple(allowed), excerpt, length)

    def entries(self) -> dict[str, Node]:
        """Return the entries of a map whose keys are free.

        Raises:
            DocumentError: it is not a map.
        """
        if not isinstance(self.content, dict):
            raise self._wrong_kind(dict)
        document = self.document
        return {
            name: _new(Node, (document, line, column, content, _new(Key, (name, key_line, key_column))))
            for name, (key_line, key_column, line, column, content) in self.content.items()
        }

    def map(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
        """Return the entries of a map whose keys are known.

        Args:
            allowed: every key that may stand there; those of `required` need not be repeated.
            required: the keys that must be there.

        Raises:
            DocumentError: not a map, a key that is not allowed, or a missing one.
        """
        entries = self.entries()
        for name, node in entries.items():
            if name not in allowed and name not in required:
                raise self._unknown_key(name, node, (*required, *(a for a in allowed if a not in required)))
        for name in required:
            if name not in entries:
                message = Text(f"缺少必需的键“{name}”", f"the key '{name}' is missing")
                raise self.error(message, required)
        return entries

    def items(self) -> tuple[Node, ...]:
        """Return the items of a list.

        Raises:
            DocumentError: it is not a list.
        """
        if not isinstance(self.content, list):
            raise self._wrong_kind(list)
        document = self.document
        return tuple(
            [_new(Node, (document, line, column, content, None)) for line, column, content in self.content]
        )

    def text(self) -> str:
        """Return a text, which may be empty.

        Raises:
            DocumentError: not a text; a number or true and false as text need quotation marks.
        """
        if not isinstance(self.content, str):
            raise self._wrong_kind(str)
        return self.content

    def integer(self, minimum: int | None = None, maximum: int | None = None) -> int:
        """Return a whole number within bounds, both included.

        Raises:
            DocumentError: not a whole number, or out of bounds.
        """
        value = self.content
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong_kind(int)
        if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
            bounds = "..".join("" if bound is None else str(bound) for bound in (minimum, maximum))
            raise self.error(Text(f"{value} 超出范围", f"{value} is out of range"), (bounds,))
        return value

    def decimal(self) -> Decimal:
        """Return a number, with its digits as written.

        Raises:
            DocumentError: not a number.
        """
        value = self.content
        if isinstance(value, str | int) and not isinstance(value, bool):
            try:
                number = Decimal(value)
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite():
                return number
        raise self.error(Text(f"{self._name('zh')}应为数字", f"{self._name('en')} must be a number"))

    def boolean(self) -> bool:
        """Return true or false.

        Raises:
            DocumentError: neither.
        """
        if not isinstance(self.content, bool):
            raise self._wrong_kind(bool, ("true", "false"))
        return self.content

    def date(self) -> date:
        """Return a date written as ``2021-09-26``.

        Raises:
            DocumentError: not such a date.
        """
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            message = Text(f"{self._name('zh')}应为日期", f"{self._name('en')} must be a date")
            raise self.error(message, ("YYYY-MM-DD",)) from None

    def strings(self) -> tuple[str, ...]:
        """Return a list of texts.

        Raises:
            DocumentError: not a list, or an item that is not a text.
        """
        return tuple([item.text() for item in self.items()])

    def one_of(self, allowed: Collection[str]) -> str:
        """Return a text that is one of those allowed; a whole number counts as its digits.

        Raises:
            DocumentError: not a text, or another one.
        """
        value = str(self.content) if type(self.content) is int else self.text()
        if value not in allowed:
            zh, en = suggestion(value, allowed)
            raise self.error(Text(f"不允许的值“{value}”{zh}", f"'{value}' is not allowed here{en}"), allowed)
        return value

    def wording(self) -> Text:
        """Return a wording in both languages, a map of ``zh`` and ``en``.

        Raises:
            DocumentError: not such a map.
        """
        entries = self.map((), Text._fields)
        return Text(*(entries[lang].text() for lang in Text._fields))

    def _name(self, lang: str) -> str:
        if self.key is None:
            return "此处" if lang == "zh" else "this"
        return f"“{self.key.text}”" if lang == "zh" else f"'{self.key.text}'"

    def _wrong_kind(self, kind: type, allowed: Collection[str] = ()) -> DocumentError:
        wanted, found = _KINDS[kind], _KINDS[type(self.content)]
        zh = f"{self._name('zh')}应为{wanted.zh}，不能是{found.zh}"
        en = f"{self._name('en')} must be {wanted.en}, not {found.en}"
        if kind is str and isinstance(self.content, int):
            zh, en = f"{zh}；如确为文字，请加引号", f"{en}; put it in quotation marks if text is meant"
        return self.error(Text(zh, en), allowed)

    @staticmethod
    def _unknown_key(name: str, node: Node, allowed: Collection[str]) -> DocumentError:
        zh, en = suggestion(name, allowed)
        return node.error(Text(f"未知的键“{name}”{zh}", f"unknown key '{name}'{en}"), allowed, at_key=True)


def parse_document(data: bytes | str, name: str) -> Node:
    """Parse a YAML document.

    Args:
        data: the document; bytes are UTF-8, with or without a byte order mark.
        name: how messages call it.

    Raises:
        DocumentError: not UTF-8, not YAML, a doubled key, or nested or repeated beyond all use.
    """
    from govlint_grammar.yaml_reader import read_yaml

    document = Document(name, data.encode() if isinstance(data, str) else data)
    return _node(document, read_yaml(document))


def load_document(path: Path, name: str | None = None) -> Node:
    """Read and parse a YAML file.

    Args:
        path: the file.
        name: how messages call it, if not by its path.

    Raises:
        OSError: the file cannot be read.
        DocumentError: as for `parse_document`.
    """
    return parse_document(path.read_bytes(), name or str(path))


def load_packaged(path: Path) -> Node:
    """Read a YAML file that comes with a package, from its compiled twin if that is up to date.

    Raises:
        OSError: the file cannot be read.
        DocumentError: as for `parse_document`.
    """
    from govlint_grammar.compiled import read_twin

    document = Document(str(path), path.read_bytes())
    raw = read_twin(path, document.data)
    return _node(document, raw) if raw is not None else parse_document(document.data, document.name)


def _node(document: Document, raw: RawNode) -> Node:
    line, column, content = raw
    return Node(document, line, column, content)
