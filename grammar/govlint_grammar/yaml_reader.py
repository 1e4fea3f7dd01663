"""From YAML text to raw nodes, by ruamel.yaml. Imported only when no compiled twin will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from govlint_grammar.forms import Text
from govlint_grammar.patterns import regex
from govlint_grammar.positioned import DocumentError

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node as YamlNode

    from govlint_grammar.positioned import Content, Document, RawEntry, RawNode

# Far above any real document; an alias that repeats an alias reaches it soon.
_MOST_NODES = 200_000

_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _TAG + kind
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)
_WHOLE_NUMBER = regex(r"[-+]?(?:0|[1-9][0-9]{0,17})")

_SYNTAX = (
    ("'\\t' that cannot start any token", "缩进请用空格，不要用制表符"),
    ("cannot start any token", "此处不能出现该字符；如确为文字，请加引号"),
    ("mapping values are not allowed", "此处不能有冒号；请检查缩进，或给文字加引号"),
    ("could not find expected ':'", "键后面缺少冒号"),
    ("unexpected end of stream", "引号没有配对"),
    ("undefined alias", "引用了未定义的锚点"),
    ("another document", "一个文件只能有一份文档"),
    ("expected <block end>", "缩进不一致，或括号、引号没有配对"),
    ("expected ',' or", "缺少逗号，或括号没有配对"),
)


def read_yaml(document: Document) -> RawNode:
    """Parse a document into raw nodes.

    Raises:
        DocumentError: not UTF-8, not YAML, a doubled key, a tag, or too many or too deep nodes.
    """
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = document.data.count(b"\n", 0, error.start) + 1
        raise _error(document, line, 1, Text("文件不是 UTF-8 编码", "the file is not UTF-8")) from None
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.composer.warn_double_anchors = False  # a later anchor of the same name is lawful
        root = yaml.compose(text)
        return (1, 1, None) if root is None else _Converter(document).node(root)
    except ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, error.position - before.rfind("\n")
        message = Text("文件中有不可用的控制字符", "a control character that YAML does not allow")
        raise _error(document, line, column, message) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        problem = error.problem or error.context or "unreadable"
        raise _error(document, line, column, _syntax(problem)) from None
    except RecursionError:
        message = Text("嵌套层数过多", "nested too deeply")
        raise _error(document, 1, 1, message) from None
    except YAMLError as error:
        raise _error(document, 1, 1, _syntax(str(error))) from None


class _Converter:
    """Turns composed nodes into raw ones; an alias shares the raw node of its anchor."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._done: dict[int, tuple[RawNode, int]] = {}
        self._open: set[int] = set()
        self._count = 0

    def node(self, node: YamlNode) -> RawNode:
        """Convert a node and all below it."""
        known = self._done.get(id(node))
        if known is not None:
            self._count += known[1]
            self._check(node, self._count > _MOST_NODES)
            return known[0]
        before = self._count
        self._count += 1
        self._check(node, id(node) in self._open or self._count > _MOST_NODES)
        self._open.add(id(node))
        raw = (node.start_mark.line + 1, node.start_mark.column + 1, self._content(node))
        self._open.discard(id(node))
        self._done[id(node)] = (raw, self._count - before)
        return raw

    def _content(self, node: YamlNode) -> Content:
        tag = str(node.tag)
        if tag not in _PLAIN_TAGS:
            raise self._error(node, Text(f"不支持标签“{tag}”", f"the tag '{tag}' is not supported"))
        if isinstance(node, ScalarNode):
            return _scalar(tag.removeprefix(_TAG), node.value)
        if isinstance(node, SequenceNode):
            return [self.node(item) for item in node.value]
        assert isinstance(node, MappingNode)  # noqa: S101 - narrows the last of the three kinds for mypy
        return self._entries(node)

    def _entries(self, node: MappingNode) -> dict[str, RawEntry]:
        entries: dict[str, RawEntry] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise self._error(key, Text("键应为文字", "a key must be text"))
            name = str(key.value)
            if name in entries:
                first = entries[name][0]
                zh, en = (
                    f"键“{name}”重复，第一次在第 {first} 行",
                    f"the key '{name}' stands twice, first in line {first}",
                )
                raise self._error(key, Text(zh, en), len(name))
            entries[name] = (key.start_mark.line + 1, key.start_mark.column + 1, *self.node(value))
        return entries

    def _check(self, node: YamlNode, beyond: bool) -> None:
        if beyond:
            message = Text("锚点引用自身或展开后过大", "an alias repeats itself or grows beyond all use")
            raise self._error(node, message)

    def _error(self, node: YamlNode, message: Text, length: int = 1) -> DocumentError:
        mark = node.start_mark
        return _error(self._document, mark.line + 1, mark.column + 1, message, length)


def _scalar(kind: str, value: str) -> Content:
    if kind == "null":
        return None
    if kind == "bool" and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if kind == "int" and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return value


def _syntax(problem: str) -> Text:
    zh = next((zh for words, zh in _SYNTAX if words in problem), f"YAML 语法有误（{problem}）")
    return Text(zh, f"YAML cannot be read: {problem}")


def _error(document: Document, line: int, column: int, message: Text, length: int = 1) -> DocumentError:
    return DocumentError(document.name, line, column, message, (), document.line(line), length)
