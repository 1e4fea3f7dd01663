"""The files that ``govlint init`` writes, and how it adds to one that is there.

An entry is put into a file as text, at the place that its parts give, so that comments, order and spacing
of all the rest stay as they are. What comes out is read again before it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.atomic_files import write_whole
from govlint.cli.failure import Failure
from govlint_grammar.documents import DocumentError
from govlint_grammar.positioned import parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from govlint_grammar.positioned import Node

HOOKS_FILE = ".pre-commit-config.yaml"
_LOCAL = r"""- repo: local
  hooks:
    - id: govlint
      name: govlint
      entry: govlint check --force-exclude
      language: system
      files: \.txt$
      require_serial: true
"""
_REMOTE = """- repo: {repo}
  rev: {rev}
  hooks:
    - id: govlint
"""


def write_new(path: Path, text: str) -> bool:
    """Write a file unless it is there; return whether it was written.

    Raises:
        Failure: it cannot be written.
    """
    if path.exists():
        return False
    _write(path, text)
    return True


def with_hook(path: Path, repo: str | None, rev: str | None) -> bool:
    """Add the hook to pre-commit's configuration unless it is there; return whether it was added.

    Args:
        path: the file, which need not be there.
        repo: the repository that the hook comes from; None for the installed program.
        rev: a tag or commit of it.

    Raises:
        Failure: the file cannot be read, or the hook cannot be added to it.
    """
    entry = _LOCAL if repo is None else _REMOTE.format(repo=_quoted(repo), rev=_quoted(rev or ""))
    if not path.exists():
        _write(path, "repos:\n" + _indented(entry, 2))
        return True
    try:
        text = path.read_bytes().decode("utf-8")
        root = parse_document(text, str(path))
        if "govlint" in _hooks(root):
            return False
        changed = _added(text, root, entry)
        if changed is None or len(_hooks(parse_document(changed, str(path)))) != len(_hooks(root)) + 1:
            raise Failure(
                f"{path} 的写法无法自动修改，请在 repos 下自行加入：\n{entry}",
                f"{path} is written in a way that cannot be added to; add this to its repos:\n{entry}",
            )
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path} 无法读取：{error}", f"{path} cannot be read: {error}") from None
    except DocumentError as error:
        raise Failure(error.describe("zh"), error.describe("en")) from None
    _write(path, changed)
    return True


def _hooks(root: Node) -> list[str]:
    """Return the ids of all hooks.

    Raises:
        DocumentError: it is not a configuration of pre-commit.
    """
    repos = root.entries().get("repos") if not root.is_null else None
    found = []
    for repo in repos.items() if repos is not None and not repos.is_null else ():
        hooks = repo.entries().get("hooks")
        for hook in hooks.items() if hooks is not None else ():
            identity = hook.entries().get("id")
            found.append(str(identity.content) if identity is not None else "")
    return found


def _added(text: str, root: Node, entry: str) -> str | None:
    """Return a configuration with a further entry; None where it is not known how."""
    entries = {} if root.is_null else root.entries()
    repos = entries.get("repos")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    if repos is None:
        block = "repos:\n" + _indented(entry, 2)
        return "".join(lines) + block.replace("\n", newline)
    if repos.key is None or not repos.is_list:
        return None
    items = repos.items()
    if not items:
        line = lines[repos.line - 1]
        lines[repos.line - 1] = line.replace("[]", "", 1).rstrip() + newline
        at, indent = repos.line, 2
    else:
        first = lines[items[0].line - 1]
        indent = len(first) - len(first.lstrip(" "))
        if not first.lstrip(" ").startswith("- "):
            return None
        keys = (node.key.line for node in entries.values() if node.key)
        at = min((line - 1 for line in keys if line > repos.line), default=len(lines))
        while at > 0 and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
            at -= 1
    block = _indented(entry, indent).replace("\n", newline)
    return "".join((*lines[:at], block, *lines[at:]))


def _indented(entry: str, columns: int) -> str:
    return "".join(" " * columns + line for line in entry.splitlines(keepends=True))


def _quoted(word: str) -> str:
    """Return a word as YAML takes it, whatever is in it."""
    import json

    return word if word.replace("/", "").replace(".", "").replace("-", "").isalnum() else json.dumps(word)


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise Failure(f"{path} 无法写入：{error}", f"{path} cannot be written: {error}") from None
