"""The XML of a Word document: how it is parsed, and the names that are looked for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from govlint.diagnostics import Text
from govlint.readers.docx.faults import damaged, declares_entities, too_many_marks
from govlint.readers.limits import too_deep
from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element: TypeAlias = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_V = "urn:schemas-microsoft-com:vml"
# The strict form of the standard, which Word writes on request, has the same names in other namespaces.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _W,
    "http://purl.oclc.org/ooxml/officeDocument/math": _M,
}
_DECLARATION = "<!DOCTYPE"
_DECLARATIONS = tuple(_DECLARATION.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
# Marks of a text of the largest size, as Word writes it, several times over; each may cost a hundred bytes.
_MOST_MARKS = 1_500_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INTEGER = regex(r"\s*[+-]?\d{1,9}\s*")
_OFF = frozenset(("0", "false", "off"))


def w(name: str) -> str:
    """Return the full name of an element or attribute of a Word document."""
    return f"{{{_W}}}{name}"


def mc(name: str) -> str:
    """Return the full name of an element for programs of different age."""
    return f"{{{_MC}}}{name}"


MATH = f"{{{_M}}}oMath"
MATH_PARAGRAPH = f"{{{_M}}}oMathPara"
MATH_TEXT = f"{{{_M}}}t"
TEXT_PATH = f"{{{_V}}}textpath"
ALTERNATES = mc("AlternateContent")
CHOICE = mc("Choice")
FALLBACK = mc("Fallback")
_VAL = w("val")


def parsed(data: bytes) -> Element:
    """Parse a part of a document: no declarations, no entities, nothing fetched, no depth without end.

    Raises:
        UnreadableFile: it is not sound, or not safe.
    """
    if any(mark in data for mark in _DECLARATIONS):
        raise declares_entities()
    if data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        raise too_many_marks()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "xcessive depth" in str(error):
            raise too_deep() from error
        line = error.lineno or 1
        raise damaged(Text(f"XML第{line}行有误", f"its XML is wrong in line {line}")) from error
    except (ValueError, LookupError) as error:
        raise damaged(Text("XML的编码无法识别", "the encoding of its XML is not known")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise declares_entities()
    if root.tag.partition("}")[0].lstrip("{") in _STRICT:
        _make_transitional(root)
    return root


def _make_transitional(root: Element) -> None:
    """Give the elements and attributes of a strict document the names that the reader knows."""
    for element in root.iter(etree.Element):
        element.tag = _transitional(str(element.tag))
        for key, value in element.attrib.items():
            element.set(_transitional(str(key)), str(value))


def _transitional(name: str) -> str:
    namespace, _, short = name.rpartition("}")
    known = _STRICT.get(namespace[1:])
    return name if known is None else f"{{{known}}}{short}"


def value_of(element: Element | None) -> str | None:
    """Return the value that an element of settings gives; None without one."""
    return None if element is None else element.get(_VAL)


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its short name."""
    return element.get(w(name))


def integer(value: str | None) -> int | None:
    """Return a number of settings; None where there is none, or one beyond all sense."""
    return int(value) if value is not None and _INTEGER.fullmatch(value) else None


def switch(parent: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said."""
    if parent is None or (element := parent.find(w(name))) is None:
        return None
    return (element.get(_VAL) or "1").lower() not in _OFF


def written(element: Element) -> str:
    """Return the characters of a text element; blanks at its ends count only where it says so."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def nested(element: Element, *path: str) -> Element | None:
    """Return the element at the end of a path of children, or None."""
    for name in path:
        found = element.find(w(name))
        if found is None:
            return None
        element = found
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return element.iterchildren(w(name))
