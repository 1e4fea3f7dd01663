"""The instruments that reports cite as their basis: names and numbers, and how reports write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Span, Text, regex
from govlint_rules.passages import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator


class Instrument(NamedTuple):
    """A notice of the General Office.

    Attributes:
        issuer: the letters of its number (国办函); year, number: the rest of it.
        name: words of its title that no other has.
        hints: words one of which stands in a sentence that cites it.
        title: what it is called in messages.
    """

    issuer: str
    year: int
    number: int
    name: str
    hints: tuple[str, ...]
    title: Text

    @property
    def written(self) -> str:
        """Its number as it should be written."""
        return f"{self.issuer}〔{self.year}〕{self.number}号"


FORM_2021 = Instrument(
    "国办公开办函",
    2021,
    30,
    "年度报告格式",
    ("年度报告", "年报", "格式"),
    Text("2021年版年度报告格式", "the form of 2021"),
)
FORM_2019 = Instrument(
    "国办公开办函",
    2019,
    60,
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    ("年度报告", "年报", "格式"),
    Text("2019年年度报告事项通知", "the notice of 2019"),
)
FEE = Instrument(
    "国办函",
    2020,
    109,
    "信息处理费管理办法",
    ("信息处理费", "收费"),
    Text("信息处理费管理办法", "the measures on the fee"),
)
INSTRUMENTS = (FORM_2021, FORM_2019, FEE)

_NUMBER = regex(
    r"(?P<issuer>国办[公开办函发秘]{1,6})\s?[〔\[［(（【]\s?(?P<year>20\d\d)\s?[〕\]］)）】]\s?第?\s?(?P<number>\d{1,3})\s?号"
)
# What may stand between a title and its number.
_BETWEEN = regex(
    r"[》〉”\"]{0,2}(?:的通知)?[》〉”\"]{0,2}[，,]?\s?[（(\[【〔]?(?:以下简称[^）)]{1,12}，)?\s?"
)


class Number(NamedTuple):
    """The number of a notice of the General Office as a report writes it."""

    issuer: str
    year: int
    number: int
    span: Span

    def is_of(self, instrument: Instrument) -> bool:
        """Whether it is an instrument's number, whatever brackets it stands in."""
        return (self.issuer, self.year, self.number) == instrument[:3]

    def resembles(self, instrument: Instrument) -> bool:
        """Whether year and number are an instrument's."""
        return (self.year, self.number) == instrument[1:3]


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of the General Office's notices in a text; damaged ones are passed over."""
    if "国办" not in text:
        return
    for match in _NUMBER.finditer(text):
        yield Number(match["issuer"], int(match["year"]), int(match["number"]), Span(*match.span()))


def named_before(text: str, number: Number) -> Instrument | None:
    """Return the instrument whose title stands right before a number."""
    start, _ = sentence_at(text, number.span.start)
    for instrument in INSTRUMENTS:
        at = text.rfind(instrument.name, start, number.span.start)
        end = at + len(instrument.name)
        if at >= 0 and _BETWEEN.fullmatch(text, end, number.span.start):
            return instrument
    return None
