"""Sample reports, for cases and for the examples of rules: a text, or a base report with edits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint_grammar.bases import packaged_library
from govlint_grammar.edits import EDITS, EditError, Edits, read_edits
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint_grammar.bases import Library
    from govlint_grammar.documents import DocumentError
    from govlint_grammar.positioned import Node

# A fixed day, so that a sample gives the same next year.
AS_OF = date(2026, 6, 30)

_SAMPLE = ("base", "edits", "text")
_ARCHIVE = ("beside", "agencies")


class Sample(NamedTuple):
    """A report that a case or a page gives: its text, or a base report with edits.

    Attributes:
        text: the whole text; empty for a base with edits.
        base: the edition of the base report.
        edits: what is otherwise than in the base.
        node: where it is written.
        beside: the other reports of its archive, for rules that compare.
        agencies: the agencies of the archive, as a configuration has them; None without any.
    """

    text: str
    base: str
    edits: Edits
    node: Node
    beside: tuple[Sample, ...] = ()
    agencies: Node | None = None

    def compose(self, library: Library | None = None) -> str:
        """Return the text of the report.

        Args:
            library: the editions and base reports; the built-in ones if None.

        Raises:
            DocumentError: an edition without a base report, or an edit that names nothing in the report.
        """
        if self.text:
            return self.text
        library = library or packaged_library()
        self.node.entries()["base"].one_of(library.editions)
        try:
            return library.compose(self.base, self.edits)
        except EditError as error:
            raise _error_at(self.node, error) from error


def read_sample(node: Node) -> Sample:
    """Read a sample.

    Raises:
        DocumentError: a mistake in it.
    """
    fields = node.map((*_SAMPLE, *_ARCHIVE))
    if "text" in fields:
        if "base" in fields or "edits" in fields:
            message = Text("text 不能与 base、edits 并用", "text stands alone, without base and edits")
            raise fields["text"].error(message, at_key=True)
        return _in_archive(Sample(fields["text"].text(), "", Edits(), node), fields)
    if "base" not in fields:
        raise node.error(Text("缺少 base 或 text", "base or text is needed"), _SAMPLE)
    edits = read_edits(fields["edits"].map(EDITS)) if "edits" in fields else Edits()
    return _in_archive(Sample("", _base(fields["base"]), edits, node), fields)


def flat_sample(node: Node) -> Sample:
    """Read a sample as packs have it: the edits stand beside the base.

    Raises:
        DocumentError: a mistake in it.
    """
    fields = node.map((*_SAMPLE, *_ARCHIVE, *EDITS))
    if "text" in fields or "edits" in fields:
        return read_sample(node)
    if "base" not in fields:
        raise node.error(Text("缺少 base 或 text", "base or text is needed"), _SAMPLE)
    plain = {key: field for key, field in fields.items() if key not in _ARCHIVE}
    return _in_archive(Sample("", _base(fields["base"]), read_edits(plain), node), fields)


def _in_archive(sample: Sample, fields: Mapping[str, Node]) -> Sample:
    beside = tuple(flat_sample(item) for item in fields["beside"].items()) if "beside" in fields else ()
    return sample._replace(beside=beside, agencies=fields.get("agencies"))


def _base(node: Node) -> str:
    # YAML takes an edition without quotation marks for a number. Which editions there are, plugins decide.
    return str(node.content) if type(node.content) is int else node.text()


def _error_at(node: Node, error: EditError) -> DocumentError:
    """Return the error of an edit at the name that it quotes, or else at the sample."""
    found = next((part for part in _parts(node) if f"“{_word(part)}”" in error.message.zh), node)
    return found.error(
        error.message, error.allowed, at_key=found.key is not None and _word(found) == found.key.text
    )


def _parts(node: Node) -> Iterator[Node]:
    """Yield a part of a document and all that it is made of, the innermost first."""
    for part in node.entries().values() if node.is_map else node.items() if node.is_list else ():
        yield from _parts(part)
    yield node


def _word(node: Node) -> str:
    """Return the name that a part stands for: its text in a list, its key in a map."""
    if node.key is not None:
        return node.key.text
    return node.content if isinstance(node.content, str) else ""
