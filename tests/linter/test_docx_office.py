"""Documents as LibreOffice writes them: the same report, and the numbers that LibreOffice counts."""

from __future__ import annotations

import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.support.format_reports import format_reports
from tests.support.word_package import document, level, list_of, lists, paragraph
from tests.support.word_reports import docx_of

from govlint.readers import read_bytes
from govlint_grammar.canonical import canonical_text
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.parser import parse_report
from govlint_grammar.source import Source

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice")
LONGEST = 240
WAYS = ("decimal", "chineseCounting", "chineseCountingThousand", "upperLetter", "lowerRoman", "decimalEnclosedCircle",
        "ideographTraditional", "japaneseCounting")  # fmt: skip

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def convert(folder: Path, kind: str, files: list[Path]) -> Path:
    """Let LibreOffice write files in another format, in a profile of its own."""
    made = folder / kind.partition(":")[0]
    made.mkdir()
    command = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(made), *map(str, files)]
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        pytest.skip("LibreOffice takes too long on this machine")
    if len(list(made.iterdir())) != len(files):
        pytest.skip("LibreOffice does not run on this machine")
    return made


def canonical(source: Source) -> str:
    return canonical_text(parse_report(source, packaged_forms()))


def test_reports_that_libreoffice_has_written(tmp_path: Path) -> None:
    names = ("water-requests", "water-headings", "welfare-numbers")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(docx_of(format_reports()[name]))
    odt = convert(tmp_path, "odt", sorted(tmp_path.glob("*.docx")))
    written = convert(tmp_path, "docx", sorted(odt.iterdir()))
    for name in names:
        data = (written / f"{name}.docx").read_bytes()
        assert data != (tmp_path / f"{name}.docx").read_bytes()
        assert canonical(read_bytes(data, "a.docx")) == canonical(Source(format_reports()[name])), name


def counted(draw: random.Random) -> bytes:
    """Return a document with lists drawn at random, whose paragraphs leave no level out."""
    definitions = []
    for _ in range(2):
        shown = [
            [f"%{at}、", f"（%{at}）", ".".join(f"%{upper}" for upper in range(1, at + 1))]
            for at in (1, 2, 3)
        ]
        definitions.append(
            '<w:multiLevelType w:val="multilevel"/>'
            + "".join(
                level(
                    at,
                    draw.choice(WAYS),
                    draw.choice(shown[at]),
                    '<w:suff w:val="nothing"/>',
                    draw.choice([1, 1, 2, 5]),
                )
                for at in range(3)
            )
        )
    deepest = {1: -1, 2: -1}
    body = ""
    for _ in range(14):
        number = draw.choice([1, 1, 2, 8])
        definition = 1 if number in (1, 8) else 2
        deepest[definition] = min(draw.choice([0, 0, 1, 1, 2]), deepest[definition] + 1)
        body += paragraph("词", number=(number, deepest[definition]))
    return document(body, numbering=lists(*definitions, nums=list_of(8, 1)))


def test_numbers_are_those_that_libreoffice_counts(tmp_path: Path) -> None:
    draw = random.Random(2021)  # noqa: S311 - the same documents every time
    for at in range(12):
        (tmp_path / f"{at}.docx").write_bytes(counted(draw))
    written = convert(tmp_path, "txt:Text (encoded):UTF8", sorted(tmp_path.glob("*.docx")))
    for each in tmp_path.glob("*.docx"):
        theirs = (written / f"{each.stem}.txt").read_text("utf-8-sig")
        own = read_bytes(each.read_bytes(), "a.docx").text
        assert own.split() == [line.replace(" ", "") for line in theirs.splitlines() if line.strip()]
