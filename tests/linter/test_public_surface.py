"""The public surface changes only when somebody says so."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
from tests.support.surface import GOLDEN, MODULES, surface

ANNOUNCE = (
    "the public surface has changed. If that is meant: raise API_VERSION in govlint/_version.py (minor if"
    " something was added, major if something was taken away), say so in CHANGELOG.md, and run"
    " `python -m tests.support.surface`"
)


def test_the_surface_is_as_announced() -> None:
    assert surface() == GOLDEN.read_text("utf-8"), ANNOUNCE


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_is_there_and_documented(name: str) -> None:
    module = import_module(name)
    assert inspect.getdoc(module)
    for public in module.__all__:
        value = getattr(module, public)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), public
