"""Parts that the machine outputs share: places, evidence and law as plain JSON values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.diagnostics import Place
    from govlint_grammar.source import Source, Span

# A JSON value; a union that names itself cannot be written shorter for mypy.
Json = "None | bool | int | float | str | Sequence[Json] | Mapping[str, Json]"


def dumps(value: object) -> str:
    """Return a value as JSON on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def encodable(text: str) -> str:
    """Return a text with the bytes of a file name that is not UTF-8 written as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
