"""Why a file called .docx is no Word document that can be read, and what to do about it."""

from __future__ import annotations

from govlint.diagnostics import Text
from govlint.readers.errors import UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 4096

_EMPTY = Text(
    "文件是空的（0字节），可能没有下载或者复制完整；请重新取得该文件",
    "the file is empty (0 bytes): it may not have been downloaded or copied to its end; get it again",
)
_PROTECTED = Text(
    "文档设有打开密码，无法读取；请在Word中去掉密码（文件—信息—保护文档）后另存",
    "the document is protected by a password; take the password off in Word and save it again",
)
_OLD_WORD = Text(
    "文件扩展名是.docx，内容却是旧版Word（.doc）文档；请用Word或WPS打开，另存为.docx",
    "the file is called .docx but is an old Word document (.doc); open it in Word and save it as .docx",
)
_OTHER = Text(
    "文件扩展名是.docx，内容却是{kind}；请把扩展名改正，或者用Word打开后另存为.docx",
    "the file is called .docx but is {kind}; give it its right suffix, or let Word save it as .docx",
)
_DAMAGED = Text(
    "Word文档已损坏或者不完整（{detail}）；请重新下载或复制，或者用Word打开并修复后另存",
    "the Word document is damaged or cut off ({detail}); get it again, or let Word repair it and save it",
)
_NOT_A_DOCUMENT = Text(
    "文件是{kind}，里面没有Word正文；请确认文件是否选对",
    "the file is {kind} and holds no Word document; make sure that it is the right file",
)
_ELSEWHERE = Text(
    "文档嵌入了另一份文件（{kind}），其内容无法读取；请用Word打开本文档，保存后再检查",
    "the document takes in another file ({kind}) that cannot be read; open it in Word and save it again",
)
_DECLARATIONS = Text(
    "文档内含XML实体或DTD声明，Word不会这样保存，可能是恶意构造的；请用Word打开原件另存",
    "the document declares XML entities or a DTD, which Word never writes: it may be made to do harm; "
    "open the original in Word and save it again",
)

_PICTURES = Text(
    "文档里只有图片，没有文字，无法检查；请改用能选中文字的电子版",
    "the document holds pictures and no words, so it cannot be checked; take one whose words can be selected",
)
_LOCK_FILE = Text(
    "这是Word打开文档时生成的临时文件，不是报告；请检查同一文件夹中去掉“~$”的文档",
    "this is a file that Word keeps while a document is open, and no report; check the document beside it",
)
_TOO_MANY_MARKS = Text(
    "文档的段落、表格和格式标记超过一百万个，不像是一份年度报告；请确认文件是否选对，或者用Word打开后另存",
    "the document has more than a million paragraphs, cells and marks, which no annual report has; "
    "make sure that it is the right file, or let Word save it again",
)

# What a file that is no ZIP archive begins with, in lower case and without blanks before it.
_STARTS = (
    (b"%pdf-", Text("PDF文件", "a PDF file")),
    (b"{\\rtf", Text("RTF文件", "an RTF file")),
    (b"<!doctype html", Text("网页（HTML）", "a web page (HTML)")),
    (b"<html", Text("网页（HTML）", "a web page (HTML)")),
    (b"mime-version:", Text("单个文件网页（MHT）", "a web page in one file (MHT)")),
    (b"<?xml", Text("XML文件", "an XML file")),
    (b"\x89png", Text("图片", "a picture")),
    (b"\xff\xd8\xff", Text("图片", "a picture")),
    (b"gif8", Text("图片", "a picture")),
    (b"\x1f\x8b", Text("压缩包", "a compressed archive")),
    (b"rar!", Text("压缩包", "a compressed archive")),
    (b"7z\xbc\xaf", Text("压缩包", "a compressed archive")),
)
# What a package holds that is another program's.
_PACKAGES = (
    ("xl/workbook.xml", Text("Excel工作簿", "an Excel workbook")),
    ("ppt/presentation.xml", Text("PowerPoint演示文稿", "a PowerPoint presentation")),
    ("content.xml", Text("OpenDocument文档（如.odt）", "an OpenDocument file (such as .odt)")),
    ("META-INF/container.xml", Text("电子书（EPUB）", "an electronic book (EPUB)")),
    ("OFD.xml", Text("OFD版式文件", "an OFD document")),
    ("index.xml", Text("Pages文档", "a Pages document")),
)


def damaged(detail: Text) -> UnreadableFile:
    """Return the read error of a document that is damaged, with what was seen."""
    return UnreadableFile(_filled(_DAMAGED, "detail", detail))


def embeds(kind: Text) -> UnreadableFile:
    """Return the read error of a document with a part of the text in another file."""
    return UnreadableFile(_filled(_ELSEWHERE, "kind", kind))


def declares_entities() -> UnreadableFile:
    """Return the read error of a document with a document type declaration."""
    return UnreadableFile(_DECLARATIONS)


def protected() -> UnreadableFile:
    """Return the read error of a document that asks for a password."""
    return UnreadableFile(_PROTECTED)


def too_many_marks() -> UnreadableFile:
    """Return the read error of a document whose XML would take too much memory."""
    return UnreadableFile(_TOO_MANY_MARKS)


def lock_file() -> UnreadableFile:
    """Return the read error of the file that Word keeps beside a document that it has open."""
    return UnreadableFile(_LOCK_FILE)


def only_pictures() -> UnreadableFile:
    """Return the read error of a document without a word, but with pictures."""
    return UnreadableFile(_PICTURES)


def not_a_package(data: bytes) -> UnreadableFile:
    """Return the read error of bytes that do not begin like a ZIP archive."""
    if not data:
        return UnreadableFile(_EMPTY)
    if data.startswith(_OLE):
        return _compound(data)
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, kind in _STARTS:
        if start.startswith(signature):
            return UnreadableFile(_filled(_OTHER, "kind", kind))
    if _is_text(data):
        return UnreadableFile(_filled(_OTHER, "kind", Text("纯文本", "plain text")))
    return damaged(Text("不是ZIP格式的文档包", "it is no ZIP package"))


def not_word(names: frozenset[str]) -> UnreadableFile:
    """Return the read error of a package without a Word document in it."""
    kind = next((kind for name, kind in _PACKAGES if name in names), None)
    if kind is not None:
        return UnreadableFile(_filled(_OTHER, "kind", kind))
    if "[Content_Types].xml" in names:
        return damaged(Text("缺少正文document.xml", "document.xml is missing"))
    return UnreadableFile(_filled(_NOT_A_DOCUMENT, "kind", Text("ZIP压缩包", "a ZIP archive")))


def _compound(data: bytes) -> UnreadableFile:
    """Return the read error of a compound file: names of its streams stand in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return protected()
    if "WordDocument".encode("utf-16-le") in data:
        return UnreadableFile(_OLD_WORD)
    return UnreadableFile(_filled(_OTHER, "kind", Text("旧版Office文件", "an old Office file")))


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _filled(pattern: Text, key: str, words: Text) -> Text:
    return Text(pattern.zh.format(**{key: words.zh}), pattern.en.format(**{key: words.en}))
