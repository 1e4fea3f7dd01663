"""Checks of a configuration that need more than the type of a key: selectors of rules, and globs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.file_globs import FileGlobs, is_glob
from govlint.rule import PROFILES
from govlint.selection import UnknownSelectorError, check_selectors

if TYPE_CHECKING:
    from govlint.config_layers import Given
    from govlint.registry import Registry
    from govlint_grammar.positioned import Node


def check_items(node: Node, registry: Registry) -> None:
    """Make sure that each item of a list is a selector of a rule.

    Raises:
        DocumentError: one that is not.
    """
    for item in node.items():
        check_selector(item, item.text(), registry)


def check_selector(node: Node, selector: str, registry: Registry, *, at_key: bool = False) -> None:
    """Make sure that a node's text or key is a selector of a rule.

    Raises:
        DocumentError: it is not.
    """
    try:
        check_selectors((selector,), registry)
    except UnknownSelectorError as error:
        raise node.error(error.message, (*PROFILES, *registry.rules), at_key=at_key) from None


def globs_of(node: Node, given: Given) -> FileGlobs:
    """Return the globs of a list.

    Raises:
        DocumentError: one that cannot be read.
    """
    for item in node.items():
        check_glob(item, item.text())
    return FileGlobs(node.strings(), given.reports)


def check_glob(node: Node, pattern: str, *, at_key: bool = False) -> None:
    """Make sure that a glob can be read.

    Raises:
        DocumentError: it cannot.
    """
    if not is_glob(pattern):
        message = Text(
            f"文件模式“{pattern}”以反斜杠结尾",
            f"the glob '{pattern}' ends with a backslash that escapes nothing",
        )
        raise node.error(message, at_key=at_key)
