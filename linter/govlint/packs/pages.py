"""The pages of pack rules, laid out as those of other rules are written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from govlint.page_headings import HEADINGS
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint_grammar.positioned import Node

_LANGUAGES = ("zh", "en")
_REQUIRED = ("complaint", "checks", "basis", "why", "mend")
_OPTIONAL = ("options", "exceptions")
_NONE = Text("无。", "None.")
_EXAMPLES = {"fails": "fail", "passes": "pass"}
_ARCHIVE = ("beside", "agencies")
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w.]*")
_CELL_KEY = re.compile(r"[A-Za-z_][\w.]*(\[\w+\])?")  # brackets need no quotes but in a flow
_LONGEST = 90  # characters of a line of an example


def read_page(node: Node, examples: Mapping[str, Node]) -> Text:
    """Read the pages of a rule.

    Args:
        node: a map of ``zh`` and ``en``, each with the parts of a page.
        examples: the rule's failing and passing example.

    Returns:
        The pages in both languages, as the docstrings of other rules.

    Raises:
        DocumentError: a part is missing or not known.
    """
    pages = node.map((), _LANGUAGES)
    shown = {part: tuple(_sample_lines(examples[kind])) for part, kind in _EXAMPLES.items()}
    return Text(*(_page(pages[lang], shown, lang) for lang in _LANGUAGES))


def _page(node: Node, shown: Mapping[str, tuple[str, ...]], lang: str) -> str:
    parts = node.map(_OPTIONAL, _REQUIRED)
    lines = [parts["complaint"].text().strip()]
    for key, heading in HEADINGS.items():
        if key in shown:
            body = list(shown[key])
        elif key in parts:
            body = parts[key].text().strip().split("\n")
        else:
            body = [_NONE.in_language(lang)]
        lines += ["", f"{heading.in_language(lang)}:", *(f"    {line}".rstrip() for line in body)]
    return "\n".join(lines)


def _sample_lines(node: Node) -> Iterator[str]:
    """Yield an example as the pages of other rules have it: the base, then the edits."""
    entries = node.entries()
    for key in ("base", "text"):
        if key in entries:
            yield f"{key}: {_flow(entries[key])}" if key == "text" else f'base: "{entries[key].content}"'
    edits = {key: entry for key, entry in entries.items() if key not in ("base", "text", "edits", *_ARCHIVE)}
    if "edits" in entries:
        edits |= entries["edits"].entries()
    if edits:
        yield "edits:"
    for key, entry in edits.items():
        line = f"  {key}: {_flow(entry)}"
        if len(line) <= _LONGEST or not entry.is_map:
            yield line
            continue
        yield f"  {key}:"
        yield from (f"    {_block_key(name)}: {_flow(each)}" for name, each in entry.entries().items())
    yield from (f"{key}: {_flow(entries[key])}" for key in _ARCHIVE if key in entries)


def _flow(node: Node) -> str:
    """Write a part of a document in one line of YAML."""
    if node.is_map:
        inner = ", ".join(f"{_key(key)}: {_flow(entry)}" for key, entry in node.entries().items())
        return f"{{{inner}}}"
    if node.is_list:
        return f"[{', '.join(map(_flow, node.items()))}]"
    return json.dumps(node.content, ensure_ascii=False)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _block_key(key: str) -> str:
    return key if _CELL_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
