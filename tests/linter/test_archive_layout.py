"""Agency and year from the path of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.archive_layout import ArchiveLayout, unknown_field

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("layout", "path", "expected"),
    [
        ("{year}/{agency}.txt", "2022/水务局.txt", ("水务局", 2022)),
        ("{year}/{agency}.txt", "2022/towns/水务局.txt", (None, None)),
        ("**/{year}/{agency}.txt", "a/b/2022/水务局.txt", ("水务局", 2022)),
        ("**/{agency}.txt", "水务局.txt", ("水务局", None)),
        ("{agency}/{year}*.txt", "水务局/2022年报.txt", ("水务局", 2022)),
        ("{agency}{year}年*", "水务局2021年年度报告.txt", ("水务局", 2021)),
        ("{year}/*", "1822/a.txt", (None, None)),
        ("./{agency}.???", "a.b.txt", ("a.b", None)),
        ("{agency}.txt", "../水务局.txt", (None, None)),
    ],
)
def test_the_first_layout_that_fits_counts(
    tmp_path: Path, layout: str, path: str, expected: tuple[str | None, int | None]
) -> None:
    assert ArchiveLayout(("none/{agency}", layout), tmp_path).facts(tmp_path / path) == expected


@pytest.mark.parametrize(
    ("layout", "wrong"),
    [("{year}", None), ("{}", "{}"), ("{jahr}", "{jahr}"), ("{year", "{"), ("{year}{year}", "{year}")],
)
def test_what_a_layout_cannot_have(layout: str, wrong: str | None) -> None:
    assert unknown_field(layout) == wrong
