"""An output format: what is to be mended, as a list in Markdown that an office can hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Formatter, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Diagnostic, FileOutcome, RunOutcome, View

_TITLE = Text("整改清单", "To mend")
_NOTHING = Text("没有需要整改的问题。", "Nothing is to be mended.")
_UNKNOWN = Text("（未能识别机关名称）", "(agency not understood)")
_REVIEW = Text("（待复核）", "(to review) ")


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the list: a heading for each report that has something to mend, and a box for each finding."""
    lang = view.lang
    yield f"# {_TITLE.in_language(lang)} {run.as_of.isoformat()}"
    open_files = [(file, found) for file in run.files if (found := _causes(file))]
    if not open_files:
        yield ""
        yield _NOTHING.in_language(lang)
    for file, found in open_files:
        yield ""
        yield f"## {_plain(file.agency or _UNKNOWN.in_language(lang))} {file.year or ''}".rstrip()
        yield ""
        for finding in found:
            yield f"- [ ] {finding.code} {_where(finding, lang)}{_what(finding, lang)}"


def _causes(file: FileOutcome) -> list[Diagnostic]:
    """Return the findings that stand for themselves: to mend a cause mends what follows from it."""
    return [finding for finding in file.diagnostics if not finding.because_of]


def _where(finding: Diagnostic, lang: str) -> str:
    words = " › ".join(word.in_language(lang) for word in finding.place.words)
    return f"{_plain(words)}: " if words else ""


def _what(finding: Diagnostic, lang: str) -> str:
    doubt = _REVIEW.in_language(lang) if finding.verdict.value == "review" else ""
    return doubt + _plain(finding.message.in_language(lang))


def _plain(text: str) -> str:
    """Return words of a report without what Markdown or a terminal would take for something else."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in shown)


CHECKLIST = Formatter(
    "checklist", Text("Markdown 整改清单", "what is to be mended, as a list in Markdown"), lines
)
