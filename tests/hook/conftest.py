"""A repository of reports, and this checkout as the repository that its hooks come from.

Building the hook's environment needs pip and a package index, which the other tests do without: these run
when ``GOVLINT_TEST_HOOK`` is set, as CI does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

ROOT = Path(__file__).parents[2]
GOOD = base_report("2021")
BAD = base_report("2021", Edits(set={"requests.received[total]": 9}))

Done = subprocess.CompletedProcess[str]
Git = Callable[..., Done]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests out unless they are asked for."""
    if not os.environ.get("GOVLINT_TEST_HOOK"):
        leave_out = pytest.mark.skip(reason="needs a package index; set GOVLINT_TEST_HOOK")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(leave_out)


def run(folder: Path, *command: str, **environment: str) -> Done:
    """Run a command in a folder, with nothing of the caller's git in its environment."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GOVLINT_"))}
    quiet = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "ci",
        "GIT_AUTHOR_EMAIL": "ci@localhost",
        "GIT_COMMITTER_NAME": "ci",
        "GIT_COMMITTER_EMAIL": "ci@localhost",
    }
    return subprocess.run(
        command,
        cwd=folder,
        env={**kept, **quiet, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def pre_commit(folder: Path, store: Path, *arguments: str) -> Done:
    """Run pre-commit with a store of its own."""
    return run(folder, sys.executable, "-m", "pre_commit", *arguments, PRE_COMMIT_HOME=str(store))


def committed(folder: Path) -> str:
    """Commit everything in a folder as a new repository; return the commit."""
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "--no-verify", "--message", "all"),
    ):
        done = run(folder, "git", *command)
        assert done.returncode == 0, done.stdout
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of this checkout as it is, with what is not committed yet."""
    listed = run(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed.returncode:
        pytest.skip("not a git clone")
    target = tmp_path_factory.mktemp("govlint")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    committed(target)
    return target


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which pre-commit keeps the hook's environment, which is built once."""
    return tmp_path_factory.mktemp("store")


class Repository:
    """A repository of reports with the hooks installed."""

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder = folder
        self._store = store

    def write(self, name: str, text: str) -> Path:
        """Write a file and put it into the index."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        assert run(self.folder, "git", "add", "--all").returncode == 0
        return path

    def commit(self) -> Done:
        """Commit what is in the index, through the hooks."""
        return run(self.folder, "git", "commit", "--message", "reports", PRE_COMMIT_HOME=str(self._store))

    def hook(self, *arguments: str) -> Done:
        """Run the hooks as pre-commit does by hand."""
        return pre_commit(self.folder, self._store, "run", *arguments)


@pytest.fixture
def repository(tmp_path: Path, checkout: Path, store: Path) -> Callable[..., Repository]:
    """Return a function that makes a repository with hooks from a pinned commit of this checkout."""

    def make(*hooks: str, files: str = "") -> Repository:
        commit = run(checkout, "git", "rev-parse", "HEAD").stdout.strip()
        listed = "".join(f"      - id: {hook}\n" + files for hook in hooks or ("govlint",))
        text = f"repos:\n  - repo: {checkout}\n    rev: {commit}\n    hooks:\n{listed}"
        (tmp_path / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
        committed(tmp_path)
        done = pre_commit(tmp_path, store, "install", "--install-hooks")
        assert done.returncode == 0, done.stdout
        return Repository(tmp_path, store)

    return make
