"""Provisions that rules cite: instrument, article, time in force, content, and how sure we are of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from govlint_grammar.forms import Text
from govlint_grammar.patterns import regex
from govlint_grammar.positioned import load_packaged
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from govlint_grammar.positioned import Node

SURE = ("confirmed", "partly", "general", "inferred")

_NOTHING = Text("", "")
_ARTICLE = regex(r"(?P<article>[1-9]\d*)(?:/(?P<paragraph>[1-9]\d*))?(?:\((?P<item>[1-9]\d*)\))?")
_DIGITS = "零一二三四五六七八九"


class InForce(NamedTuple):
    """The days from and to which something is in force, both included; None is open or not known."""

    first: date | None = None
    last: date | None = None

    def on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Instrument(NamedTuple):
    """A law, regulation or notice.

    Attributes:
        name: its title, without title marks.
        number: its document number, or empty.
    """

    name: Text
    number: Text
    in_force: InForce


class Provision(NamedTuple):
    """A provision that a rule may cite.

    Attributes:
        id: the short name by which rules cite it (``REG50.4``).
        article: the article in words (第五十条第（四）项), or the place in a form; empty for the whole.
        content: what it says, in one line of our own.
        sure: ``confirmed``, ``partly``, ``general`` or ``inferred``.
        succeeds: ids of the provisions in whose place it is cited as long as it is in force.
    """

    id: str
    instrument: Instrument
    article: Text
    in_force: InForce
    content: Text
    sure: str
    succeeds: tuple[str, ...] = ()

    def cite(self, lang: str) -> str:
        """Return the citation: title, number and article.

        Args:
            lang: ``zh`` or ``en``.
        """
        name, number = self.instrument.name.in_language(lang), self.instrument.number.in_language(lang)
        article = self.article.in_language(lang)
        if lang == "en":
            return name + (f" ({number})" if number else "") + (f", {article}" if article else "")
        title = name.replace("《", "〈").replace("》", "〉")
        return f"《{title}》" + (f"（{number}）" if number else "") + article


def load_provisions(path: Path) -> Mapping[str, Provision]:
    """Read a file of provisions.

    Args:
        path: a YAML file with ``provisions:`` and, if they share any, ``instruments:``.

    Returns:
        The provisions by their ids.

    Raises:
        OSError: the file cannot be read.
        DocumentError: anything in it that is not as it must be.
    """
    fields = load_packaged(path).map(("instruments",), ("provisions",))
    shared = fields["instruments"].entries() if "instruments" in fields else {}
    instruments = {name: _instrument(node) for name, node in shared.items()}
    return read_provisions(fields["provisions"], instruments)


def read_provisions(node: Node, instruments: Mapping[str, Instrument]) -> Mapping[str, Provision]:
    """Read a map of provisions by their ids.

    Args:
        node: the map; an entry names a shared instrument, or words its own (``zh``, ``en``, ``number``).
        instruments: the shared instruments.

    Raises:
        DocumentError: anything in it that is not as it must be.
    """
    return MappingProxyType(
        {name: _provision(name, item, instruments) for name, item in node.entries().items()}
    )


@cache
def packaged_provisions() -> Mapping[str, Provision]:
    """Return the provisions that come with the package, by their ids."""
    return load_provisions(Path(__file__).with_name("provisions.yaml"))


def _provision(name: str, node: Node, instruments: Mapping[str, Instrument]) -> Provision:
    fields = node.map(("article", "number", "in_force", "succeeds"), ("instrument", "content", "sure"))
    if fields["instrument"].is_map:
        number = _wording(fields["number"]) if "number" in fields else _NOTHING
        instrument = Instrument(fields["instrument"].wording(), number, InForce())
    else:
        instrument = instruments[fields["instrument"].one_of(tuple(instruments))]
    return Provision(
        name,
        instrument,
        _article(fields["article"]) if "article" in fields else _NOTHING,
        _in_force(fields["in_force"]) if "in_force" in fields else instrument.in_force,
        fields["content"].wording(),
        fields["sure"].one_of(SURE),
        fields["succeeds"].strings() if "succeeds" in fields else (),
    )


def _instrument(node: Node) -> Instrument:
    fields = node.map(("number", "in_force"), ("name",))
    return Instrument(
        fields["name"].wording(),
        _wording(fields["number"]) if "number" in fields else _NOTHING,
        _in_force(fields["in_force"]) if "in_force" in fields else InForce(),
    )


def _in_force(node: Node) -> InForce:
    if not node.is_map:
        return InForce(node.date())
    fields = node.map(("from", "to"))
    days = InForce(*(fields[end].date() if end in fields else None for end in ("from", "to")))
    if days.first is not None and days.last is not None and days.last < days.first:
        raise node.error(Text("失效日期早于施行日期", "the end comes before the beginning"))
    return days


def _wording(node: Node) -> Text:
    """Read a wording that may be the same in both languages."""
    return node.wording() if node.is_map else Text(node.text(), node.text())


def _article(node: Node) -> Text:
    """Read ``50``, ``49/2``, ``20(5)`` or ``50/1(4)``, or a wording of a place that is no article."""
    if node.is_map:
        return node.wording()
    match = _ARTICLE.fullmatch(node.text())
    if match is None:
        message = Text("条款写法有误", "this is not how an article is written")
        raise node.error(message, ("50", "49/2", "20(5)", "50/1(4)"))
    zh, en = f"第{_numeral(int(match['article']))}条", f"art. {match['article']}"
    if match["paragraph"]:
        zh, en = f"{zh}第{_numeral(int(match['paragraph']))}款", f"{en}, para. {match['paragraph']}"
    if match["item"]:
        zh, en = f"{zh}第（{_numeral(int(match['item']))}）项", f"{en}({match['item']})"
    return Text(zh, en)


def _numeral(number: int) -> str:
    """Return a Chinese numeral, as the articles of laws are counted."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")
