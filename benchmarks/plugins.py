"""What plugins cost at start-up: a check with twenty of them, five rules each, against one without."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import dedent

from benchmarks.corpus import reports
from benchmarks.timing import medians, verdict

_LIMIT = 0.5
_PLUGINS, _RULES = 20, 5

_HEAD = '''
"""A plugin of the benchmark."""

from govlint.api import Rule, Severity, Text
from govlint.hooks import hookimpl
'''

_RULE = '''

class Word{number}(Rule):
    """The word {word} is in the report.

    What it checks:
        The report does not speak of {word}.

    Basis:
        Practice, for this measurement.

    Why:
        It is measured.

    Fails:
        base: "2021"
        edits: {{say: {{other: {word}}}}}

    Passes:
        base: "2021"

    How to mend:
        Leave the word out.

    Options:
        None.

    Exceptions:
        None.
    """

    page_zh = """报告中有“{word}”一词

    检查内容:
        报告不提“{word}”。

    依据:
        实际工作要求（测量用）。

    为什么:
        测量用。

    不合规示例:
        base: "2021"
        edits: {{say: {{other: {word}}}}}

    合规示例:
        base: "2021"

    如何修改:
        删去该词。

    配置项:
        无。

    例外:
        无。
    """

    code = "{code}"
    name = "no-word-{code_lower}"
    severity = Severity.INFO
    messages = {{"default": Text("报告中有“{word}”", "the report says {word}")}}

    def check(self, subject, context):
        text = subject.source.text
        at = text.find("{word}")
        if at >= 0:
            yield self.found(context.place(at), "default")
'''

_HOOK = """

@hookimpl
def govlint_rules():
    return [{classes}]
"""

_PACK_RULE = """
  - code: {code}
    name: no-word-{code_lower}
    severity: info
    find: {word}
    messages: {{zh: "报告中有“{{found}}”", en: "the report says {{found}}"}}
    page:
      zh: {{complaint: 有该词, checks: 不提该词。, basis: 实际工作要求。, why: 测量用。, mend: 删去。}}
      en: {{complaint: The word, checks: No word., basis: Practice., why: Measured., mend: Drop it.}}
    examples:
      pass: {{base: "2021"}}
      fail: {{base: "2021", say: {{other: {word}。}}}}
"""


def main(rounds: int = 15) -> bool:
    """Print the ratio for plugins in Python and for packs; return whether the limit is held by both."""
    bare = [sys.executable, "-c", "import lark, ruamel.yaml"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(next(reports(1)), "utf-8")
        check = [sys.executable, "-m", "govlint", "check", "--fail-on", "never", str(report)]
        sides = {"import": lambda: _run(bare, ""), "without": lambda: _run(check, "")}
        for kind in ("python", "packs"):
            path = _written(Path(folder) / kind, kind)
            sides[kind] = lambda path=path: _run(check, str(path))
        taken = medians(sides, rounds)
    held = []
    for kind in ("python", "packs"):
        ratio = (taken[kind] - taken["without"]) / taken["import"]
        added, without = (taken[kind] - taken["without"]) * 1e3, taken["without"] * 1e3
        print(
            f"{_PLUGINS} plugins of {_RULES} rules ({kind}) add {added:.0f} ms to {without:.0f} ms, ", end=""
        )
        print(f"import lark, ruamel.yaml {taken['import'] * 1e3:.0f} ms: {verdict(ratio, _LIMIT)}")
        held.append(ratio <= _LIMIT)
    return all(held)


def _run(command: list[str], path: str) -> None:
    # An installed plugin has its bytecode, as govlint has.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if path:
        kept["PYTHONPATH"] = path
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept)


def _written(folder: Path, kind: str) -> Path:
    """Write the plugins as pip would have installed them, and return the folder."""
    for number in range(_PLUGINS):
        name = f"bench_{kind}_{number:02}"
        package = folder / name
        package.mkdir(parents=True)
        first = number * _RULES
        if kind == "python":
            (package / "__init__.py").write_text(_python(first), "utf-8")
        else:
            (package / "rules.yaml").write_text(_pack(name.replace("_", "-"), first), "utf-8")
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[govlint]\n{name} = {name}\n", "utf-8")
    return folder


def _python(first: int) -> str:
    numbers = range(first, first + _RULES)
    rules = [dedent(_RULE).format(number=number, **_named("BP", number)) for number in numbers]
    return _HEAD + "".join(rules) + _HOOK.format(classes=", ".join(f"Word{number}" for number in numbers))


def _pack(name: str, first: int) -> str:
    rules = [_PACK_RULE.format(**_named("BK", number)) for number in range(first, first + _RULES)]
    return f"pack: {{id: {name}, version: 1.0.0, schema: 1}}\nrules:{''.join(rules)}"


def _named(letters: str, number: int) -> dict[str, str]:
    code = f"{letters}{number + 101}"
    return {"code": code, "code_lower": code.lower(), "word": f"测量用词{number + 101}号"}
