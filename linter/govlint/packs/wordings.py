"""The messages of a pack rule, read from YAML: every name in braces must stand for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.expressions import place_within
from govlint.packs.messages import NAMES, names_in
from govlint_grammar.documents import DocumentError, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govlint_grammar.positioned import Node

_MESSAGES = {
    "assert": ("default",),
    "find": ("default", "several", "also"),
    "require": ("default",),
    "each": ("default",),
    "compares": ("default", "review", "further"),
    "balances differs": ("default",),
    "balances blank": ("default", "several", "unclear"),
    "balances exceeds": ("default", "also", "source"),
}
_LANGUAGES = ("zh", "en")


def read_messages(
    node: Node, form: str, keys: Collection[str], further: Collection[str] = ()
) -> Mapping[str, Text]:
    """Read the messages of a rule: one wording in both languages, or several by name.

    Args:
        node: ``{zh: …, en: …}``, or a map of those by name.
        form: what the rule states, as in `messages.NAMES`.
        keys: the keys that a message may name.
        further: names of further messages, which the parts of the rule choose.

    Raises:
        DocumentError: a wording is missing, or a name in it stands for nothing.
    """
    entries = node.entries()
    if any(lang in entries for lang in _LANGUAGES):
        if further:
            message = Text("这里应按名称写各条提示", "here the messages stand by their names")
            raise node.error(message, (*_MESSAGES[form], *further))
        return {"default": _wording(node, form, keys)}
    parts = node.map((*_MESSAGES[form], *further), further or ("default",))
    return {name: _wording(part, form, keys) for name, part in parts.items()}


def _wording(node: Node, form: str, known: Collection[str]) -> Text:
    parts = node.map((), _LANGUAGES)
    for lang in _LANGUAGES:
        if not parts[lang].text().strip():
            raise parts[lang].error(Text("不能为空", "this must not be empty"))
        for name, at in names_in(parts[lang].text()):
            if name not in NAMES[form] and name not in known:
                raise _unknown(parts[lang], name, at, (*NAMES[form], *known), NAMES[form])
    return node.wording()


def _unknown(
    node: Node, name: str, at: int, known: Collection[str], allowed: Collection[str]
) -> DocumentError:
    zh, en = suggestion(name, known)
    message = Text(f"“{name}”不表示任何内容{zh}", f"'{name}' stands for nothing here{en}")
    line, column = place_within(node, at)
    document = node.document
    allowed = (*allowed, "requests.received …")
    return DocumentError(document.name, line, column, message, allowed, document.line(line), len(name))
