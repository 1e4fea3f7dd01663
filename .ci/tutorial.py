"""Do what docs/plugins.md says: write its files and run its commands, in a fresh folder and environment.

``python .ci/tutorial.py [PAGE]`` needs git, pip's package index, and nothing else. Of a page it takes

- blocks after ``<!-- file: PATH -->``: written to that path;
- ``sh`` blocks: run as they stand, each must succeed;
- ``console`` blocks: each command is run, and the lines shown beneath it must be lines of its output, in this
  order. After ``<!-- exit: 1 -->`` that must be the exit code of the last.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "plugins.md"
BLOCK = re.compile(
    r"^(?:<!-- (?P<kind>file|exit): (?P<value>.+?) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
# What the reader has of the caller's environment: where programs, certificates and packages come from.
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NO_PROXY", "no_proxy")
KEPT_BEGINNINGS = ("PIP_", "HTTP", "http")


class Step(NamedTuple):
    """A block of the page.

    Attributes:
        file: where its text is written; empty for commands.
        code: the exit code that the commands must have.
        text: the file's text, or the commands.
        shown: lines that the output must have.
    """

    file: str
    code: int
    text: str
    shown: tuple[str, ...] = ()


def steps(page: str) -> list[Step]:
    """Return what a page asks for, in its order."""
    found = []
    for block in BLOCK.finditer(page):
        text = block["text"]
        code = int(block["value"]) if block["kind"] == "exit" else 0
        if block["kind"] == "file":
            found.append(Step(block["value"], 0, text))
        elif block["language"] == "sh":
            found.append(Step("", code, text))
        elif block["language"] == "console":
            *screens, last = text.removeprefix("$ ").split("\n$ ")
            found += [_screen(screen, 0) for screen in screens]
            found.append(_screen(last, code))
    return found


def _screen(text: str, code: int) -> Step:
    command, *shown = text.rstrip("\n").split("\n")
    return Step("", code, command + "\n", tuple(shown))


class Reader:
    """Somebody who does what the page says, in a shell whose folder and variables last from step to step."""

    def __init__(self, work: Path) -> None:
        here = work / "here"
        here.mkdir()
        self._state = work / "state"
        self._state.write_text(f"cd {here}\n", "utf-8")
        repository = _repository(work / "govlint")
        kept = [key for key in os.environ if key in KEPT or key.startswith(KEPT_BEGINNINGS)]
        self._environment = {
            **{key: os.environ[key] for key in kept},
            "HOME": str(work),
            "GOVLINT_REPO": f"file://{repository}",
            "GOVLINT_REV": _git(repository, "rev-parse", "HEAD").strip(),
        }

    def take(self, step: Step) -> str:
        """Do a step; return what is wrong, or nothing."""
        if step.file:
            path = Path(self._run("pwd\n").stdout.strip()) / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, "utf-8")
            return ""
        done = self._run(step.text)
        if done.returncode != step.code:
            return f"exit code {done.returncode} instead of {step.code}\n{step.text}{done.stdout}"
        printed = iter(done.stdout.splitlines())
        missing = [line for line in step.shown if line not in printed]
        return f"not printed, or not in this order: {missing[0]}\n{step.text}{done.stdout}" if missing else ""

    def _run(self, commands: str) -> subprocess.CompletedProcess[str]:
        keep = f'{{ export -p; printf "cd %q\\n" "$PWD"; }} > {self._state}'
        return subprocess.run(  # noqa: S603 - the page's own commands
            ["bash", "-c", f". {self._state}\nset -ea\n{commands}set +a\n{keep}\n"],  # noqa: S607 - as the reader does
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


def _repository(target: Path) -> Path:
    """Return a repository of this checkout as it is, with what is not committed yet."""
    for name in filter(None, _git(ROOT, "ls-files", "-z", "-c", "-o", "--exclude-standard").split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    _git(target, "init", "--quiet")
    _git(target, "add", "--all")
    _git(target, "-c", "user.name=ci", "-c", "user.email=ci@localhost", "commit", "--quiet", "-m", "all")
    return target


def _git(folder: Path, *arguments: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=folder, env=kept, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - in our own folders
    return done.stdout


def main(page: Path) -> int:
    """Follow a page; return 0 if all of it came out as written, else 1."""
    asked = steps(page.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as name:
        reader = Reader(Path(name).resolve())
        for number, step in enumerate(asked, 1):
            print(f"step {number}:", step.file or step.text.partition("\n")[0], flush=True)
            problem = reader.take(step)
            if problem:
                print(f"{page.name}, step {number}: {problem}", file=sys.stderr)
                return 1
    print(f"{page.name}: {len(asked)} steps, all as written")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else PAGE))
