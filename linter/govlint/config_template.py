"""The configuration that ``govlint init`` writes: every key with what it is for, most of them as comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govlint.config_view import entries
from govlint.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = Text(
    "govlint 的配置。各项均可省略，注释里写的是默认值或者示例；写错会指出行和列。",
    "Configuration of govlint. Every key may be left out; comments show defaults or examples.",
)
# What says more than an empty list.
_EXAMPLES = {
    "select": "[standard, GL4]",
    "extend-select": "[GL5]",
    "ignore": "[GL110]",
    "extends": "[../common.yaml]",
    "exclude": "[drafts/, '*.bak.txt']",
    "plugins": "[checks/open_day.py]",
    "per-file": "{'2019/*.txt': {ignore: [GL2]}}",
    "severity": "{GL110: info}",
    "archive": "{layout: ['{year}/{agency}.txt']}",
    "waivers": "[{rule: GL303, files: [2022/a.txt], reason: '…', approver: '…', expires: 2030-12-31}]",
    "baseline": ".govlint-baseline.json",
}


def template(lang: str) -> str:
    """Return the text of a configuration to start from."""
    return "\n".join(_lines(lang)) + "\n"


def _lines(lang: str) -> Iterator[str]:
    yield f"# {_HEAD.in_language(lang)}"
    for entry in entries(()):
        yield ""
        if entry.doc is not None:
            yield f"# {entry.doc.in_language(lang)}"
        if entry.key == "root":
            yield "root: true"
        elif entry.key == "lang":
            yield f"lang: {lang}" if lang == "en" else "# lang: zh"
        else:
            yield f"# {entry.key}: {_EXAMPLES.get(entry.key) or _plain(entry.value)}"


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
