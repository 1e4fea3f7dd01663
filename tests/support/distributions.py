"""Plugins of the test suite, installed by pip into folders of their own, and govlint run with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLUGINS = Path(__file__).parents[1] / "plugins"


def installed(folder: Path, name: str) -> Path:
    """Install a plugin into a folder, with what is already in this environment as its build tools."""
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(PLUGINS / name)], check=True, capture_output=True)
    return folder


def govlint(folders: list[Path], *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([*map(str, folders), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "govlint", *arguments],
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
