"""The report on a web page, told from the navigation and the rest of the page by the headings of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.readers.blocks import ParagraphBlock, RemarkBlock
from govlint.readers.html_tree import is_comment, line_of
from govlint_grammar.layout import ends_title, section_of_heading
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.titles import read_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from govlint.readers.blocks import Block

# So many different headings make a report; fewer may be a menu that has words in common with it.
_FEWEST_HEADINGS: Final = 2
# A list of contents has the headings too, but hardly any text; a second report has as much as the first.
_LEAST_SHARE: Final = 0.2
_LINK: Final = "a"
_SHORTEST_CONTENTS: Final = 3
_LONGEST_ENTRY: Final = 40
_LONGEST_HEADING: Final = 80
_LONGEST_TITLE_LINE: Final = 120
_TITLE_LINES: Final = 4

_SITE = regex(r"\s*[-_|\u2013\u2014]+\s*")
_CONTENTS = regex(r"目\s*录")
# What sites print below an article.
_FURNITURE = regex(
    r"(?:上|下)一[篇条]|相关(?:链接|阅读|文章|附件|新闻)|分享到?|(?:【|\[)?(?:打印|关闭|返回)(?:本页|窗口|页面|顶部)?|扫一扫|字号"
    r"|版权所有|(?:主|承|协)办(?:单位)?[：:]|网站(?:标识|地图|声明)|[^，。]{0,6}ICP备|[^，。]{0,4}公网安备|技术支持|联系我们|友情链接"
)


class Line(NamedTuple):
    """A short line of a page, and the element that it stands in."""

    text: str
    element: _Element


class Found(NamedTuple):
    """Where the report is on a page.

    Attributes:
        element: the innermost element that holds all of it.
        lines: the short lines of the page, in their order.
    """

    element: _Element
    lines: tuple[Line, ...]


def find_article(root: _Element) -> Found:
    """Find the report on a page; without headings of the form, the whole page is it."""
    lines = tuple(_short_lines(root))
    headings: list[tuple[str, _Element]] = []
    for line in lines:
        key = section_of_heading(line.text) if len(line.text) <= _LONGEST_HEADING else None
        if key is not None:
            headings.append((key, line.element))
    element = _outside_contents(headings)
    if element is None:
        return Found(root, lines)
    while element.tag in ("tr", "tbody", "thead", "tfoot", "ul", "ol", "dl"):
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return Found(element, lines)


def _outside_contents(headings: Sequence[tuple[str, _Element]]) -> _Element | None:
    """Return the innermost element with the headings that are neither links nor in a list of contents."""
    left = [each for each in headings if each[1].tag != _LINK]
    while (element := _smallest(left)) is not None:
        inside = [each for each in left if each[1] is element or element in each[1].iterancestors()]
        if len(inside) == len(left) or not _is_contents(element, len(inside)):
            return element
        left = [each for each in left if each not in inside]
    return _smallest(headings)


def _is_contents(element: _Element, headings: int) -> bool:
    """Whether an element has hardly more text than its headings have."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > headings * _LONGEST_ENTRY:
            return False
    return True


def _short_lines(root: _Element) -> Iterable[Line]:
    for element in root.iter():
        if element.tag == "title":
            continue
        if (text := element.text) and not is_comment(element):
            text = text.strip()
            if 3 < len(text) <= _LONGEST_TITLE_LINE:
                yield Line(text, element)
        if text := element.tail:
            text = text.strip()
            parent = element.getparent()
            if 3 < len(text) <= _LONGEST_TITLE_LINE and parent is not None:
                yield Line(text, parent)


def _smallest(headings: Sequence[tuple[str, _Element]]) -> _Element | None:
    """Return the innermost element with the most different headings.

    Of several that have them, a list of contents is passed over; two reports are kept together.
    """
    keys: dict[_Element, set[str]] = {}
    for key, element in headings:
        keys.setdefault(element, set()).add(key)
        for outer in element.iterancestors():
            keys.setdefault(outer, set()).add(key)
    most = max(map(len, keys.values()), default=0)
    if most < _FEWEST_HEADINGS:
        return None
    full = [element for element, found in keys.items() if len(found) == most]
    holders = {outer for element in full for outer in element.iterancestors()}
    inner = [element for element in full if element not in holders]
    if len(inner) == 1:
        return inner[0]
    sizes = [sum(map(len, element.itertext())) for element in inner]
    large = [element for element, size in zip(inner, sizes, strict=True) if size >= _LEAST_SHARE * max(sizes)]
    if len(large) == 1:
        return large[0]
    around = [[element, *element.iterancestors()] for element in large]
    return next(element for element in around[0] if all(element in others for others in around))


def _title_before(lines: Sequence[Line], article: _Element) -> tuple[Line, ...]:
    """Return the lines of the title that stands last before an article and names a year.

    Where none does, the title of the window is one.
    """
    end = next(
        (
            index
            for index, (_, element) in enumerate(lines)
            if element is article or article in element.iterancestors()
        ),
        len(lines),
    )
    # A link with such a title leads to another report.
    before = [line for line in lines[:end] if line.element.tag != _LINK]
    for last in range(len(before) - 1, -1, -1):
        first = title_begin([line.text for line in before[max(0, last + 1 - _TITLE_LINES) : last + 1]])
        if first is not None:
            return tuple(before[last - first : last + 1])
    return _title_of_window(article)


def _title_of_window(article: _Element) -> tuple[Line, ...]:
    """Return the title that only the browser's window shows, without the name of the site behind it."""
    for element in article.getroottree().iter("title"):
        words = _SITE.split((element.text or "").strip(), maxsplit=1)[0].strip()
        if title_begin([words]) is not None:
            return (Line(words, element),)
    return ()


def title_begin(lines: Sequence[str]) -> int | None:
    """Return how many lines before the last one begin a title that the last one ends and that has a year."""
    if not lines or not ends_title(lines[-1]):
        return None
    token = "\n".join(lines)
    title, begin = read_title(token, 0)
    if title is None or not title.years:
        return None
    return token.count("\n", begin)


def trimmed(blocks: Sequence[Block | RemarkBlock], found: Found) -> list[Block | RemarkBlock]:
    """Return the blocks of a report without what the site has put around it.

    What stands before the title goes, and the lines that sites print at the end. A title that stands outside
    the article comes first.
    """
    kept = _without_contents(blocks)
    while kept and isinstance(kept[-1], ParagraphBlock) and _FURNITURE.match(kept[-1].text):
        kept.pop()
    start = _own_title(kept)
    if start is not None:
        return [*(block for block in kept[:start] if isinstance(block, RemarkBlock)), *kept[start:]]
    origin = next((block.origin for block in kept), None)
    if origin is None:
        return kept
    title = _title_before(found.lines, found.element)
    titles = (ParagraphBlock(text, origin._replace(line=line_of(element))) for text, element in title)
    return [*titles, *kept]


def _without_contents(blocks: Sequence[Block | RemarkBlock]) -> list[Block | RemarkBlock]:
    """Leave out a run of headings with nothing between them, all of which come again below."""
    start = next((index for index, block in enumerate(blocks) if _key_of(block)), len(blocks))
    end = next((index for index in range(start, len(blocks)) if not _key_of(blocks[index])), len(blocks))
    if end - start < _SHORTEST_CONTENTS or not _keys_of(blocks[start:end]) <= _keys_of(blocks[end:]):
        return list(blocks)
    if start and isinstance(above := blocks[start - 1], ParagraphBlock) and _CONTENTS.fullmatch(above.text):
        start -= 1
    return [*blocks[:start], *blocks[end:]]


def _key_of(block: Block | RemarkBlock) -> str | None:
    if not isinstance(block, ParagraphBlock) or len(block.text) > _LONGEST_HEADING:
        return None
    return section_of_heading(block.text)


def _keys_of(blocks: Iterable[Block | RemarkBlock]) -> set[str | None]:
    return {_key_of(block) for block in blocks}


def _own_title(blocks: Sequence[Block | RemarkBlock]) -> int | None:
    """Return the index of the block that begins the title last before the first heading."""
    words: list[str] = []
    begin: int | None = None
    for index, block in enumerate(blocks):
        if not isinstance(block, ParagraphBlock) or len(block.text) > _LONGEST_TITLE_LINE:
            words.clear()
            continue
        if section_of_heading(block.text) is not None:
            break
        words.append(block.text)
        first = title_begin(words[-_TITLE_LINES:])
        if first is not None:
            begin = index - first
    return begin
