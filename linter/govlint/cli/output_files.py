"""The files that ``--output`` asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.atomic_files import write_whole
from govlint.cli.shown import lines_of
from govlint.cli.streams import complain
from govlint.readers import open_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govlint.cli.language import Language
    from govlint.contributed import RegisteredFormatter
    from govlint.formats import View
    from govlint.outcome import RunOutcome


def write_outputs(
    outputs: Sequence[tuple[RegisteredFormatter, Path]], run: RunOutcome, view: View, language: Language
) -> bool:
    """Write a run to files, each whole or not at all.

    Args:
        outputs: formats and files.
        run: what was found.
        view: how the screen shows it; files have no colours and always a summary.
        language: the language of complaints.

    Returns:
        Whether all of them could be written; what could not is told.
    """
    plain = view._replace(color=False, summary=True)
    failed = False
    for entry, path in outputs:
        lines = lines_of(entry, run, plain, language)
        if lines is None:
            failed = True
            continue
        text = entry.formatter.mark + "".join(f"{line}\n" for line in lines)
        try:
            write_whole(path, text.encode("utf-8", "backslashreplace"))
        except (OSError, ValueError) as error:
            failed = True
            reason = open_error(error if isinstance(error, OSError) else FileNotFoundError()).reason
            complain(language.say(f"{path} 无法写入：{reason.zh}", f"{path} cannot be written: {reason.en}"))
    return not failed
