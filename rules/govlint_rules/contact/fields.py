"""The contact lines of a report: the fields they give, and the labels they leave without a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govlint.api import Span, Text, place_of_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Paragraph, Place, Report, Statement

NAMES = {
    "agency": Text("联系单位", "agency"),
    "address": Text("地址", "address"),
    "postcode": Text("邮政编码", "postcode"),
    "phone": Text("联系电话", "telephone"),
    "fax": Text("传真", "fax"),
    "email": Text("电子邮箱", "e-mail"),
    "url": Text("网址", "web address"),
}

_WHOLE = Text("联系方式", "contact")

# A paragraph without any of these gives no contact by a label.
_BLANK = r"[ \u3000\u00a0]"
_CLUE = re.compile(rf"联{_BLANK}*系|电{_BLANK}*话|地{_BLANK}*址|邮(?:{_BLANK}*编|政|箱)|传{_BLANK}*真|信箱|mail")
_LABEL = re.compile(
    rf"(?:(?P<phone>(?:联系|咨询|服务|办公)?电{_BLANK}*话(?:号码)?)|(?P<postcode>邮{_BLANK}*编|邮政{_BLANK}*编[码号])"
    rf"|(?P<fax>传{_BLANK}*真(?:号码)?)|(?P<email>(?:(?:电子)?邮箱|电子信箱|电子邮件|[Ee]-?[Mm]ail)(?:地址)?)"
    rf"|(?P<url>网{_BLANK}*址|(?:网站|网络|网页|链接|下载|访问)地址)|(?P<address>(?:联系|通讯|通信|邮寄|办公)?地{_BLANK}*址|办公地点)"
    rf"|(?P<agency>联{_BLANK}*系(?:人|单位|部门|科室|处室|机构)|咨询(?:单位|部门|机构)"
    rf"|联系方式(?=[：:]{_BLANK}*[^\d，,；;。（(：:]{{2,30}}[局委办厅府科室股处心站所](?:[，,；;。（(]|$))))"
    rf"(?:{_BLANK}*[（(](?!{_BLANK}*[）)])[^（）()\n：:]{{1,6}}[）)])?"
)
_MARK = re.compile(rf"{_BLANK}*[：:]{_BLANK}*")
_LINK = re.compile(rf"{_BLANK}*(?:[：:]|为|是)?{_BLANK}*")
_NOTHING = re.compile(rf"(?:{_BLANK}|[_＿])*(?=[，,、；;。）)\]】]|$)")
_HOLLOW = re.compile(rf"(?:联系|咨询|致电|来电){_BLANK}*[（(](?:{_BLANK}|[_＿])*[）)](?!{_BLANK}*[：:\w])")
_HOLLOW_TAIL = re.compile(rf"{_BLANK}*[（(](?:{_BLANK}|[_＿])*[）)](?!{_BLANK}*[：:\w])")
_NEXT_PART = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)])")

_DIGIT = "[0-9０-９]"
_NUMBER = re.compile(
    rf"[（(+＋]?{_DIGIT}(?:[0-9０-９（）()—–－―‐‑‒−﹣~～ \u3000-]*{_DIGIT})?(?:(?:转|分机){_DIGIT}+)?"
)
_CODE = re.compile(rf"{_DIGIT}(?:{_BLANK}?{_DIGIT})*")
_MAILBOX = re.compile(r"[A-Za-z0-9@][A-Za-z0-9_.+@＠，,。-]*[A-Za-z0-9]")
_VALUES = {"phone": _NUMBER, "fax": _NUMBER, "postcode": _CODE, "email": _MAILBOX}
# Behind a count or a date, or glued to letters, digits are no number of a contact.
_OTHER_THING = re.compile(r"[A-Za-zＸｘ×*＊?？#＃（(\[【]|个|次|条|件|部|人|年|月|日|%|％|[.．]\d")
_OTHERS = re.compile(r"(?:投诉|举报|监督|信访|纪检|热线|监管|维权)[、和及与/]?$")
# A bracket and 联系 before the label itself.
_LONGEST_LEAD = 3
_DIGITS_AROUND = re.compile(r"[0-9０-９—–－―‐‑‒−-]")


class Field(NamedTuple):
    """A field of the contact lines.

    Attributes:
        kind: ``agency``, ``address``, ``postcode``, ``phone``, ``fax``, ``email`` or ``url``.
        value: as written.
        span: where the value stands.
        quote: the words that carry it.
        paragraph: the offset of the paragraph that it stands in.
        certain: False where the words may speak of something else.
    """

    kind: str
    value: str
    span: Span
    quote: str
    paragraph: int
    certain: bool = True


class EmptyLabel(NamedTuple):
    """A label, or a pair of brackets, with nothing in it; the kind is empty for bare brackets."""

    kind: str
    written: str
    span: Span


class Contact(NamedTuple):
    """What the contact lines of a report give.

    Attributes:
        fields: the fields with a value, in the order of the text.
        labels: the kinds that a label in them announces, with a value or without.
        empty: the labels without a value.
    """

    fields: tuple[Field, ...]
    labels: frozenset[str]
    empty: tuple[EmptyLabel, ...]

    def of(self, *kinds: str) -> Iterator[Field]:
        """Yield the fields of some kinds."""
        return (field for field in self.fields if field.kind in kinds)

    @property
    def is_given(self) -> bool:
        """Whether anybody is told whom to ask, and be it by an empty label; where to read is not enough."""
        asked = any(field.kind != "url" for field in self.fields)
        return asked or bool(self.labels - {"url"}) or bool(self.empty)


class _Same:
    """A report as a key of the last reading: the same object, not an equal one."""

    __slots__ = ("report",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def __hash__(self) -> int:
        return id(self.report)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.report is self.report


def contact_of(report: Report) -> Contact:
    """Return what a report's contact lines give, read once for all the rules that ask."""
    return _read(_Same(report))


@lru_cache(maxsize=1)
def _read(key: _Same) -> Contact:
    report = key.report
    stated = [each for each in report.prose.statements if each.key.startswith("contact.")]
    fields: list[Field] = []
    labels: set[str] = set()
    empty: list[EmptyLabel] = []
    for paragraph in report.paragraphs():
        own = [each for each in stated if paragraph.span.start <= each.span.start < paragraph.span.end]
        given = [_stated(each, paragraph) for each in own]
        if _CLUE.search(paragraph.text):
            marks = _marks(paragraph)
            empty += _empty(report, paragraph, marks)
            if any(field.kind != "url" for field in given) or any(mark.opens for mark in marks):
                labels.update(mark.kind for mark in marks if mark.followed)
                given += _labelled(paragraph, marks, given)
        fields += given
    return Contact(tuple(sorted(fields, key=lambda field: field.span)), frozenset(labels), tuple(empty))


def postcode_digits(field: Field) -> str:
    """Return the ASCII digits of a postcode."""
    return "".join(str(int(char)) for char in field.value if char.isdecimal())


def place_of_field(report: Report, span: Span, kind: str) -> Place:
    """Return the place of a field or label, by the section it stands in, if any, and what it is called."""
    place = place_of_span(report, span)
    return place._replace(words=(*place.words, NAMES.get(kind, _WHOLE)))


class _Mark(NamedTuple):
    """A label in a paragraph: offsets within it; `followed` if a colon follows."""

    kind: str
    start: int
    end: int
    followed: bool

    @property
    def opens(self) -> bool:
        """Whether it opens its paragraph, which then is a line of contacts."""
        return self.followed and self.start <= _LONGEST_LEAD


def _marks(paragraph: Paragraph) -> list[_Mark]:
    text = paragraph.text
    return [
        _Mark(match.lastgroup or "", *match.span(), _MARK.match(text, match.end()) is not None)
        for match in _LABEL.finditer(text)
        if not _OTHERS.search(text[max(0, match.start() - 4) : match.start()])
    ]


def _stated(statement: Statement, paragraph: Paragraph) -> Field:
    """Return the field that a statement gives; a number is taken whole, however much of it was read."""
    kind = statement.key.removeprefix("contact.")
    value = str(statement.value)
    start = statement.span.end - len(value)
    end = statement.span.end
    text, offset = paragraph.text, paragraph.span.start
    if kind in ("phone", "fax", "postcode"):
        while start > offset and _DIGITS_AROUND.match(text[start - offset - 1]):
            start -= 1
        while end - offset < len(text) and _DIGITS_AROUND.match(text[end - offset]):
            end += 1
    if kind == "postcode" and (code := _CODE.match(text, start - offset)) and _of_code(code[0]):
        end = code.end() + offset
    value = text[start - offset : end - offset]
    return Field(kind, value, Span(start, end), statement.quote, offset, statement.certain)


def _of_code(written: str) -> bool:
    """Whether digits with blanks between them make one postcode."""
    return len("".join(written.split())) == 6


def _labelled(paragraph: Paragraph, marks: list[_Mark], given: list[Field]) -> Iterator[Field]:
    """Yield the labelled values that no statement covers: they are malformed, or written unusually."""
    text, offset = paragraph.text, paragraph.span.start
    for mark in marks:
        pattern = _VALUES.get(mark.kind)
        link = _LINK.match(text, mark.end)
        value = pattern.match(text, link.end() if link else mark.end) if pattern else None
        if value is None or _OTHER_THING.match(text, value.end()):
            continue
        span = Span(offset + value.start(), offset + value.end())
        if not any(field.span.start < span.end and span.start < field.span.end for field in given):
            yield Field(mark.kind, value[0], span, text[mark.start : value.end()], offset)


def _empty(report: Report, paragraph: Paragraph, marks: list[_Mark]) -> Iterator[EmptyLabel]:
    """Yield the labels of a paragraph that nothing follows, and its empty brackets."""
    text, offset = paragraph.text, paragraph.span.start
    starts = {mark.start for mark in marks if mark.followed}
    for mark in marks:
        end = _end_of_nothing(text, mark, starts)
        if end is None or (end >= len(text.rstrip()) and not _ends_here(report, paragraph)):
            continue
        written = text[mark.start : end].rstrip(" \u3000\u00a0_＿")
        yield EmptyLabel(mark.kind, written, Span(offset + mark.start, offset + mark.start + len(written)))
    for match in _HOLLOW.finditer(text):
        yield EmptyLabel("", match[0], Span(offset + match.start(), offset + match.end()))


def _end_of_nothing(text: str, mark: _Mark, starts: set[int]) -> int | None:
    """Return where the nothing behind a label ends; None if something follows it, or no colon."""
    hollow = _HOLLOW_TAIL.match(text, mark.end)
    colon = _MARK.match(text, mark.end)
    if hollow is not None or colon is None:
        return hollow.end() if hollow else None
    nothing = _NOTHING.match(text, colon.end())
    if nothing is not None:
        return nothing.end()
    return colon.end() if colon.end() in starts else None


def _ends_here(report: Report, paragraph: Paragraph) -> bool:
    """Whether what follows a paragraph cannot be the value of a label at its end."""
    rest = report.source.text[paragraph.span.end : paragraph.span.end + 80].lstrip("\n")
    line = rest.partition("\n")[0].strip()
    return not line or _LABEL.match(line) is not None or _NEXT_PART.match(line) is not None
