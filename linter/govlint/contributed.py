"""What plugins give besides rules, read and checked: forms, bases, provisions, words, readers, formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from govlint.diagnostics import Text
from govlint.formats import BUILT_IN_FORMATS, Formatter
from govlint.guarded import guarded_reader
from govlint.own_rules import OWN_CONTRIBUTION
from govlint.plugin_errors import PluginClash, blamed, clash
from govlint.readers import BUILT_IN_READERS, Reader
from govlint_grammar.form_loader import load_form, packaged_forms
from govlint_grammar.provisions import load_provisions, packaged_provisions
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.plugins import Contribution, Plugin
    from govlint_grammar.bases import Base
    from govlint_grammar.forms import Form
    from govlint_grammar.provisions import Provision

_T = TypeVar("_T")
PACKAGE = OWN_CONTRIBUTION.plugin

WORDS = {
    "forms": Text("格式版本", "the edition"),
    "bases": Text("基础报告", "the base report"),
    "provisions": Text("法规条款", "the provision"),
    "readers": Text("读取器", "the reader"),
    "formatters": Text("输出格式", "the output format"),
}

# A data file that is larger than this is no data file.
_MOST_BYTES = 8_000_000


class Owners:
    """Whose the names of a registry are.

    Attributes:
        of: the plugin by kind and name; the kinds are those of `WORDS`.
    """

    def __init__(self) -> None:
        self.of: dict[tuple[str, str], Plugin] = {}

    def claim(self, kind: str, names: Iterable[str], plugin: Plugin) -> None:
        """Note that names are a plugin's.

        Raises:
            PluginClash: one is another's, or given twice.
        """
        for name in names:
            if (kind, name) in self.of:
                what = WORDS[kind]
                named = Text(f"{what.zh}“{name}”", f"{what.en} '{name}'")
                raise PluginClash([clash(named, self.of[kind, name], plugin)])
            self.of[kind, name] = plugin


class RegisteredFormatter(NamedTuple):
    """An output format and the plugin that brought it."""

    formatter: Formatter
    plugin: Plugin


def forms_of(given: Sequence[Contribution], owners: Owners) -> tuple[Form, ...]:
    """Return the editions of the form, oldest first.

    Raises:
        PluginError: a file that cannot be used; PluginClash: an edition that is there already.
    """
    forms = list(packaged_forms())
    owners.claim("forms", (form.edition for form in forms), PACKAGE)
    for each in given:
        for form in read_files(each, each.forms, load_form):
            owners.claim("forms", [form.edition], each.plugin)
            forms.append(form)
    return tuple(sorted(forms, key=lambda form: form.first_year))


def bases_of(given: Sequence[Contribution], owners: Owners) -> dict[str, Base]:
    """Return the base reports of plugins by their editions.

    Raises:
        PluginError, PluginClash: as for `forms_of`.
    """
    if not any(each.bases for each in given):
        return {}
    from govlint_grammar.bases import load_base, packaged_bases

    owners.claim("bases", packaged_bases(), PACKAGE)
    bases: dict[str, Base] = {}
    for each in given:
        for base in read_files(each, each.bases, load_base):
            owners.claim("bases", [base.edition], each.plugin)
            bases[base.edition] = base
    return bases


def provisions_of(given: Sequence[Contribution], owners: Owners) -> dict[str, Provision]:
    """Return the provisions by their ids.

    Raises:
        PluginError, PluginClash: as for `forms_of`.
    """
    provisions = dict(packaged_provisions())
    owners.claim("provisions", provisions, PACKAGE)
    for each in given:
        for file in read_files(each, each.provisions, load_provisions):
            owners.claim("provisions", file, each.plugin)
            provisions.update(file)
    return provisions


def vocabulary_of(given: Sequence[Contribution]) -> tuple[str, ...]:
    """Return the texts of the vocabularies of plugins.

    Raises:
        PluginError: a file that cannot be used, or a word that means something else already.
    """
    if not any(each.vocabulary for each in given):
        return ()
    from govlint_grammar.vocabulary import check_together, read_words

    texts: list[str] = []
    for each in given:
        for path, text in read_files(each, each.vocabulary, lambda path: (path, read_words(path))):
            with blamed(each.plugin):
                check_together((*texts, text), path)
            texts.append(text)
    return tuple(texts)


def readers_of(given: Sequence[Contribution], owners: Owners) -> tuple[Reader, ...]:
    """Return the readers, those of plugins after the built-in ones.

    Raises:
        PluginError: something that is no sound reader; PluginClash: a kind that is there already.
    """
    readers = list(BUILT_IN_READERS)
    owners.claim("readers", (reader.kind for reader in readers), PACKAGE)
    for each in given:
        for item in each.readers:
            with blamed(each.plugin):
                reader = _reader(item)
            owners.claim("readers", [reader.kind], each.plugin)
            readers.append(guarded_reader(reader, each.plugin))
    return tuple(readers)


def _reader(item: object) -> Reader:
    if not isinstance(item, Reader):
        message = f"{item!r} is not a Reader"
        raise TypeError(message)
    suffixes = (*item.suffixes, *item.searched)
    if not (isinstance(item.kind, str) and item.kind and callable(item.read)):
        message = f"the reader {item.kind!r} lacks a name or a function"
        raise TypeError(message)
    if not all(isinstance(suffix, str) and suffix == suffix.lower() for suffix in suffixes):
        message = f"the suffixes of the reader {item.kind!r} must be texts in lower case"
        raise TypeError(message)
    return item


def formatters_of(given: Sequence[Contribution], owners: Owners) -> dict[str, RegisteredFormatter]:
    """Return the output formats of plugins by their names.

    Raises:
        PluginError: something that is no sound format; PluginClash: a name that is there already.
    """
    owners.claim("formatters", BUILT_IN_FORMATS, PACKAGE)
    formatters: dict[str, RegisteredFormatter] = {}
    for each in given:
        for item in each.formatters:
            with blamed(each.plugin):
                formatter = _formatter(item)
            owners.claim("formatters", [formatter.name], each.plugin)
            formatters[formatter.name] = RegisteredFormatter(formatter, each.plugin)
    return formatters


def _formatter(item: object) -> Formatter:
    if not isinstance(item, Formatter):
        message = f"{item!r} is not a Formatter"
        raise TypeError(message)
    for field, kind in (("name", str), ("purpose", Text), ("mark", str)):
        if not isinstance(getattr(item, field), kind):
            message = f"the {field} of the format {item.name!r} is not a {kind.__name__}"
            raise TypeError(message)
    if not (item.name.replace("-", "").isalnum() and item.name == item.name.lower() and callable(item.lines)):
        message = f"the format {item.name!r} lacks a name of small letters, digits and hyphens, or a function"
        raise TypeError(message)
    return item


def read_files(given: Contribution, paths: Iterable[object], read: Callable[[Path], _T]) -> Iterator[_T]:
    """Yield what the files of a plugin hold.

    Raises:
        PluginError: something that is no path, or a file that cannot be used.
    """
    for path in paths:
        with blamed(given.plugin):
            if not isinstance(path, Path):
                message = f"{path!r} is not a pathlib.Path"
                raise TypeError(message)
            if path.exists() and not path.is_file():
                message = f"{path} is not a file"
                raise TypeError(message)
            if path.stat().st_size > _MOST_BYTES:
                message = f"{path} is larger than {_MOST_BYTES // 1_000_000} MB"
                raise OverflowError(message)
            made = read(path)
        yield made
