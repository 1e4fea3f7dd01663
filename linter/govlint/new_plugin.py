"""A new plugin: its names, and its files from the templates that come with govlint."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path, PurePosixPath
from string import Template
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.diagnostics import Text
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

KINDS = ("python", "pack")

_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".tmpl"
_PREFIX = "govlint-"
_OWN = ("govlint_grammar", "govlint_rules")  # packages of govlint itself
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LETTERS = re.compile(r"[A-Z]{2,5}")
_LONGEST = 40


class BadNameError(ValueError):
    """A name or letters of which no plugin can be made.

    Attributes:
        message: what is wrong, and what would do.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(zh, en)


class NewPlugin(NamedTuple):
    """The names of a new plugin.

    Attributes:
        name: what it is called: ``yunzhou-harbour``.
        letters: with which the codes of its rules begin: ``YH``.
    """

    name: str
    letters: str

    @property
    def distribution(self) -> str:
        """The name under which its package is installed."""
        return _PREFIX + self.name

    @property
    def module(self) -> str:
        """The name under which it is imported."""
        return self.distribution.replace("-", "_")


def named(name: str, letters: str | None, taken: Mapping[str, str]) -> NewPlugin:
    """Return the names of a new plugin.

    Args:
        name: what its author calls it, with or without ``govlint-`` before it.
        letters: the letters of its codes; made from the name if None.
        taken: the letters that are in use, with the plugin that uses them.

    Raises:
        BadNameError: the name or the letters will not do.
    """
    short = name.removeprefix(_PREFIX)
    if not _NAME.fullmatch(short) or len(short) > _LONGEST:
        close = re.sub(r"[^a-z0-9]+", "-", short.lower()).strip("-0123456789")[:_LONGEST].strip("-")
        zh, en = (f"；例如 {close}", f"; for instance {close}") if close else ("", "")
        raise BadNameError(
            f"插件名称“{name}”有误：应为小写英文字母、数字和连字符，以字母开头，不超过{_LONGEST}个字符{zh}",
            f"'{name}' is no name for a plugin: it must be of small letters, digits and hyphens, begin with"
            f" a letter and have no more than {_LONGEST} characters{en}",
        )
    return NewPlugin(short, _letters(short, taken) if letters is None else _given(letters, taken))


def check_free(plugin: NewPlugin, installed: Collection[str]) -> None:
    """See that the name of a package that is to be made is nobody's.

    Args:
        plugin: its names.
        installed: the distributions that bring plugins.

    Raises:
        BadNameError: it is somebody's.
    """
    if plugin.module in _OWN or plugin.distribution in installed:
        raise BadNameError(
            f"名称 {plugin.distribution} 已被使用；请换一个名称",
            f"the name {plugin.distribution} is taken already; choose another",
        )


def _given(letters: str, taken: Mapping[str, str]) -> str:
    if not _LETTERS.fullmatch(letters):
        raise BadNameError(
            f"规则代码的字母“{letters}”有误：应为2至5个大写英文字母",
            f"'{letters}' cannot begin the code of a rule: two to five capital letters are needed",
        )
    if letters in taken:
        raise BadNameError(
            f"规则代码的字母 {letters} 已由 {taken[letters]} 使用；请用 --code 另选",
            f"the letters {letters} are used by {taken[letters]}; choose others with --code",
        )
    return letters


def _letters(name: str, taken: Collection[str]) -> str:
    """Return letters that stand for a name: those that its words begin with, or two of its first word."""
    words = ["".join(filter(str.isalpha, word)).upper() for word in name.split("-")]
    initials = "".join(word[:1] for word in words)[:5]
    first = words[0][0]
    pairs = (first + other for other in words[0][1:])
    for letters in chain([initials], pairs):
        if _LETTERS.fullmatch(letters) and letters not in taken:
            return letters
    raise BadNameError(
        f"无法从名称“{name}”得出尚未使用的规则代码字母；请用 --code 指定，例如 --code {first}X",
        f"no letters for the codes of rules that are free can be made of '{name}'; give them with --code,"
        f" for instance --code {first}X",
    )


def new_files(plugin: NewPlugin, kind: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files of a new plugin: where they lie, and their text.

    Args:
        plugin: its names.
        kind: one of `KINDS`. A package lies in a folder of the distribution's name, a pack is one file.
    """
    values = {
        "name": plugin.name,
        "letters": plugin.letters,
        "distribution": plugin.distribution,
        "module": plugin.module,
        "govlint": ".".join(__version__.split(".")[:2]),
    }
    folder = _TEMPLATES / kind
    above = PurePosixPath(plugin.distribution if kind == "python" else "")
    for template in sorted(folder.rglob(f"*{_SUFFIX}")):
        path = Template(template.relative_to(folder).as_posix().removesuffix(_SUFFIX)).substitute(values)
        yield above / path, Template(template.read_text("utf-8")).substitute(values)
