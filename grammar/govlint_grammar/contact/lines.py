"""A line of contacts: its labels, the values behind them, and the labels that have none.

Everything here works on plain text: a copy of the line, of the same length, in which digits, blanks and
punctuation are written in one way, so that offsets hold in the line as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govlint_grammar.contact.phones import plain
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEPT = 4096  # lines; reports repeat each other's
# A line without any of these has no label.
_CLUES = ("联系", "话", "址", "邮", "mail")
_LABEL = regex(
    r"(?:(?P<phone>(?:联系|咨询|服务|办公)?电 *话(?:号码)?)"
    r"|(?P<postcode>邮政? *编[码号]?)|(?P<fax>传 *真(?:号码)?)"
    r"|(?P<email>(?:(?:电子)?邮箱|电子信箱|电子邮件|[Ee]-?[Mm]ail)(?:地址)?)"
    r"|(?P<url>网 *址|(?:网站|网络|网页|链接|下载|访问)地址)"
    r"|(?P<address>(?:联系|通讯|通信|邮寄|办公)?地 *址|办公地点)"
    r"|(?P<agency>联 *系(?:人|单位|部门|科室|处室|机构)|咨询(?:单位|部门|机构)"
    r"|联系方式(?=: *[^\d,;。(:]{2,30}[局委办厅府科室股处心站所](?:[,;。(]|$))))"
    r"(?: *\((?! *\))[^():]{1,6}\))?"
)
_MARK = regex(" *: *")
_LINK = regex(" *[:为是]? *")
_NOTHING = regex(r"[ _]*(?=[,、;。)\]】]|$)")
_HOLLOW = regex(r" *\([ _]*\)(?! *[:\w])")
_HOLLOW_ASK = regex(r"(?:联系|咨询|致电|来电) *\([ _]*\)(?! *[:\w])")
_OTHERS = regex(r"(?:投诉|举报|监督|信访|纪检|热线|监管|维权)[、和及与/]?$")
# A bracket and 联系 before the label itself.
_LONGEST_LEAD = 3

_CODE = regex(r"\d(?: ?\d)*")
_NUMBER = regex(r"[(+]?\d(?:[\d() -]*\d)?(?:(?:转|分机)\d+)?")
_MAILBOX = regex(r"[A-Za-z0-9@](?:[A-Za-z0-9_.+@＠,。-]*[A-Za-z0-9])?")
_VALUES = {"phone": _NUMBER, "fax": _NUMBER, "postcode": _CODE, "email": _MAILBOX}
# Behind a count or a date, or glued to letters, digits are no number of a contact.
_OTHER_THING = regex(r"[A-Za-zＸｘ×*＊?？#＃(\[【%％个次条件部人年月日]|[.．]\d")


class Mark(NamedTuple):
    """A label in a line: offsets within it; `followed` if a colon follows."""

    kind: str
    start: int
    end: int
    followed: bool

    @property
    def opens(self) -> bool:
        """Whether it opens its line, which then is one of contacts."""
        return self.followed and self.start <= _LONGEST_LEAD


@lru_cache(_KEPT)
def may_have_labels(text: str) -> bool:
    """Whether a line is worth looking at."""
    return any(clue in text for clue in _CLUES)


@lru_cache(_KEPT)
def marks_of(line: str) -> tuple[Mark, ...]:
    """Return the labels of a plain line; those of lines for complaints are not contacts."""
    found = (
        Mark(match.lastgroup or "", *match.span(), _MARK.match(line, match.end()) is not None)
        for match in _LABEL.finditer(line)
        if not _OTHERS.search(line[max(0, match.start() - 4) : match.start()])
    )
    return tuple(found)


def labelled(line: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, int, int]]:
    """Yield the labels of a plain line that have a number or an e-mail address, and where that stands."""
    for mark in marks:
        pattern = _VALUES.get(mark.kind)
        link = _LINK.match(line, mark.end)
        value = pattern.match(line, link.end()) if pattern and link else None
        if value is not None and not _OTHER_THING.match(line, value.end()):
            yield mark, *value.span()


def code_at(line: str, start: int) -> int | None:
    """Return where a postcode of six digits ends, with the blanks between them; None if there is none."""
    code = _CODE.match(line, start)
    return code.end() if code and len(code[0].replace(" ", "")) == 6 else None


def nothing_behind(line: str, marks: Sequence[Mark]) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and place of every label with nothing behind it, and of empty brackets."""
    starts = {mark.start for mark in marks if mark.followed}
    for mark in marks:
        end = _end_of_nothing(line, mark, starts)
        if end is not None:
            yield mark.kind, mark.start, end
    for match in _HOLLOW_ASK.finditer(line):
        yield "", match.start(), match.end()


def opens_with_label(line: str) -> bool:
    """Whether a line begins with a label."""
    return _LABEL.match(plain(line)) is not None


def _end_of_nothing(line: str, mark: Mark, starts: set[int]) -> int | None:
    """Return where the nothing behind a label ends; None if something follows it, or no colon."""
    hollow = _HOLLOW.match(line, mark.end)
    colon = _MARK.match(line, mark.end)
    if hollow is not None or colon is None:
        return hollow.end() if hollow else None
    nothing = _NOTHING.match(line, colon.end())
    if nothing is not None:
        return nothing.end()
    return colon.end() if colon.end() in starts else None
