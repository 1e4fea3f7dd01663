"""The JSON Schema of ``.govlint.yaml``, made from the types that it is read by.

``python -m govlint.config_schema`` writes the published file; with ``--check`` it says whether that is up to
date. ``govlint config --schema`` prints one that knows the rules of all plugins and their options.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from govlint.rule import PROFILES
from govlint.rule_options import option_fields
from govlint.settings import Settings
from govlint.typed_fields import Schema, schema_of

if TYPE_CHECKING:
    from govlint.registry import Registry

PUBLISHED = Path(__file__).parent / "schema" / "config.schema.json"
_SELECTOR = r"^([A-Z]{2,5}[0-9]{0,3}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$"


def config_schema(registry: Registry | None = None) -> Schema:
    """Return the schema.

    Args:
        registry: rules whose codes, names and options it is to know; any will do if None.
    """
    schema = schema_of(Settings)
    properties = cast("dict[str, Schema]", schema["properties"])
    selector = _selector(registry)
    for key in ("select", "extend-select", "ignore"):
        properties[key]["items"] = selector
    properties["rules"] = {**properties["rules"], **_rules(registry)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govlint:config:1",
        "title": "govlint configuration",
        "description": "What .govlint.yaml may say.",
        **schema,
    }


def _selector(registry: Registry | None) -> Schema:
    if registry is None:
        return {"type": "string", "pattern": _SELECTOR}
    known = [word for entry in registry.rules.values() for word in (entry.rule.code, entry.rule.name)]
    return {
        "anyOf": [{"enum": [*known, *PROFILES]}, {"type": "string", "pattern": r"^[A-Z]{2,5}[0-9]{0,2}$"}]
    }


def _rules(registry: Registry | None) -> Schema:
    if registry is None:
        return {"additionalProperties": {"type": ["object", "null"]}}
    options: Schema = {}
    for entry in registry.rules.values():
        known = schema_of(entry.rule.options) if option_fields(entry.rule.options) else _NOTHING
        options[entry.rule.code] = options[entry.rule.name] = {"anyOf": [known, {"type": "null"}]}
    return {"additionalProperties": False, "properties": options}


_NOTHING: Schema = {"type": "object", "additionalProperties": False}


def as_text(schema: Schema) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write the published schema, or check it.

    Returns:
        0, or 1 if ``--check`` finds that it is out of date.
    """
    wanted = as_text(config_schema())
    if "--check" in arguments:
        fresh = PUBLISHED.is_file() and PUBLISHED.read_text("utf-8") == wanted
        if not fresh:
            print(f"{PUBLISHED.name} is out of date: python -m govlint.config_schema", file=sys.stderr)
        return 0 if fresh else 1
    PUBLISHED.write_text(wanted, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
