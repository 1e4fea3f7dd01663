"""LibreOffice at work: a document in, a Word document out."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from govlint.readers.errors import UnreadableFile
from govlint.readers.limits import LARGEST_FILE, check_size
from govlint.readers.office.reasons import NOT_OPENED, TOO_LONG
from govlint.readers.processes import OutOfTime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.office.kinds import Kind

LONGEST_TIME = 90
"""Seconds, of the processor and by the clock."""

LARGEST_MEMORY = 4 << 30
"""Bytes of address space, where the system can hold a program to them."""

_COMMON = "/org.openoffice.Office.Common"
# Macros never run; what a document links to is not fetched; and if something still asked for the network, it
# would be sent to a port where nobody answers.
_SETTINGS = (
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")


def converted(data: bytes, kind: Kind, program: Path) -> bytes:
    """Return what LibreOffice makes of a document, as the bytes of a Word document.

    Raises:
        UnreadableFile: it cannot open the document, or takes too long, or what it makes is too large.
    """
    with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _write_profile(folder / "profile" / "user")
        given = folder / f"report.{kind.suffixes[0]}"
        given.write_bytes(data)
        command = (
            *_limits(),
            *(str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *(f"--infilter={kind.filter}", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(folder / "made"), str(given)),
        )
        kept = {key: value for key, value in os.environ.items() if key.upper() in _KEPT_VARIABLES}
        environment = {**kept, "HOME": name, "TMPDIR": name, "TEMP": name, "TMP": name}
        try:
            run(command, seconds=LONGEST_TIME, largest_output=0, folder=folder, environment=environment)
        except OutOfTime:
            raise UnreadableFile(TOO_LONG) from None
        except OSError:
            raise UnreadableFile(NOT_OPENED) from None
        try:
            with (folder / "made" / "report.docx").open("rb") as made:
                document = made.read(LARGEST_FILE + 1)
        except FileNotFoundError:
            raise UnreadableFile(NOT_OPENED) from None
    check_size(document)
    return document


def _limits() -> Sequence[str]:
    """Return the beginning of a command that has its program held to limits, where the system can do that."""
    if os.name != "posix":
        return ()
    numbers = (LARGEST_MEMORY, LARGEST_FILE, LONGEST_TIME)
    return (sys.executable, "-P", "-m", "govlint.readers.limited", *map(str, numbers))


def _write_profile(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>\n",
        "utf-8",
    )
