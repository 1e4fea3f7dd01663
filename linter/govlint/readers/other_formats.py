"""Files whose content is of another format than their suffix says: named for what they are."""

from __future__ import annotations

from govlint.diagnostics import Text
from govlint.readers.errors import UnreadableFile
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple


class _Signature(NamedTuple):
    """How files of a format begin, what the format is called, and the suffix that such files should have."""

    start: bytes
    kind: Text
    suffix: str = ""


_WORD = _Signature(b"PK\x03\x04", Text("Word文档", "a Word document"), ".docx")
_WORD_PART = b"word/document.xml"
_PICTURE = Text("图片", "a picture")
_ARCHIVE = Text("压缩包", "a compressed archive")
_SIGNATURES = (
    _Signature(b"%PDF-", Text("PDF文件", "a PDF file"), ".pdf"),
    _Signature(
        b"PK\x03\x04", Text("Word等Office文件或压缩包", "a Word or other Office file or a ZIP archive")
    ),
    _Signature(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Text("旧版Word等Office文件", "an old Word or other Office file"),
        ".doc",
    ),
    _Signature(b"{\\rtf", Text("RTF文件", "an RTF file"), ".rtf"),
    _Signature(b"\x89PNG", _PICTURE),
    _Signature(b"\xff\xd8\xff", _PICTURE),
    _Signature(b"GIF8", _PICTURE),
    _Signature(b"\x1f\x8b", _ARCHIVE),
    _Signature(b"Rar!", _ARCHIVE),
    _Signature(b"7z\xbc\xaf", _ARCHIVE),
    _Signature(b"SQLite format 3", Text("数据库文件", "a database")),
)
_PAGE = _Signature(b"", Text("网页（HTML）", "a web page (HTML)"), ".html")
_PAGE_START = regex(r"(?i:\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]))")
_TAG = regex(r"<[a-zA-Z!/]")

_NOT_TEXT = Text(
    "文件内容是{kind}，不是文本；请另存为UTF-8编码的文本文件",
    "the file is {kind} and not text; save it as text in UTF-8",
)
_OTHER_SUFFIX = Text(
    "文件内容是{kind}，与扩展名不符；请把扩展名改为{suffix}再检查",
    "the file is {kind}, which its suffix does not say; rename it to {suffix} and check again",
)
_NO_PAGE = Text(
    "文件中没有任何网页标记，不是网页；是文本的，请把扩展名改为.txt再检查",
    "there is not a tag of HTML in the file, so that it is no web page; if it is text, rename it to .txt and "
    "check again",
)


def refuse_other_formats(data: bytes) -> None:
    """Refuse what is no text at all: office files, PDF, pictures, archives.

    Raises:
        UnreadableFile: it is of a format that its first bytes tell.
    """
    for signature in _SIGNATURES:
        if data.startswith(signature.start):
            raise _refused(_WORD if signature.start == _WORD.start and _WORD_PART in data else signature)


def refuse_page(data: bytes) -> None:
    """Refuse a web page where text is expected.

    Raises:
        UnreadableFile: it begins as a page.
    """
    if _PAGE_START.match(data[:4096].decode("utf-8-sig", "replace")):
        raise _refused(_PAGE)


def refuse_no_page(text: str) -> None:
    """Refuse what has not a single tag where a web page is expected.

    Raises:
        UnreadableFile: it has none.
    """
    if text.strip() and not _TAG.search(text):
        raise UnreadableFile(_NO_PAGE)


def _refused(signature: _Signature) -> UnreadableFile:
    text = _OTHER_SUFFIX if signature.suffix else _NOT_TEXT
    kind, suffix = signature.kind, signature.suffix
    return UnreadableFile(
        Text(text.zh.format(kind=kind.zh, suffix=suffix), text.en.format(kind=kind.en, suffix=suffix))
    )
