"""Vocabularies that are added to the packaged one: read with the place of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.documents import Document, DocumentError, suggestion
from govlint_grammar.forms import Text
from govlint_grammar.prose.lexicon import (
    VocabularyError,
    lexicon_of,
    packaged_texts,
    read_vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_words(path: Path) -> str:
    """Return the text of a vocabulary file, whose keys the grammar knows.

    Args:
        path: a file in the layout of ``prose/vocabulary/requests.yaml``.

    Raises:
        OSError: the file cannot be read.
        DocumentError: a mistake in it.
    """
    document = Document(str(path), path.read_bytes())
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _error(document, "", Text("文件不是 UTF-8 编码", "the file is not UTF-8")) from None
    try:
        keys = dict.fromkeys(key for key, _ in read_vocabulary(text))
    except VocabularyError as error:
        zh, en = "应为“种类.含义: >-”，下面各行缩进，写词语", "a line is 'kind.sense: >-' or indented words"
        raise _error(document, error.written, Text(zh, en)) from None
    known = {key for each in packaged_texts() for key, _ in read_vocabulary(each)}
    for key in keys:
        if key not in known:
            zh, en = suggestion(key, known)
            message = Text(f"未知的键“{key}”{zh}", f"unknown key '{key}'{en}")
            raise _error(document, key, message, sorted(known))
    return text


def check_together(texts: Sequence[str], path: Path) -> None:
    """See that vocabularies go together with the packaged one; the result is kept for later runs.

    Args:
        texts: their texts.
        path: the file of the last of them, of which the others are no part.

    Raises:
        OSError: the file cannot be read.
        DocumentError: a word that means something else already, or has too many spellings.
    """
    try:
        lexicon_of([*packaged_texts(), *texts])
    except VocabularyError as error:
        document = Document(str(path), path.read_bytes())
        told = Text(
            f"词语已另有含义，或写法过多：{error}", f"it means something else, or is too wide: {error}"
        )
        raise _error(document, error.written, told) from None


def _error(document: Document, word: str, message: Text, allowed: Sequence[str] = ()) -> DocumentError:
    """Return an error at the first place of a word."""
    for number, line in enumerate(document.data.decode("utf-8-sig", "replace").split("\n"), 1):
        place = line.find(word)
        if place >= 0 and not line.startswith("#"):
            length = max(len(word.strip()), 1)
            return DocumentError(document.name, number, place + 1, message, allowed, line, length)
    return DocumentError(document.name, 1, 1, message, allowed)
