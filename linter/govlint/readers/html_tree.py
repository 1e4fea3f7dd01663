"""A web page as a tree of elements from which all is gone that nobody sees on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from govlint.diagnostics import Text
from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import LARGEST_MARKUP, check_size, too_deep, too_many_cells
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS: Final = 600_000
MARK: Final = "govlint:"

_UNSEEN_TAGS = """
    script style template noscript iframe frameset object embed applet svg math canvas audio video select
    datalist textarea button xml del
"""
_INLINE_TAGS = """
    span font b strong i em u s strike o:p small big sub sup ins mark label code tt kbd samp var cite q abbr
    acronym bdo bdi dfn time data nobr wbr img input st1:chsdate st1:personname
"""
_HIDING = regex(r"(?i:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|\bhidden\b)")
# perf: looked for in the whole page first, without blanks and in lower case
_HIDING_WORDS = (b"display:none", b"visibility:hidden", b"visibility:collapse", b"mso-hide", b"hidden")
_HIDDEN = "govlint-hidden"
_TOO_DEEP = "Excessive depth"

# libxml2 takes time in proportion to the square of an element's attributes; of a small page that is little.
_SMALL_PAGE = 100_000
_LONG_TAG = 20_000
_MOST_ATTRIBUTES = 4_000
_TAG = regex(r"""<[a-zA-Z](?:[^=>]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?)*+""")
_TOO_MANY_ATTRIBUTES = Text(
    "网页中有标签带着几千个属性，可能已损坏或者是恶意构造的；请重新保存该网页",
    "an element of the page has thousands of attributes: it may be damaged or made to do harm; "
    "save the page again",
)


def page_tree(text: str, written: bytes | None = None) -> _Element | None:
    """Parse a web page, or a piece of one.

    Args:
        text: the page, decoded.
        written: its bytes, if they are the text in UTF-8.

    Returns:
        Its outermost element: what stands in a line has become the text of the block around it, hidden
        elements and comments are gone but for comments that speak to govlint. None if there is nothing.

    Raises:
        UnreadableFile: the page is larger or deeper than any report.
    """
    data = text.encode("utf-8", "replace") if written is None else written
    check_size(data, LARGEST_MARKUP)
    if data.count(b"<") > MOST_TAGS:
        raise too_many_cells()
    _check_attributes(text)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise too_deep()
    if root is not None:
        _clean(root, data)
    return root


def line_of(element: _Element) -> int | None:
    """Return the line of the page in which an element begins."""
    return cast("int | None", element.sourceline)


def is_comment(element: _Element) -> bool:
    """Whether a node is a comment, or something else that is no element."""
    return not isinstance(cast("object", element.tag), str)


def _check_attributes(text: str) -> None:
    if len(text) < _SMALL_PAGE:
        return
    for match in _TAG.finditer(text):
        if match.end() - match.start() > _LONG_TAG:
            tag = match.group()
            if tag.count("=") + len(tag.split()) > _MOST_ATTRIBUTES:
                raise UnreadableFile(_TOO_MANY_ATTRIBUTES)


def _clean(root: _Element, data: bytes) -> None:
    etree.strip_elements(root, *_UNSEEN_TAGS.split(), with_tail=False)
    if MARK.encode() not in data:
        etree.strip_tags(root, etree.Comment)
    squeezed = data.translate(None, b" \t\r\n").lower()
    if any(word in squeezed for word in _HIDING_WORDS):
        for element in cast("list[_Element]", root.xpath("//*[@style or @hidden]")):
            if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
                element.tag = _HIDDEN
        etree.strip_elements(root, _HIDDEN, with_tail=False)
    for bookmark in cast("list[_Element]", root.xpath("//a[not(@href)]")):
        bookmark.tag = "span"
    etree.strip_tags(root, *_INLINE_TAGS.split())
