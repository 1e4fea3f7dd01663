"""Paste what the tool prints into the READMEs; run it in the development environment."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
SCREEN = re.compile(r"^```console\n\$ govlint (?P<arguments>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)


def printed(arguments: str) -> str:
    """Return what govlint prints, run in the repository as a reader would run it.

    Args:
        arguments: a command line without the program's name.
    """
    quiet = {key: value for key, value in os.environ.items() if key not in ("GOVLINT_LANG", "FORCE_COLOR")}
    command = [sys.executable, "-m", "govlint", *shlex.split(arguments)]
    run = subprocess.run(command, cwd=ROOT, env=quiet, stdout=subprocess.PIPE, encoding="utf-8", check=False)  # noqa: S603 - our own program
    return run.stdout


def main() -> None:
    """Rewrite the screens of the READMEs."""
    for name in READMES:
        path = ROOT / name
        path.write_text(SCREEN.sub(_screen, path.read_text("utf-8")), "utf-8", newline="\n")


def _screen(old: re.Match[str]) -> str:
    arguments = old["arguments"]
    return f"```console\n$ govlint {arguments}\n{printed(arguments)}```"


if __name__ == "__main__":
    main()
