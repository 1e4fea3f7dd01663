"""Display width: how many columns of a terminal a text takes."""

from __future__ import annotations

from unicodedata import category, east_asian_width

ELLIPSIS = "…"

_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def char_width(char: str) -> int:
    """Return the columns that one character takes: 2 for East Asian wide ones, 0 for combining ones."""
    if char.isascii():
        return 1
    if category(char) in _ZERO_WIDTH:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Return the columns that a text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def pad(text: str, columns: int) -> str:
    """Return the text filled up with spaces to a number of columns; a wider one is left as it is."""
    return text + " " * (columns - text_width(text))


def clip(text: str, columns: int) -> str:
    """Return the text cut to a number of columns, with an ellipsis where something is lost."""
    if len(text) * 2 <= columns or text_width(text) <= columns:
        return text
    room = columns - 1
    for index, char in enumerate(text):
        room -= char_width(char)
        if room < 0:
            return text[:index] + ELLIPSIS
    return text


def visible_char(char: str) -> str:
    """Return a character as it may safely be sent to a terminal.

    Control characters could move the cursor, set colours or turn the reading direction of what stands
    beside them; they are shown by their pictures or numbers. A lone surrogate, left by a file name that is
    not UTF-8, is shown by its number.
    """
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0x7F or category(char) not in _INVISIBLE:
        return char
    return f"<U+{code:04X}>"


def visible(text: str) -> str:
    """Return a text as one line that may safely be sent to a terminal."""
    if text.isprintable():
        return text
    return "".join(map(visible_char, text))
