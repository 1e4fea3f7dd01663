"""The public Python surface as text: every name of the three public modules with its signature.

``python -m tests.support.surface`` writes the golden listing anew; CONTRIBUTING.md says what else to do.
"""

from __future__ import annotations

import enum
import inspect
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = ("govlint.api", "govlint.hooks", "govlint.testing")
GOLDEN = Path(__file__).parents[1] / "linter" / "golden" / "public_surface.txt"


def surface() -> str:
    """Return the listing."""
    return "".join(f"{line}\n" for name in MODULES for line in _module(name))


def _module(name: str) -> Iterator[str]:
    module = import_module(name)
    yield f"[{name}]"
    for public in sorted(module.__all__):
        yield from _value(public, getattr(module, public))
    yield ""


def _value(name: str, value: object) -> Iterator[str]:
    if isinstance(value, type):
        yield from _class(name, value)
    elif callable(value) and hasattr(value, "__name__"):
        yield f"{name}{_signature(value)}"
    elif isinstance(value, str):
        yield f"{name} = {value!r}"
    else:
        yield f"{name}: {type(value).__name__}" if not str(value).startswith("typing.") else name


def _class(name: str, value: type) -> Iterator[str]:
    yield f"class {name}({', '.join(base.__name__ for base in value.__bases__)})"
    if issubclass(value, enum.Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in value)
        return
    fields = getattr(value, "_field_defaults", {})
    noted = inspect.get_annotations(value)
    for field in getattr(value, "_fields", ()):
        kind = f": {noted[field]}" if field in noted else ""
        yield f"    {field}{kind}{' = ' + repr(fields[field]) if field in fields else ''}"
    if not hasattr(value, "_fields"):
        yield from (f"    {field}: {kind}" for field, kind in noted.items() if not field.startswith("_"))
    for member, made in sorted(vars(value).items()):
        if member.startswith("_") or member in getattr(value, "_fields", ()) or member in noted:
            continue
        if inspect.isfunction(made):
            yield f"    {member}{_signature(made)}"
        elif isinstance(made, property) or type(made).__name__ == "cached_property":
            yield f"    {member}: property"


def _signature(function: object) -> str:
    return str(inspect.signature(function))  # type: ignore[arg-type] # what is callable


if __name__ == "__main__":
    GOLDEN.write_text(surface(), "utf-8")
