"""The declared facts of a pack rule, read from YAML."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.packs.data import Option
from govlint.rule_facts import CODE, SCALES
from govlint_grammar.assertions.keys import known_keys
from govlint_grammar.documents import suggestion
from govlint_grammar.needs import need_keys
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govlint_grammar.assertions.keys import Kind
    from govlint_grammar.bases import Base, Library
    from govlint_grammar.forms import Form
    from govlint_grammar.positioned import Node

_OPTION = regex(r"[a-z][a-z0-9_]*")
_YEARS = regex(r"(?P<first>\d{4})?(?P<dots>\.\.)?(?P<last>\d{4})?")


class Known(NamedTuple):
    """What a pack may refer to.

    Attributes:
        forms: the editions of the form; provisions: the ids of provisions.
        bases: base reports of plugins by their editions.
    """

    forms: tuple[Form, ...]
    provisions: Collection[str]
    bases: Mapping[str, Base] = MappingProxyType({})

    @property
    def library(self) -> Library:
        """What examples are composed from."""
        from govlint_grammar.bases import Library

        return Library(self.forms, self.bases)

    @property
    def keys(self) -> Mapping[str, Kind]:
        """The keys that conditions may name."""
        return known_keys(self.forms)

    @property
    def needs(self) -> frozenset[str]:
        """The needs that a rule may name."""
        return need_keys(self.forms)


def one_of(parts: Mapping[str, Node], key: str, allowed: Collection[str], default: str) -> str:
    """Return an entry that is one of those allowed, or what it is by default."""
    return parts[key].one_of(allowed) if key in parts else default


def codes_of(node: Node | None, allowed: Collection[str]) -> tuple[str, ...]:
    """Return a list of names, each of which must be known.

    Raises:
        DocumentError: one that is not; like ones are listed.
    """
    if node is None:
        return ()
    names = []
    for item in node.items():
        name = str(item.content) if isinstance(item.content, int) else item.text()
        if name not in allowed:
            zh, en = suggestion(name, allowed)
            raise item.error(Text(f"未知的“{name}”{zh}", f"'{name}' is not known{en}"), tuple(allowed))
        names.append(name)
    return tuple(names)


def years_of(node: Node) -> tuple[int | None, int | None]:
    """Return the years of ``2021..``, ``..2020``, ``2021..2023`` or ``2021``."""
    text = str(node.content) if isinstance(node.content, int) else node.text()
    match = _YEARS.fullmatch(text)
    if match is None or not (match["first"] or match["last"]) or (match["last"] and not match["dots"]):
        message = Text("年度的写法有误", "this is not how years are written")
        raise node.error(message, ("2021..", "..2020", "2021..2023", "2021"))
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else None if match["dots"] else first
    if first is not None and last is not None and last < first:
        raise node.error(Text("结束年度早于开始年度", "the last year comes before the first"))
    return first, last


def follows_of(node: Node) -> tuple[tuple[str, str], ...]:
    """Return the causes of a map like ``{GL302: column}``, the likelier first."""
    causes = []
    for code, within in node.entries().items():
        if not CODE.fullmatch(code):
            raise within.error(Text("应为规则代码", "the code of a rule is needed"), at_key=True)
        causes.append((code, within.one_of(SCALES)))
    return tuple(causes)


def version_of(node: Node) -> str:
    """Return a version, which YAML may take for a number."""
    return str(node.content) if type(node.content) is int else node.text()


def options_of(node: Node) -> tuple[Option, ...]:
    """Return the options of a map like ``{limit: 1000}``: whole numbers with their defaults."""
    options = []
    for name, default in node.entries().items():
        if not _OPTION.fullmatch(name):
            message = Text("选项名称应为小写英文单词", "the name of an option is a lower-case word")
            raise default.error(message, at_key=True)
        options.append(Option(name, default.integer()))
    return tuple(options)
