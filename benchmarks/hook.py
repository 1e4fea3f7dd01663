"""What the hook costs at a commit of one changed report, less a hook that does nothing beside it.

The other hook is of the same language, so that what pre-commit does before and after cancels out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict

_LIMIT = 2.5
_ROOT = Path(__file__).parent.parent
_CONFIG = """
repos:
  - repo: {checkout}
    rev: {commit}
    hooks: [{{id: govlint, args: [--fail-on, never]}}]
  - repo: local
    hooks:
      - id: nothing
        name: nothing
        entry: "true"
        language: python
        files: '\\.txt$'
        require_serial: true
"""


def main(rounds: int = 15) -> bool:
    """Print the ratio; return whether the limit is held."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        checkout, repository, store = place / "govlint", place / "reports", place / "store"
        try:
            commit = _clone(checkout)
            environment = _prepare(repository, store, checkout, commit)
        except subprocess.CalledProcessError as error:
            print(f"hook: cannot be set up: {error}\n{error.stdout}", file=sys.stderr)
            return False
        python = next(store.glob("repo*/py_env-*/bin/govlint")).with_name("python")

        def hook(name: str) -> None:
            _run(repository, [sys.executable, "-m", "pre_commit", "run", name], environment)

        sides = {
            "govlint": lambda: hook("govlint"),
            "nothing": lambda: hook("nothing"),
            "import": lambda: _run(
                repository, [str(python), "-c", "import lark, pluggy, ruamel.yaml, click"], environment
            ),
        }
        taken = medians(sides, rounds)
    own = taken["govlint"] - taken["nothing"]
    print(f"hook: govlint {taken['govlint'] * 1e3:.0f} ms, nothing {taken['nothing'] * 1e3:.0f} ms, ", end="")
    print(
        f"difference {own * 1e3:.0f} ms; import lark, pluggy, ruamel.yaml, click in its environment ", end=""
    )
    print(f"{taken['import'] * 1e3:.0f} ms: {verdict(own / taken['import'], _LIMIT)}")
    return own / taken["import"] <= _LIMIT


def _clone(target: Path) -> str:
    """Copy the checkout with what is not committed yet into a repository of its own; return its commit."""
    listed = _run(_ROOT, ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], {})
    for name in filter(None, listed.split("\0")):
        if (_ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(_ROOT / name, target / name)
    return _committed(target)


def _prepare(repository: Path, store: Path, checkout: Path, commit: str) -> dict[str, str]:
    """Make a repository with one changed report and warm hooks; return the environment to run them in."""
    repository.mkdir()
    old, new = reports(2)
    (repository / "report.txt").write_text(old, "utf-8")
    config = _CONFIG.format(checkout=checkout, commit=commit)
    (repository / ".pre-commit-config.yaml").write_text(config, "utf-8")
    _committed(repository)
    (repository / "report.txt").write_text(new, "utf-8")
    _run(repository, ["git", "add", "--all"], {})
    environment = {"PRE_COMMIT_HOME": str(store)}
    _run(repository, [sys.executable, "-m", "pre_commit", "install-hooks"], environment)
    return environment


def _committed(folder: Path) -> str:
    _run(folder, ["git", "init", "--quiet"], {})
    _run(folder, ["git", "add", "--all"], {})
    author = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"]
    _run(folder, ["git", *author, "commit", "--quiet", "--no-verify", "--message", "all"], {})
    return _run(folder, ["git", "rev-parse", "HEAD"], {}).strip()


def _run(folder: Path, command: list[str], environment: dict[str, str]) -> str:
    # An installed package has its bytecode, unless that is forbidden.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**kept, **environment},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout
