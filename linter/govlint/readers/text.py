"""The text reader: from the bytes of a text file to its `Source`.

UTF-8 with or without byte order mark, UTF-16 with one, then GB18030. Offsets count the code points of
the file: a byte order mark is not part of the text, and a line end of two characters counts as one.
"""

from __future__ import annotations

import codecs
from collections import Counter
from unicodedata import category

from govlint.diagnostics import Text
from govlint.readers.errors import UnknownEncoding, UnreadableFile
from govlint.readers.other_formats import refuse_other_formats, refuse_page
from govlint_grammar.patterns import regex
from govlint_grammar.radicals import without_radicals
from govlint_grammar.source import Source

_SAMPLE = 100_000
_NO_WORDS = regex(r"[\s\ufeff\u200b-\u200d\u2060]*")
_ODD_CATEGORIES = frozenset({"Cc", "Co", "Cn", "Cs"})
_LAYOUT_CHARACTERS = frozenset("\t\n\r\f\v")
# In a file that is not GB18030 about half the pairs decode to such characters, in one that is hardly any.
_MOST_ODD = 0.1
_LEAST_NUL_SHARE = 0.25
# Of the characters of GB18030 read as UTF-8, more are wrong than right.
_LEAST_RIGHT = 4


_EMPTY = Text(
    "文件是空的，没有任何文字；请确认报告已保存完整",
    "the file is empty: it holds no words; make sure that the report has been saved",
)
_NUL = Text(
    "文件含有空字节，不是文本文件或者已经损坏；请重新导出为UTF-8编码的文本文件",
    "the file holds NUL bytes: it is not a text file, or it is damaged; export it again as text in UTF-8",
)
_NO_ENCODING = Text(
    "文件编码无法识别，不是完好的UTF-8、带字节序标记的UTF-16或者GB18030；请另存为UTF-8编码",
    "the file's encoding is not known: it is not sound UTF-8, UTF-16 with a byte order mark or GB18030; "
    "save it as UTF-8",
)
_DAMAGED = Text(
    "文件是UTF-8编码，但第{line}行的文字已损坏或者被截断；请重新导出或下载该文件",
    "the file is UTF-8, but line {line} is damaged or cut off; export or download it again",
)
_UTF16_WITHOUT_MARK = Text(
    "文件像是没有字节序标记的UTF-16编码，字节顺序无法确定；请另存为UTF-8编码",
    "the file looks like UTF-16 without a byte order mark, so its byte order is not known; save it as UTF-8",
)


def read_text(data: bytes, name: str = "-") -> Source:
    """Read the bytes of a text file.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        UnreadableFile: there is no text in it: empty, binary or damaged.
        UnknownEncoding: it may be text, but in none of the known encodings.
    """
    refuse_page(data)
    text, encoding = decoded(data)
    return source_of(text, name, encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding that it is in.

    Raises:
        UnreadableFile: it is binary or damaged.
        UnknownEncoding: it may be text, but in none of the known encodings.
    """
    refuse_other_formats(data)
    text, encoding = _decode(data)
    if "\0" in text:
        raise UnknownEncoding(_UTF16_WITHOUT_MARK) if _may_be_utf16(data) else UnreadableFile(_NUL)
    return text, encoding


def source_of(text: str, name: str = "-", encoding: str = "utf-8") -> Source:
    """Make the source of a text that is already decoded, its radicals made characters.

    Raises:
        UnreadableFile: there is no word in it.
    """
    if _NO_WORDS.fullmatch(text):
        raise UnreadableFile(_EMPTY)
    newline = "\n"
    if "\r" in text:
        newline = _usual_newline(text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(without_radicals(text), name, encoding, newline)


def no_words() -> Text:
    """Return what is said of a file without a word in it."""
    return _EMPTY


def _decode(data: bytes) -> tuple[str, str]:
    """Return the text and the encoding; the byte order mark is implied by ``utf-8-sig`` and ``utf-16-*``."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnknownEncoding(_NO_ENCODING)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    except UnicodeDecodeError:
        if _is_damaged_utf8(data):
            raise UnreadableFile(_damaged(data)) from None
    text = _strict(data, "gb18030")
    if "\0" in text:
        raise UnknownEncoding(_UTF16_WITHOUT_MARK)
    if _is_garbled(text):
        raise UnknownEncoding(_NO_ENCODING)
    return text, "gb18030"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(_NO_ENCODING) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 with some wrong ones; as GB18030 they would pass and read as other words."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return right > _LEAST_RIGHT * wrong


def _damaged(data: bytes) -> Text:
    sound = data.decode("utf-8", "replace").partition("\ufffd")[0]
    line = sound.count("\n") + 1
    return Text(_DAMAGED.zh.format(line=line), _DAMAGED.en.format(line=line))


def _is_garbled(text: str) -> bool:
    counts = Counter(text[:_SAMPLE])
    odd = sum(
        count
        for character, count in counts.items()
        if category(character) in _ODD_CATEGORIES and character not in _LAYOUT_CHARACTERS
    )
    return odd > _MOST_ODD * counts.total()


def _may_be_utf16(data: bytes) -> bool:
    """Whether every second byte only is ever NUL, and often: Latin letters and digits in UTF-16."""
    if data.count(0) < _LEAST_NUL_SHARE * len(data):
        return False
    return not (data[0::2].count(0) and data[1::2].count(0))


def _usual_newline(text: str) -> str:
    pairs = text.count("\r\n")
    counts = {"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda newline: counts[newline])
